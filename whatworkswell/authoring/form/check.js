/* The checker for a draft, as somebody types: the same rules, codes and words as `whatworkswell check` has for the file that the
   draft becomes. */

import { checkFiles } from "./attachment.js";
import { bodyText, caseText, filledFacts, sectionTexts } from "./casefile.js";
import { readAccount } from "./engine/account.js";
import { checkBody } from "./engine/body.js";
import { factsText } from "./engine/canonical.js";
import { problem } from "./engine/problems.js";
import { rules as loaded } from "./engine/rules.js";
import { findPersonal } from "./engine/search.js";
import { bytesOf, isOdd } from "./engine/text.js";
import { checkTogether, permissions } from "./engine/together.js";
import { judge } from "./engine/values.js";
import { checkSlug } from "./slug.js";

const MOST = 200; // of one code: a case that has more of one is mended in several rounds
const PERSONAL = "E080";

/**
 * Everything that is wrong with a draft.
 *
 * @param {Answers} draft
 * @param {{name: string, size: number}[]} attachments
 * @param {Rulebook} rules
 * @param {{slug?: string}} own the name of the case's folder, once it has one
 * @returns {Problem[]} `field` is a place in the draft: `evidence.0.measure`, the id of a section, `attachments.plan.pdf`; `named` is how the
 *   checker writes the place.
 */
export function check(draft, attachments = [], rules = loaded(), { slug = "" } = {}) {
  const long = fileTooLarge(caseText(draft, rules), rules);
  if (long.length) return long;
  return checkParts(
    { facts: filledFacts(draft, rules), body: bodyText(draft, rules), sections: sectionTexts(draft, rules) },
    attachments,
    rules,
    slug,
  );
}

/** The same for facts and a body as they stand in a file. `sections` are the texts of the sections, in their order in the body. */
export function checkParts({ facts: typed, body, sections = {} }, attachments, /** @type {Rulebook} */ rules, slug = "") {
  const { required } = rules;
  const inBoth = required.documented.filter((key) => required.submitted.includes(key));
  const needed = Object.hasOwn(required, String(typed.origin)) ? required[typed.origin] : inBoth;
  const { facts, problems } = judge(rules, rules.keys, needed, typed);
  const names = attachments.map(({ name }) => name).sort();
  const at = sectionFinder(sections, rules);
  const wrong = new Set(problems.map(({ field }) => field));
  const found = [
    ...oddSigns(rules, typed, body, at),
    ...tooLarge(rules, typed),
    ...problems,
    ...checkTogether(rules, facts, typed, names, wrong, slug),
    ...checkBody(rules, body, { origin: "", ...facts }, names, at),
    ...checkFiles(attachments, mentioned(facts, body, wrong, rules), rules),
    ...findPersonal(rules, typed, body, names, at),
    ...(slug ? checkSlug(slug, rules) : []),
  ];
  return bounded(toldOnce(found));
}

/**
 * Everything that is wrong with the facts of a trial.
 *
 * @param {Facts} facts a tree of texts, as in a draft
 */
export function checkTrial(facts, rules = loaded()) {
  const { keys, required } = rules.trial;
  const judged = judge(rules, keys, required, facts);
  const found = judged.problems.map((one) => ({ ...one, ...rules.messages[one.code].advice?.trial }));
  permissions(rules, facts, (code, path, more) => found.push(problem(rules, code, path, more)));
  const { school } = judged.facts;
  if (school?.name && school.like) found.push(problem(rules, "E105", ["school"]));
  return [...oddSigns(rules, facts, "", () => ""), ...found, ...findPersonal(rules, facts, "", [], () => "")];
}

/** Which section a line of the body belongs to. */
function sectionFinder(sections, /** @type {Rulebook} */ rules) {
  const ends = [];
  let line = 0;
  for (const [id, text] of Object.entries(sections)) {
    line += 2 + (text.match(/\n/g) || []).length;
    ends.push([line, id]);
  }
  return (number) => {
    const [, id] = ends.find(([end]) => number <= end) || ends.at(-1) || [];
    return id && Object.hasOwn(rules.sections, id) ? id : "account";
  };
}

/** Characters that cannot be seen but change what a reader or a program sees. */
function oddSigns(/** @type {Rulebook} */ rules, typed, body, at) {
  const found = [];
  const say = (path, sign, line) => found.push({ ...problem(rules, "E002", path, { found: named(rules, sign) }, ""), line });
  const walk = (value, path) => {
    if (typeof value === "string") {
      const sign = [...value].find((one) => one !== "\t" && one !== "\n" && isOdd(one));
      if (sign) say(path, sign);
    } else for (const [step, item] of Object.entries(value)) walk(item, [...path, Array.isArray(value) ? Number(step) : step]);
  };
  walk(typed, []);
  body.split("\n").forEach((line, index) => {
    const sign = [...line].find((one) => one !== "\t" && isOdd(one));
    if (sign) say([at(index + 1)], sign, index + 1);
  });
  return found;
}

function named(/** @type {Rulebook} */ rules, sign) {
  const code = sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} ${rules.odd[code] || "control character"}`;
}

/** A file that is too large is not read at all, so nothing else is said of it. */
function fileTooLarge(text, /** @type {Rulebook} */ rules) {
  const limit = rules.limits.file;
  if (text.length < limit / 4 || bytesOf(text) <= limit) return [];
  const most = `${Math.floor(limit / 1024)} KB`;
  return [problem(rules, "E009", [], { found: `more than ${most}`, limit: most, what: "file" }, "")];
}

function tooLarge(/** @type {Rulebook} */ rules, typed) {
  const limit = rules.limits.front_matter;
  if (JSON.stringify(typed).length < limit / 4) return [];
  const size = bytesOf(factsText(rules, rules.keys, typed, []));
  const kilobytes = (bytes) => `${Math.floor(bytes / 1024)} KB`;
  const more = { found: kilobytes(size), limit: kilobytes(limit), what: "front matter" };
  return size > limit ? [problem(rules, "E009", [], more, "")] : [];
}

/** The files that the case mentions; null where what it mentions is not known. */
function mentioned(facts, body, wrong, /** @type {Rulebook} */ rules) {
  if ([...wrong].some((field) => field.startsWith("resources"))) return null;
  const linked = readAccount(body, rules)
    .links.filter(({ target }) => target.kind === "file")
    .map(({ target }) => target.name);
  return new Set([...linked, ...(facts.resources || []).map(({ file }) => file)]);
}

/** Without the refused links that are told already as e-mail addresses: Markdown makes a link of every address. */
function toldOnce(found) {
  const addresses = new Set(found.filter(({ code }) => code === PERSONAL).map(({ line, found: words }) => `${line} ${words}`));
  return found.filter(({ code, line, found: words }) => code !== "E040" || !addresses.has(`${line} ${words}`));
}

function bounded(found) {
  const counts = new Map();
  return found.filter(({ code }) => {
    counts.set(code, (counts.get(code) || 0) + 1);
    return counts.get(code) <= MOST;
  });
}
