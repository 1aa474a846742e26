/* What is wrong with a field, told beside it as soon as it was left, with a button that mends it where that is clear. */

import { fieldOf } from "./fields.js";
import { inWords, isBlank, isPersonal, isWarning } from "./kinds.js";
import { plainer } from "./plainer.js";

/* Beside the message a button that mends it. */
function offer(wrong, control, text) {
  const next = wrong.nextElementSibling;
  const stands = next?.dataset.wwUse ? next : null;
  if (stands?.value === text) return;
  stands?.remove();
  if (!text) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ww-button ww-button--small";
  button.dataset.wwUse = control.id;
  button.value = text;
  button.textContent = `Use ${text}`;
  wrong.after(button);
}

function use(button) {
  const control = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.wwUse));
  control.value = button.value;
  control.focus();
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/* Only what has changed is written: each note is read aloud when it changes. */
function write(wrong, note) {
  const text = note ? [...note.texts].join(" ") : "";
  if (wrong.textContent !== text) wrong.textContent = text;
  wrong.hidden = !text;
  wrong.classList.toggle("ww-ask__wrong--kind", Boolean(note?.isKind));
  const control = document.getElementById(wrong.id.replace(/-wrong$/, ""));
  if (!control?.matches("input, select, textarea")) return;
  offer(wrong, control, note?.instead);
  if (note && !note.isKind) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

export function setUpBeside(place, desk) {
  const touched = new Set();
  let shown = [];

  function show() {
    const notes = new Map();
    for (const problem of shown) {
      const found = fieldOf(problem.field);
      if (!found) continue;
      const active = /** @type {HTMLInputElement | null} */ (document.activeElement);
      const isBeingTyped = active?.name === found.path && !touched.has(found.path);
      if (isBlank(problem) ? !desk.draft.tried : isBeingTyped && !isPersonal(problem)) continue;
      const note = notes.get(found.wrong) || { texts: new Set(), isKind: true };
      note.texts.add(inWords(problem));
      note.isKind &&= isWarning(problem);
      note.instead ||= plainer(problem.code, found.control.value || "");
      notes.set(found.wrong, note);
    }
    for (const wrong of place.querySelectorAll('.ww-ask__wrong[id^="f-"]')) write(wrong, notes.get(wrong));
  }

  place.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ww-use]");
    if (button) use(button);
  });
  place.addEventListener("focusout", (event) => {
    if (!event.target.name) return;
    touched.add(event.target.name);
    show();
  });

  return {
    show(problems) {
      shown = problems;
      show();
    },
  };
}
