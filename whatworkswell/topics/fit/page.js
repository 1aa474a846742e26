/* The page that compares a reader's school with every case. What the cases tell is fetched once the reader has answered. */
import { compare, inCommon, inWords, tally } from "./compare.js";
import { element, verdict } from "./draw.js";
import { remember, remembered } from "./school.js";

const BATCH = 20;
const page = document.querySelector("[data-ww-fit-page]");
/** @type {(name: string) => any} the element of this name, of whichever kind */
const find = (name) => page.querySelector(`[data-ww-fit-${name}]`);
const form = find("form");
const list = find("cases");
const more = find("more");
const sort = find("sort");
const selects = Array.from(form.querySelectorAll("select"));
let fetched = null;
let found = [];

/* The file gives each answer as a place among the options, which keeps it small. */
async function fetchCases() {
  const answer = await fetch(new URL(page.dataset.cases, location.href));
  if (!answer.ok) throw new Error(answer.statusText);
  const file = await answer.json();
  const names = Object.keys(file.options);
  return file.cases.map(([slug, title, outcome, strength, values, said = {}]) => ({
    slug,
    title,
    outcome,
    strength,
    said,
    outcomeName: file.outcomes[outcome],
    strengthName: file.strengths[strength],
    theirs: Object.fromEntries(names.map((name, place) => [name, values[place].map((one) => file.options[name][one])])),
  }));
}

const answers = () => Object.fromEntries(selects.map((select) => [select.name, select.value]));
const labelOf = (select, value) => Array.from(select.options).find((option) => option.value === value)?.textContent || "";

function saidOf(entry, select) {
  return entry.said[select.name] ?? entry.theirs[select.name].map((value) => labelOf(select, value)).join(", ");
}

function cell(label, ...content) {
  const made = element("td", "", ...content);
  made.dataset.label = label;
  return made;
}

function table(entry, mine) {
  const rows = selects.map((select) => {
    const result = compare(mine[select.name], entry.theirs[select.name]);
    const name = element("th", "", select.dataset.label);
    name.scope = "row";
    const ask = result === "same" ? [] : [" ", element("span", "ww-fit__question", select.dataset.question)];
    const row = element(
      "tr",
      "",
      name,
      cell("This case", saidOf(entry, select) || element("span", "ww-quiet", "Not recorded")),
      cell("Your school", mine[select.name] ? labelOf(select, mine[select.name]) : "Not answered"),
      cell("Compare", verdict(result), ...ask),
    );
    row.dataset.verdict = result;
    return row;
  });
  const heads = ["What to compare", "This case", "Your school", "Compare"].map((text) => {
    const head = element("th", "", text);
    head.scope = "col";
    return head;
  });
  const made = element(
    "table",
    "ww-table ww-fit__table",
    element("caption", "ww-hidden", `${entry.title} and your school`),
    element("thead", "", element("tr", "", ...heads)),
    element("tbody", "", ...rows),
  );
  return made;
}

function draw(entry, mine) {
  const link = element("a", "", entry.title);
  link.href = new URL(`cases/${entry.slug}/`, new URL(page.dataset.root, location.href)).href;
  const needs = element("a", "", "What you would need, and this as a checklist to print");
  needs.href = `${link.href}#would-it-work-here`;
  const folded = element("details", "ww-facet", element("summary", "", "Factor by factor"));
  folded.addEventListener("toggle", () => {
    if (folded.childElementCount < 2) folded.append(table(entry, mine), element("p", "", needs));
  });
  return element(
    "li",
    "ww-result",
    element("h2", "ww-result__title", link),
    element(
      "p",
      "ww-result__facts",
      element("span", `ww-outcome ww-outcome--${entry.outcome}`, entry.outcomeName),
      " ",
      element("span", `ww-strength ww-strength--${entry.strength}`, entry.strengthName),
      " ",
      element("span", "ww-result__context", inWords(tally(mine, entry.theirs))),
    ),
    folded,
  );
}

function showMore() {
  const mine = answers();
  const items = found.slice(list.childElementCount, list.childElementCount + BATCH).map((entry) => draw(entry, mine));
  list.append(...items);
  more.hidden = list.childElementCount >= found.length;
  return items[0];
}

async function show() {
  const mine = answers();
  const given = Object.values(mine).filter(Boolean).length;
  find("forget").hidden = !given;
  find("results").hidden = false;
  find("list").hidden = !given;
  if (!given) {
    find("count").textContent = "Answer one question or more, and every case is compared with your school.";
    return;
  }
  fetched ||= fetchCases();
  try {
    const cases = await fetched;
    found = sort.value
      ? cases
          .map((entry) => [inCommon(mine, entry.theirs), entry])
          .sort((a, b) => b[0] - a[0])
          .map(([, entry]) => entry)
      : cases;
  } catch {
    fetched = null;
    find("list").hidden = true;
    find("count").textContent = "The cases could not be fetched. Load the page again, or compare on the page of a case.";
    return;
  }
  list.replaceChildren();
  find("count").textContent =
    `${found.length === 1 ? "1 case" : `${found.length} cases`} compared on ${given === 1 ? "1 answer" : `${given} answers`}.`;
  showMore();
}

function read() {
  const kept = remembered();
  for (const select of selects) {
    select.value = kept[select.name] || "";
    if (select.selectedIndex < 0) select.value = "";
  }
  return show();
}

form.addEventListener("change", () => {
  remember(answers());
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
sort.addEventListener("change", show);
find("forget").addEventListener("click", () => {
  remember({});
  read();
  selects[0].focus();
});
more.addEventListener("click", () => showMore()?.querySelector("a").focus());
addEventListener("pageshow", (event) => event.persisted && read()); // Back shows the page as it was
form.hidden = false;
read();
