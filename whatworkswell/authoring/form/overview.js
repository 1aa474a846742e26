/* Everything on the page that depends on the answers, but for the controls themselves: what is missing and what is wrong. */

import { nameOf } from "./draft.js";
import { find, place } from "./page.js";

/* The list of what keeps the draft from going, or the ways in which it can go. */
function showLastStep({ problems, sending }) {
  const { missing, wrong, warnings } = problems;
  const last = place.querySelector('[data-ww-step="check-and-send"]');
  const groups = [
    ["To mend before it can go", wrong],
    ["Still missing", missing],
  ];
  const isHeld = problems.summary(last.querySelector("[data-ww-summary]"), groups);
  find("ready").hidden = isHeld;
  find("ways").hidden = isHeld;
  problems.summary(find("look-over"), [["Worth another look", warnings]]);
  sending.show();
}

function showProgress({ problems }) {
  const { missing, wrong } = problems;
  const all = missing.length + wrong.length;
  find("missing-count").textContent = `What is missing: ${all}`;
  find("missing").hidden = !all;
  find("missing")
    .querySelector("[data-ww-list]")
    .replaceChildren(...[...wrong, ...missing].map(problems.link));
  const needed = find("questions").querySelectorAll(".ww-ask__need--must").length;
  find("progress").max = needed;
  find("progress").value = Math.max(0, needed - all);
  const blank = missing.length ? `${missing.length} still missing` : "nothing is missing";
  return wrong.length ? `${blank}, ${wrong.length} to mend` : blank;
}

export function setUpOverview(desk) {
  const inside = new Map(); // what is wrong within a file, by the file
  let soon = 0;

  function look() {
    const { parts } = desk;
    const files = [...desk.files.values()];
    const within = files.flatMap((file) => inside.get(file) || []);
    parts.problems.show(desk.rules.check(desk.draft, files, within));
    const count = showProgress(parts);
    find("draft-name").textContent = nameOf(desk.draft, desk.definition);
    find("where").textContent = `${parts.where}: ${count}`;
    if (parts.steps.now === "check-and-send") showLastStep(parts);
  }

  return {
    look,
    lookSoon() {
      clearTimeout(soon);
      soon = setTimeout(look, 150);
    },
    /* Looks into files too, which takes longer. */
    async lookInto(files) {
      for (const file of files) {
        const wrong = await desk.rules.checkInside(file);
        if (wrong.length) inside.set(file, wrong);
      }
      if (inside.size) look();
    },
  };
}
