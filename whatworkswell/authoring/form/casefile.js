/* A draft as the file of a case, and the file as a draft. A draft is `{facts, account}`: facts as they are typed in front matter
   (every value a text, lists and parts around them), and the Markdown of each section by its id. */

import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { factsText, filled } from "./engine/canonical.js";
import { headingsIn } from "./engine/markdown.js";
import { rules as loaded } from "./engine/rules.js";
import { strip, stripEnd, withoutBlankLines } from "./engine/text.js";

const HALVES = /\p{Cs}/gu; // of a character: they cannot be written

const SUBMITTED = "submitted";
const originOf = (facts) => facts.origin || SUBMITTED;
/** The origin by which it is told what is needed. */
const kindOf = (facts, { required }) => (Object.hasOwn(required, originOf(facts)) ? originOf(facts) : SUBMITTED);
const neededBy = (facts, rules) => rules.required[kindOf(facts, rules)];

/**
 * The whole index.md of a draft, in canonical form, the same that `whatworkswell` writes. What is needed and was not answered
 * stays blank, so that the checker names it.
 *
 * @param {Answers} draft
 * @returns {string}
 */
export function caseText(draft, rules = loaded()) {
  const facts = { ...draft.facts, schema: "1", origin: originOf(draft.facts) };
  return `---\n${factsText(rules, rules.keys, facts, neededBy(draft.facts, rules))}---\n${bodyText(draft, rules)}`.replace(
    HALVES,
    "?",
  );
}

/** The account as it stands in the file, below the front matter. */
export function bodyText(/** @type {Answers} */ draft, rules = loaded()) {
  return Object.entries(sectionTexts(draft, rules))
    .map(([id, text]) => `\n## ${rules.sections[id].heading}\n${text}`)
    .join("");
}

/** The sections that are written or needed, each with the blank lines that stand around it in the file. */
export function sectionTexts(/** @type {Answers} */ draft, rules = loaded()) {
  const origin = kindOf(draft.facts, rules);
  const held = {};
  for (const [id, section] of Object.entries(rules.sections)) {
    const text = (draft.account?.[id] || "").replace(/\r\n?/g, "\n");
    if (strip(text)) held[id] = `\n${withoutBlankLines(text)}\n`;
    else if (section.required.includes(origin)) held[id] = "";
  }
  return held;
}

/** The facts that `caseText` writes, as they would be read from the file. */
export function filledFacts(/** @type {Answers} */ draft, rules = loaded()) {
  const facts = { ...draft.facts, schema: "1", origin: originOf(draft.facts) };
  return filled(rules, rules.keys, facts, neededBy(draft.facts, rules));
}

/**
 * The draft that a file holds. Nothing of its account is lost: what stands before the first section, or below a heading that is
 * no section, goes with the section around it.
 *
 * @param {string} text
 * @returns {Answers}
 * @throws {Error} the front matter cannot be read
 */
export function readCase(text, rules = loaded()) {
  const { facts, body } = readParts(text);
  // A block of code that somebody forgot to close hides the headings behind it; the lines still tell what was meant.
  const readings = [splitAt(body, headingsIn(body), rules), splitAt(body, headingLines(body, rules), rules)];
  const account = readings.find((one) => bodyText({ facts, account: one }, rules) === body) || readings[0];
  return { facts, account };
}

/** The facts of a file, and the Markdown below its front matter. */
export function readParts(text) {
  const lines = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const end = lines.findIndex((line, at) => at && stripEnd(line) === "---");
  if (stripEnd(lines[0]) !== "---" || end < 0) throw new Error("no front matter");
  return { facts: readFacts(`${lines.slice(1, end).join("\n")}\n`), body: lines.slice(end + 1).join("\n") };
}

/** Facts in YAML as a tree of texts: nothing is taken for a number or a date. */
export function readFacts(yaml) {
  if (!/^[^#\s]/m.test(yaml)) return {};
  const found = load(yaml, { schema: FAILSAFE_SCHEMA });
  if (typeof found !== "object" || Array.isArray(found)) throw new Error("not a list of facts");
  return asTexts(found);
}

function asTexts(value) {
  if (Array.isArray(value)) return value.map(asTexts);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asTexts(item)]));
  }
  return value === null || value === undefined ? "" : String(value);
}

/** Lines that are the heading of a section, in the order that the sections have. */
function headingLines(body, /** @type {Rulebook} */ rules) {
  const order = Object.values(rules.sections).map(({ heading }) => heading);
  let last = -1;
  return body.split("\n").flatMap((line, at) => {
    const place = line.startsWith("## ") ? order.indexOf(line.slice(3)) : -1;
    if (place <= last) return [];
    last = place;
    return [{ level: 2, text: order[place], start: at, end: at + 1 }];
  });
}

/** The Markdown of each section by its id, cut at these headings. */
function splitAt(body, headings, /** @type {Rulebook} */ rules) {
  const lines = body.split("\n");
  const ids = new Map(Object.entries(rules.sections).map(([id, { heading }]) => [heading, id]));
  const held = {};
  let [id, start] = ["why", 0];
  const keep = (end) => {
    const text = withoutBlankLines(lines.slice(start, end).join("\n"));
    if (strip(text)) held[id] = held[id] ? `${held[id]}\n\n${text}` : text;
  };
  for (const heading of headings) {
    if (heading.level !== 2 || !ids.has(heading.text)) continue;
    keep(heading.start);
    [id, start] = [ids.get(heading.text), heading.end];
  }
  keep(lines.length);
  return held;
}
