/* What the page says of the draft being kept in this browser, and the file that saves it where it is not. */

import { draftFile, hand } from "./draftfile.js";
import { announce, find, trouble } from "./page.js";
import { setUpSaving } from "./saving.js";

export const TROUBLE = {
  forbidden:
    "This browser does not let the page keep anything; a private window may be the reason. You can fill in the form, but what you type is gone when you close it. Save it as a file before you do.",
  full: "This browser has no room left to keep your draft. What you typed last is not kept. Save it as a file now.",
  unshown:
    "That draft cannot be shown, because something in it is not as it should be. Nothing of it is lost: save it as a file below and send it to the people who run this site, or delete it.",
  failed: "Your draft could not be kept in this browser. Save it as a file now, so that nothing is lost.",
};
const OVERTAKEN =
  "This draft was changed or deleted in another tab, so nothing more is kept from this one. If you typed something here since, save the draft as a file first.";

function tellKept(isKept) {
  find("saved").textContent = isKept ? "Kept in this browser" : "Not kept in this browser";
  find("saved").classList.toggle("ww-progress__saved--not", !isKept);
}

export function setUpKeeping(desk) {
  async function saveAsFile() {
    const { draft, rules } = desk;
    const file = await draftFile({ ...draft, slug: draft.slug || rules.name(draft) }, [...desk.files.values()]);
    hand(file);
    saving.isSafe();
    announce(`${file.name} is in your downloads.`);
  }

  function kept(state) {
    tellKept(state === "saved");
    if (state !== "saved") trouble(TROUBLE[state], "Save the draft as a file", saveAsFile);
    else if (Object.values(TROUBLE).some((text) => find("trouble").dataset.text?.startsWith(text))) trouble("");
  }

  const saving = setUpSaving(desk, {
    onState: kept,
    onBusy: (isBusy) => find("saved").setAttribute("aria-busy", String(isBusy)),
    onOvertaken() {
      find("questions").inert = true;
      tellKept(false);
      trouble(OVERTAKEN, "Save the draft as a file", saveAsFile, ["Load the draft afresh", () => location.reload()]);
    },
  });

  return { ...saving, kept, saveAsFile };
}
