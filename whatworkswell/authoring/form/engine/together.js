/* Facts that are each well formed but do not fit together, or that name something which does not exist. */

import { nearest } from "./nearest.js";
import { meant, problem } from "./problems.js";
import { casefold } from "./text.js";

/** `facts` are those that are sound, `typed` all of them as they were typed; `wrong` are the fields told already. */
export function checkTogether(/** @type {Rulebook} */ rules, facts, typed, names, wrong, ownSlug) {
  const found = [];
  const say = (code, path, more) => found.push(problem(rules, code, path, more));
  references(rules, facts, say);
  permissions(rules, typed, say);
  for (const rule of CONTRADICTIONS) for (const [path, more] of rule(facts)) say("E024", path, more);
  const isSaid = "evidence" in typed || wrong.has("evidence");
  if (facts.outcome && facts.outcome !== "too-early" && !facts.evidence?.length && !isSaid)
    say("W004", ["outcome"], { found: facts.outcome });
  otherCases(rules, facts, ownSlug, say);
  files(facts, names, say);
  return found;
}

function references(/** @type {Rulebook} */ rules, facts, say) {
  for (const key of ["sources", "evidence"]) {
    (facts[key] || []).forEach(({ ref }, index) => {
      if (ref && !rules.references.includes(ref))
        say("E025", [key, index, "ref"], { found: ref, ...meant(nearest(ref, rules.references)) });
    });
  }
}

/** Read as typed, because it must be said also while other permissions are still blank. */
export function permissions(/** @type {Rulebook} */ rules, typed, say) {
  for (const key of rules.permissions)
    if (typed.permissions?.[key] === "false") say("E026", ["permissions", key], { found: "false", allowed: "true", advice: key });
}

/* Each rule gives the place of what does not fit, what was found there, and the advice of E024 with what fills it in. */
const CONTRADICTIONS = [endedBeforeItStarted, comparedWithNothing, neitherFileNorAddress, moreSchoolsThanThereAre];

function* endedBeforeItStarted({ started, ended }) {
  if (!started || !ended) return;
  const shared = Math.min(started.length, ended.length);
  if (ended.slice(0, shared) < started.slice(0, shared)) yield [["ended"], { found: ended, advice: "ended-first", started }];
}

function* comparedWithNothing({ evidence = [] }) {
  for (const [index, item] of evidence.entries()) {
    if (item.compared_value === undefined) continue;
    const [path, found] = [["evidence", index, "compared_value"], general(item.compared_value)];
    if ([undefined, "none"].includes(item.compared_with)) yield [path, { found, advice: "no-meaning" }];
    if (item.value === undefined) yield [path, { found, advice: "no-value" }];
  }
}

function* neitherFileNorAddress({ resources = [] }) {
  for (const [index, { file, url }] of resources.entries())
    if ((file === undefined) === (url === undefined)) yield [["resources", index], { advice: file ? "both" : "neither" }];
}

function* moreSchoolsThanThereAre({ scale }) {
  const { schools, schools_in_area } = scale || {};
  if (schools && schools_in_area && schools > schools_in_area)
    yield [["scale", "schools"], { found: schools, advice: "more-than-all", schools_in_area }];
}

/** A number in six digits at most, as the checker shows it. */
function general(value) {
  const [digits, power] = value.toExponential(5).split("e");
  const plain = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (Number(power) >= -4 && Number(power) < 6) return plain(value.toFixed(Math.max(0, 5 - Number(power))));
  return `${plain(digits)}e${power[0]}${power.slice(1).padStart(2, "0")}`;
}

function otherCases(/** @type {Rulebook} */ rules, facts, ownSlug, say) {
  const isNew = !Object.hasOwn(rules.cases, ownSlug); // of two that are published the second is told
  const others = Object.entries(rules.cases).filter(([slug]) => isNew || slug < ownSlug);
  const same = facts.title && others.find(([, title]) => casefold(title) === casefold(facts.title));
  if (same) say("W001", ["title"], { found: facts.title, other: same[0] });
  (facts.adapted_from || []).forEach(({ case: slug }, index) => {
    if (!Object.hasOwn(rules.cases, slug))
      say("E042", ["adapted_from", index, "case"], { found: slug, ...meant(nearest(slug, Object.keys(rules.cases))) });
    else if (slug === ownSlug) say("E052", ["adapted_from", index, "case"], { found: `${slug} from ${slug}` });
  });
}

function files(facts, names, say) {
  (facts.resources || []).forEach(({ file }, index) => {
    if (file && !names.includes(file))
      say("E041", ["resources", index, "file"], { found: file, allowed: names, ...meant(nearest(file, names)) });
  });
}
