/* What is still missing and what must be mended: beside each field, in the list of steps, and as one list of links. */

import { plainer } from "./plainer.js";

/* The codes that stand for something that is not there yet. */
const BLANK = new Set(["E011", "E013", "E030", "E033"]);

export const isBlank = (problem) => BLANK.has(problem.code);
/* What may show who somebody is: told at once, with the words that were found. */
const isPersonal = (problem) => /^[EW]08/.test(problem.code);
const isWarning = (problem) => problem.severity === "warning";

/* The message with all that helps to mend it, as the checker prints it. */
export function inWords(problem) {
  const allowed = Array.isArray(problem.allowed) ? problem.allowed.join(", ") : problem.allowed;
  const found = problem.found ? `Found: “${problem.found}”.` : "";
  return [problem.message, found, allowed ? `Allowed: ${allowed}.` : "", problem.mend].filter(Boolean).join(" ");
}

function idOf(path) {
  return `f-${path.replace(/[._]/g, "-")}`;
}

function outwards(path) {
  const steps = path.split(".");
  return steps.map((_, place) => steps.slice(0, steps.length - place).join("."));
}

/* In the order of the form; what has no place in it comes first. */
function order(one, other) {
  if (!one || !other || one === other) return Number(Boolean(one)) - Number(Boolean(other));
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

export function setUpProblems(place, desk, steps) {
  const touched = new Set();
  let shown = [];

  /* The field that a problem is about, or the nearest thing around it. */
  function fieldOf(path) {
    for (const one of outwards(path)) {
      const wrong = document.getElementById(`${idOf(one)}-wrong`);
      if (wrong) return { path: one, wrong, control: document.getElementById(idOf(one)) || wrong.parentElement };
    }
    return null;
  }

  /* What a field is called: by all that it stands in, with its number where it is one of a list. */
  function nameOf(path) {
    const names = [];
    const all = outwards(path).reverse();
    all.forEach((one) => {
      const ask = place.querySelector(`[data-ww-ask="${CSS.escape(one)}"]`);
      const number = /\.(\d+)$/.exec(one);
      if (ask) names.push(ask.dataset.label);
      else if (number && names.length) names.push(`${names.pop()} ${Number(number[1]) + 1}`);
    });
    return names.join(": ") || path || "Your case";
  }

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
    anchor.href = `#${found ? idOf(found.path) : ""}`;
    anchor.textContent = isBlank(problem)
      ? nameOf(problem.field)
      : `${nameOf(problem.field)}: ${problem.message}${problem.found ? ` (${problem.found})` : ""}`;
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      lead(problem.field);
    });
    entry.append(anchor);
    return entry;
  }

  function heading(list, text) {
    const title = document.createElement("h3");
    title.textContent = text;
    list.append(title);
  }

  /* The list at the head of a step, in the manner of a letter of what to mend. */
  function summary(box, groups) {
    box.replaceChildren();
    for (const [title, problems] of groups) {
      if (!problems.length) continue;
      heading(box, title);
      const list = document.createElement("ul");
      list.append(...problems.map(link));
      box.append(list);
    }
    box.hidden = !box.childElementCount;
    box.tabIndex = -1;
    return !box.hidden;
  }

  /* Only what has changed is written: each note is read aloud when it changes. */
  function beside() {
    const notes = new Map();
    for (const problem of shown) {
      const found = fieldOf(problem.field);
      if (!found) continue;
      const isBeingTyped = document.activeElement?.name === found.path && !touched.has(found.path);
      if (isBlank(problem) ? !desk.draft.tried : isBeingTyped && !isPersonal(problem)) continue;
      const note = notes.get(found.wrong) || { texts: new Set(), isKind: true };
      note.texts.add(inWords(problem));
      note.isKind &&= isWarning(problem);
      note.instead ||= plainer(problem.code, found.control.value || "");
      notes.set(found.wrong, note);
    }
    for (const wrong of place.querySelectorAll('.ww-ask__wrong[id^="f-"]')) {
      const note = notes.get(wrong);
      const text = note ? [...note.texts].join(" ") : "";
      if (wrong.textContent !== text) wrong.textContent = text;
      wrong.hidden = !text;
      wrong.classList.toggle("ww-ask__wrong--kind", Boolean(note?.isKind));
      const control = document.getElementById(wrong.id.replace(/-wrong$/, ""));
      if (!control?.matches("input, select, textarea")) continue;
      offer(wrong, control, note?.instead);
      if (note && !note.isKind) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

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

  place.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ww-use]");
    if (!button) return;
    const control = document.getElementById(button.dataset.wwUse);
    control.value = button.value;
    control.focus();
    control.dispatchEvent(new Event("input", { bubbles: true }));
  });

  function inSteps() {
    const counts = new Map(steps.names.map((name) => [name, { missing: 0, wrong: 0 }]));
    for (const problem of shown) {
      const count = counts.get(steps.stepOf(fieldOf(problem.field)?.wrong || place));
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

  function tell(state, { missing, wrong }, isNeeded) {
    state.textContent = wrong ? `${wrong} to mend` : missing ? `${missing} missing` : isNeeded ? "done" : "";
    state.classList.toggle("ww-steps-list__state--wrong", wrong > 0);
    state.classList.toggle("ww-steps-list__state--done", !wrong && !missing);
  }

  place.addEventListener("focusout", (event) => {
    if (!event.target.name) return;
    touched.add(event.target.name);
    beside();
  });

  return {
    show(problems) {
      const placed = problems
        .map((problem) => [problem, fieldOf(problem.field)?.wrong])
        .filter(([problem, wrong]) => wrong || !isWarning(problem));
      placed.sort(([, one], [, other]) => order(one, other));
      shown = placed.map(([problem]) => problem);
      beside();
      inSteps();
    },
    get missing() {
      return shown.filter(isBlank);
    },
    get wrong() {
      return shown.filter((problem) => !isBlank(problem) && !isWarning(problem));
    },
    get warnings() {
      return shown.filter(isWarning);
    },
    of: (step) =>
      shown.filter(
        (problem) =>
          !isBlank(problem) &&
          !isWarning(problem) &&
          steps.stepOf(fieldOf(problem.field)?.wrong || place) === step.dataset.wwStep,
      ),
    summary,
    link,
  };
}
