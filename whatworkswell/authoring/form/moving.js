/* What happens as somebody moves from step to step: the step is remembered, and what is wrong on it is told before it is left. */

import { find } from "./page.js";
import { setUpSteps } from "./steps.js";

const isNarrow = () => matchMedia("(max-width: 60em)").matches;

export function setUpMoving(desk) {
  const title = document.title;
  const { overview, parts } = desk;

  return setUpSteps(find("desk"), {
    onShow(step, number, count) {
      parts.where = `Step ${number + 1} of ${count}`;
      if (step.dataset.wwStep === "check-and-send") desk.draft.tried = true;
      if (desk.draft.rev) {
        desk.draft.step = step.dataset.wwStep;
        parts.keeping.save();
      }
      document.title = `${step.querySelector("h2").textContent} - ${title}`;
      if (parts.problems) overview.look();
    },
    onLeave(step) {
      overview.look();
      const wrong = parts.problems.of(step);
      const box = step.querySelector("[data-ww-summary]");
      const wasTold = !box.hidden;
      if (!parts.problems.summary(box, [["To mend on this step", wrong]]) || wasTold) return true;
      const more = document.createElement("p");
      more.textContent = "Mend it now, or press Continue again to leave it for later.";
      box.append(more);
      box.focus();
      return false;
    },
  });
}

/* On a narrow screen the list of steps is closed until it is asked for, and again once a step is chosen. */
export function foldSteps(place) {
  const fold = () => {
    if (isNarrow()) find("steps").open = false;
  };
  fold();
  place.addEventListener("click", (event) => {
    if (event.target.closest("[data-ww-to]")) fold();
  });
}
