/* In the list of steps, what is missing and wrong in each step and each chapter. */

import { isBlank, isWarning } from "./kinds.js";

function tell(state, { missing, wrong }, isNeeded) {
  state.textContent = wrong ? `${wrong} to mend` : missing ? `${missing} missing` : isNeeded ? "done" : "";
  state.classList.toggle("ww-steps-list__state--wrong", wrong > 0);
  state.classList.toggle("ww-steps-list__state--done", !wrong && !missing);
}

/* `names` are those of the steps; `stepOf` gives the one that a problem is in. */
export function showStates(place, names, problems, stepOf) {
  const counts = new Map(names.map((name) => [name, { missing: 0, wrong: 0 }]));
  for (const problem of problems) {
    const count = counts.get(stepOf(problem));
    if (!count || isWarning(problem)) continue;
    if (isBlank(problem)) count.missing += 1;
    else count.wrong += 1;
  }
  for (const [name, count] of counts) {
    const isNeeded = place.querySelector(`[data-ww-step="${name}"] .ww-ask__need--must`);
    tell(place.querySelector(`[data-ww-to="${name}"] [data-ww-state]`), count, isNeeded);
  }
  for (const chapter of place.querySelectorAll("[data-ww-chapter]")) {
    const all = [...chapter.parentElement.querySelectorAll("[data-ww-to]")].map((link) => counts.get(link.dataset.wwTo));
    const sum = (what) => all.reduce((total, count) => total + count[what], 0);
    tell(chapter.querySelector("[data-ww-state]"), { missing: sum("missing"), wrong: sum("wrong") }, true);
  }
}
