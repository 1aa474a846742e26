/* The sections of the account: a plain place to write, and beside it what the page will look like. */

import { base64 } from "./draftfile.js";
import { previewNodes } from "./preview.js";

const PICTURE = /\.(jpe?g|png|webp)$/;

export function setUpAccount(form, desk, whole) {
  /* Pictures that go with the case, as addresses that the page may show: they have not been sent anywhere. */
  async function pictures(text) {
    const shown = [...desk.files.values()].filter((file) => PICTURE.test(file.name) && text.includes(file.name));
    /** @returns {Promise<[string, string]>} */
    const read = async (file) => [
      file.name,
      `data:${file.type || `image/${file.name.split(".").pop()}`};base64,${await base64(file)}`,
    ];
    return new Map(await Promise.all(shown.map(read)));
  }

  form.addEventListener("click", async (event) => {
    const box = event.target.closest("[data-ww-section]");
    const button = box && event.target.closest("[data-ww-write], [data-ww-look]");
    if (!button) return;
    const isLook = button.matches("[data-ww-look]");
    const text = box.querySelector("textarea");
    const shown = box.querySelector("[data-ww-shown]");
    for (const one of box.querySelectorAll("[data-ww-write], [data-ww-look]"))
      one.setAttribute("aria-pressed", String(one === button));
    text.hidden = isLook;
    shown.hidden = !isLook;
    if (!isLook) {
      text.focus();
      return;
    }
    if (text.value.trim()) shown.replaceChildren(previewNodes(text.value, await pictures(text.value)));
    else shown.textContent = "There is nothing to show yet.";
    shown.focus();
  });

  /* The whole account, as the page of the case will tell it. */
  whole?.addEventListener("toggle", async () => {
    if (!whole.open) return;
    const place = whole.querySelector("[data-ww-shown]");
    place.replaceChildren();
    for (const [id, section] of Object.entries(desk.definition.sections)) {
      const text = desk.draft.account[id] || "";
      if (!text.trim()) continue;
      const heading = document.createElement("h3");
      heading.textContent = section.heading;
      place.append(heading, previewNodes(text, await pictures(text)));
    }
  });
}
