/* The last step: read it over, and take it out of the browser by e-mail, by GitHub or as text. */

import { hand } from "./draftfile.js";

export function setUpSending(place, desk) {
  const { rules } = desk;
  const find = (name) => place.querySelector(`[data-ww-${name}]`);
  const settings = place.dataset;
  const nameField = find("slug");
  const said = find("way-said");
  let ready = { text: "", name: "", file: "" };

  function letter() {
    const title = rules.title(desk.draft);
    const files = [...desk.files.keys()];
    return [
      "Hello,",
      "",
      `here is ${desk.kind === "case" ? "a case" : "what came of a trial"} for ${settings.site}: ${title}.`,
      `The file ${ready.file} is attached to this e-mail.`,
      ...(desk.kind === "trial" ? ofWhich(desk.draft.case) : []),
      ...(files.length ? [`It also holds: ${files.join(", ")}.`] : []),
      "",
      "The form had nothing left to mend. Please tell me when it has arrived, and what happens next.",
      "",
      "My name, my role and my school:",
      "",
    ].join("\n");
  }

  /* The file of a trial does not name its case, so the e-mail says where it belongs. */
  function ofWhich(slug) {
    const page = new URL(`${settings.root}cases/${slug}/`, location.href).href;
    return [
      `The case that was tried: ${desk.definition.cases[slug] || slug}, ${page}`,
      `The file belongs in: cases/${slug}/trials/`,
    ];
  }

  function show() {
    const { draft } = desk;
    const name = draft.slug || rules.name(draft);
    if (document.activeElement !== nameField) nameField.value = name;
    const text = rules.text(draft);
    ready = { text, name, file: rules.fileName(name) };
    find("text").textContent = text;
    find("zip-name").textContent = ready.file;
    find("letter").textContent = letter();
    const mail = find("mail");
    if (mail) {
      mail.href = `mailto:${settings.email}?subject=${encodeURIComponent(`${desk.kind === "case" ? "A case" : "A trial"}: ${rules.title(draft)}`)}&body=${encodeURIComponent(letter().replaceAll("\n", "\r\n"))}`;
    }
    if (!settings.repo) return;
    const address = rules.newFile(settings.repo, settings.branch, name, text, draft);
    find("fits").hidden = !address;
    for (const step of place.querySelectorAll("[data-ww-too-long]")) step.hidden = Boolean(address);
    if (address) find("new-file").href = address;
    find("empty-file").href = rules.emptyFile(settings.repo, settings.branch, name, draft);
    if (find("has-files")) {
      find("has-files").hidden = !desk.files.size;
      find("upload").href = rules.upload(settings.repo, settings.branch, name);
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "Copied.";
    } catch {
      said.textContent = "Your browser did not allow it. Open the text above, select it and copy it.";
    }
  }

  nameField.addEventListener("input", () => {
    desk.draft.slug = nameField.value.trim();
    desk.changed();
  });
  place.addEventListener("click", async (event) => {
    const is = (name) => event.target.closest(`[data-ww-${name}]`);
    if (is("download-zip")) {
      hand(await rules.file(ready.name, ready.text, [...desk.files.values()]));
      said.textContent = `${ready.file} is in your downloads.`;
    } else if (is("copy-letter")) await copy(letter());
    else if (is("copy-text")) await copy(ready.text);
    else if (is("download-text")) {
      hand(new File([ready.text], rules.textName(ready.name), { type: "text/plain" }));
      said.textContent = `${rules.textName(ready.name)} is in your downloads.`;
    }
  });

  return { show };
}
