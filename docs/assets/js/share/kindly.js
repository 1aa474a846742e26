/* While somebody types: a kind word where a text may name a person or show who somebody is. The checker says it again. */

import { sightings } from "./personal.js";

const SOON = 500;

export function setUpKindly(form) {
  const waiting = new Map();

  function note(control) {
    const box = control.closest("[data-ww-ask]") || control.parentElement;
    let said = box.querySelector(":scope > .ww-kindly");
    const found = sightings(control.value);
    if (!found.length && !said) return;
    if (!said) {
      said = document.createElement("p");
      said.className = "ww-kindly";
      said.setAttribute("role", "status");
      control.after(said);
    }
    const seen = [...new Set(found.map((one) => `“${one.found}”`))].slice(0, 3);
    said.hidden = !found.length;
    said.textContent = found.length ? `Before you go on: ${seen.join(", ")} may tell who somebody is. ${found[0].mend || ""}`.trim() : "";
  }

  form.addEventListener("input", (event) => {
    const control = event.target;
    if (!control.name || !control.matches("textarea, input[type=text]")) return;
    clearTimeout(waiting.get(control));
    waiting.set(control, setTimeout(() => note(control), SOON));
  });
}
