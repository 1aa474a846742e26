/* The box that says of a list that there is nothing to give. */

import { isBlank, valueAt } from "./facts.js";

/* `show` draws a list anew, `pathOf` gives the path of its key. */
export function setUpNone(form, desk, { lists, pathOf, show }) {
  const aside = new Map(); // what was given before somebody said that there is none

  const hasNone = (path) => {
    const given = valueAt(desk.draft.facts, path);
    return Array.isArray(given) && !given.length && desk.definition.may_be_empty.includes(path);
  };

  /* That there is none can be said only as long as none is given. */
  function showNone(list) {
    const none = list.querySelector("[data-ww-none]");
    if (!none) return;
    none.checked = hasNone(pathOf(list));
    none.closest(".ww-choice").hidden = !none.checked && !isBlank(valueAt(desk.draft.facts, pathOf(list)));
  }

  // Around the form, where the event comes by once the answer is taken over.
  form.parentElement.addEventListener("input", (event) => {
    const list = event.target.name && event.target.closest(lists);
    if (list) showNone(list);
  });

  form.addEventListener("change", (event) => {
    const path = event.target.dataset.wwNone;
    if (!path) return;
    const { facts } = desk.draft;
    if (event.target.checked) {
      aside.set(path, facts[path]);
      facts[path] = [];
    } else if (aside.get(path)) facts[path] = aside.get(path);
    else delete facts[path];
    show(event.target.closest(lists));
    desk.changed();
  });

  return { hasNone, showNone };
}
