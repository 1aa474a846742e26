/* Between the answers and the controls on the page: a control's name is the path of its key. */

import { isOdd } from "./engine/text.js";
import { setAt, valueAt } from "./facts.js";

const BREAKS = /[\v\f\x85\u2028\u2029]/g;

const isMany = (control) => control.type === "checkbox" && control.value !== "true";

/* The place of an answer: a section of the account, the case that a trial is of, or a path among the facts. */
function holder(/** @type {Draft} */ draft, control) {
  if (control.closest("[data-ww-section]")) return draft.account;
  return control.name === "case" ? draft : draft.facts;
}

/* The text without the signs that nobody sees and no file may hold; they come with what is pasted. The control shows the same,
   with the cursor where it was. */
function seen(control) {
  const isLine = control.localName === "input";
  const mended = (text) =>
    [...text.replace(BREAKS, isLine ? " " : "\n")].filter((sign) => sign === "\t" || sign === "\n" || !isOdd(sign)).join("");
  const text = mended(control.value);
  if (text !== control.value) {
    const cursor = mended(control.value.slice(0, control.selectionEnd)).length;
    control.value = text;
    control.setSelectionRange(cursor, cursor);
  }
  return text;
}

/* Takes over what was typed or chosen in a control; the order in which words were chosen is kept. */
export function readControl(/** @type {Draft} */ draft, control) {
  const tree = holder(draft, control);
  if (isMany(control)) {
    const others = (valueAt(tree, control.name) || []).filter((word) => word !== control.value);
    setAt(tree, control.name, control.checked ? [...others, control.value] : others);
  } else if (control.type === "checkbox") {
    setAt(tree, control.name, control.checked ? "true" : "");
  } else if (control.type !== "radio" || control.checked) {
    const text = control.matches("textarea, [type=text]") ? seen(control) : control.value;
    if (tree === draft.facts) setAt(tree, control.name, text);
    else tree[control.name] = text;
  }
}

/* Shows the answer in a control. A word that the list does not have stays, under its own name, until another is chosen. */
export function fillControl(/** @type {Draft} */ draft, control) {
  const tree = holder(draft, control);
  const held = tree === draft.facts ? valueAt(tree, control.name) : tree[control.name];
  if (isMany(control)) control.checked = Array.isArray(held) && held.includes(control.value);
  else if (control.type === "checkbox") control.checked = held === "true";
  else if (control.type === "radio") control.checked = control.value === (held || "");
  else {
    const text = typeof held === "string" ? held : "";
    if (control.localName === "select" && text && ![...control.options].some((option) => option.value === text)) {
      control.add(new Option(text, text));
    }
    control.value = text;
  }
}

export function fillAll(place, /** @type {Draft} */ draft) {
  for (const control of place.querySelectorAll("input[name], select[name], textarea[name]")) fillControl(draft, control);
}

/* How much room is left in a text. */
export function showRoom(control) {
  const said = control.parentElement.querySelector("[data-ww-left]");
  if (!said || !control.dataset.longest) return;
  const longest = Number(control.dataset.longest);
  const length = [...control.value.trim().replace(/\s+/g, " ")].length;
  const isNear = length > longest * 0.6 || (length && control.localName === "textarea");
  const text = length > longest ? `${length - longest} too many: ${length} of ${longest}` : `${length} of ${longest} characters`;
  said.textContent = isNear ? text : "";
  said.classList.toggle("ww-ask__left--over", length > longest);
}
