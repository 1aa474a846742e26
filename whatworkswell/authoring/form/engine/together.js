/* Facts that are each well formed but do not fit together, or that name something which does not exist. */

import { nearest } from "./nearest.js";
import { problem } from "./problems.js";
import { casefold } from "./text.js";

const didYouMean = (word) => (word ? `Did you mean \`${word}\`?` : "");

/** `facts` are those that are sound, `typed` all of them as they were typed; `wrong` are the fields told already. */
export function checkTogether(rules, facts, typed, names, wrong, ownSlug) {
  const found = [];
  const say = (code, path, more) => found.push(problem(rules, code, path, more));
  references(rules, facts, say);
  permissions(rules, typed, say);
  for (const [path, shown, why, help] of contradictions(facts)) say("E024", path, { found: shown, why, help });
  const isSaid = "evidence" in typed || wrong.has("evidence");
  if (facts.outcome && facts.outcome !== "too-early" && !facts.evidence?.length && !isSaid) say("W004", ["outcome"], { found: facts.outcome });
  otherCases(rules, facts, ownSlug, say);
  files(facts, names, say);
  return found;
}

function references(rules, facts, say) {
  for (const key of ["sources", "evidence"]) {
    (facts[key] || []).forEach(({ ref }, index) => {
      if (ref && !rules.references.includes(ref)) say("E025", [key, index, "ref"], { found: ref, mend: didYouMean(nearest(ref, rules.references)) });
    });
  }
}

/** Read as typed, because it must be said also while other permissions are still blank. */
export function permissions(rules, typed, say) {
  for (const [key, help] of Object.entries(rules.permissions))
    if (typed.permissions?.[key] === "false") say("E026", ["permissions", key], { found: "false", allowed: "true", help });
}

function* contradictions(facts) {
  const { started, ended, scale } = facts;
  if (started && ended) {
    const shared = Math.min(started.length, ended.length);
    if (ended.slice(0, shared) < started.slice(0, shared))
      yield [["ended"], ended, `the work ended before it started (${started})`, "Correct one of the two dates."];
  }
  for (const [index, item] of (facts.evidence || []).entries()) {
    if (item.compared_value === undefined) continue;
    const shown = general(item.compared_value);
    const path = ["evidence", index, "compared_value"];
    if ([undefined, "none"].includes(item.compared_with))
      yield [path, shown, "nothing says what this figure was, a baseline or a comparison group", "Say it as `compared_with`, or remove `compared_value`."];
    if (item.value === undefined)
      yield [path, shown, "there is no value to hold against it", "Give the figure as `value`, or remove `compared_value`."];
  }
  for (const [index, { file, url }] of (facts.resources || []).entries()) {
    if ((file === undefined) !== (url === undefined)) continue;
    const [shown, help] = file ? ["both", "Keep one of the two."] : ["neither", "Add `file:` or `url:`."];
    yield [["resources", index], shown, "a resource is either a file in the folder or a url", help];
  }
  if (scale?.schools && scale.schools_in_area && scale.schools > scale.schools_in_area) {
    const why = `that is more schools than there are in the area (${scale.schools_in_area})`;
    yield [["scale", "schools"], scale.schools, why, "Correct `schools` or `schools_in_area`."];
  }
}

/** A number in six digits at most, as the checker shows it. */
function general(value) {
  const [digits, power] = value.toExponential(5).split("e");
  const plain = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (Number(power) >= -4 && Number(power) < 6) return plain(value.toFixed(Math.max(0, 5 - Number(power))));
  return `${plain(digits)}e${power[0]}${power.slice(1).padStart(2, "0")}`;
}

function otherCases(rules, facts, ownSlug, say) {
  const isNew = !Object.hasOwn(rules.cases, ownSlug); // of two that are published the second is told
  const others = Object.entries(rules.cases).filter(([slug]) => isNew || slug < ownSlug);
  const same = facts.title && others.find(([, title]) => casefold(title) === casefold(facts.title));
  if (same) say("W001", ["title"], { found: facts.title, other: same[0] });
  (facts.adapted_from || []).forEach(({ case: slug }, index) => {
    if (!Object.hasOwn(rules.cases, slug)) say("E042", ["adapted_from", index, "case"], { found: slug, mend: didYouMean(nearest(slug, Object.keys(rules.cases))) });
    else if (slug === ownSlug) say("E052", ["adapted_from", index, "case"], { found: `${slug} from ${slug}` });
  });
}

function files(facts, names, say) {
  (facts.resources || []).forEach(({ file }, index) => {
    if (file && !names.includes(file)) say("E041", ["resources", index, "file"], { found: file, allowed: names, mend: didYouMean(nearest(file, names)) });
  });
}
