/* What is still missing and what must be mended: beside each field, in the list of steps, and as one list of links. */

import { setUpBeside } from "./beside.js";
import { fieldOf, idOf, nameOf, order } from "./fields.js";
import { isBlank, isWarning, isWrong } from "./kinds.js";
import { showStates } from "./stepstates.js";

export function setUpProblems(place, desk, steps) {
  const beside = setUpBeside(place, desk);
  let shown = [];

  const stepOf = (problem) => steps.stepOf(fieldOf(problem.field)?.wrong || place);

  /* Leads to a field, through the step that it is in. */
  function lead(path) {
    const found = fieldOf(path);
    if (!found) return;
    steps.go(steps.stepOf(found.wrong));
    const { control } = found;
    const first = control.matches("fieldset")
      ? control.querySelector("input:not([type=search]):not([hidden]), select, textarea")
      : control;
    const target = first?.offsetParent ? first : control;
    target.focus();
    target.scrollIntoView({ block: "center" });
  }

  function link(problem) {
    const entry = document.createElement("li");
    const anchor = document.createElement("a");
    const found = fieldOf(problem.field);
    const name = nameOf(problem.field, place);
    const words = `${problem.message}${problem.found ? ` (${problem.found})` : ""}`;
    anchor.href = `#${found ? idOf(found.path) : ""}`;
    anchor.textContent = isBlank(problem) ? name : `${name}: ${words}`;
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      lead(problem.field);
    });
    entry.append(anchor);
    return entry;
  }

  /* The list at the head of a step, in the manner of a letter of what to mend. */
  function summary(box, groups) {
    box.replaceChildren();
    for (const [text, problems] of groups) {
      if (!problems.length) continue;
      const title = document.createElement("h3");
      const list = document.createElement("ul");
      title.textContent = text;
      list.append(...problems.map(link));
      box.append(title, list);
    }
    box.hidden = !box.childElementCount;
    box.tabIndex = -1;
    return !box.hidden;
  }

  return {
    show(problems) {
      const placed = problems
        .map((problem) => [problem, fieldOf(problem.field)?.wrong])
        .filter(([problem, wrong]) => wrong || !isWarning(problem));
      placed.sort(([, one], [, other]) => order(one, other));
      shown = placed.map(([problem]) => problem);
      beside.show(shown);
      showStates(place, steps.names, shown, stepOf);
    },
    get missing() {
      return shown.filter(isBlank);
    },
    get wrong() {
      return shown.filter(isWrong);
    },
    get warnings() {
      return shown.filter(isWarning);
    },
    of: (step) => shown.filter((problem) => isWrong(problem) && stepOf(problem) === step.dataset.wwStep),
    summary,
    link,
  };
}
