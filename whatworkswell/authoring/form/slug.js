/* The name of a case's folder, which becomes its address. */

import { problem } from "./engine/problems.js";
import { rules as loaded } from "./engine/rules.js";

/**
 * A name made from the title, which nothing else has.
 *
 * @param {string} title
 * @param {string[]} [taken] names that are in use; those of the site where it is left out
 * @param {string} what of what it is the name: a case, or a trial
 */
export function suggestedSlug(title, taken = undefined, what = "case", { slugs, taken: known } = loaded()) {
  const letters = title
    .replace(/['’]/g, "")
    .normalize("NFKD")
    .replace(/[^\x00-\x7f]/g, "")
    .toLowerCase();
  const words = letters.match(/[a-z0-9]+/g) || [];
  if (words.join("-").length > slugs.longest - 3) {
    while (words.join("-").length > slugs.longest - 3) words.pop();
    while (slugs.leads_on.includes(words.at(-1))) words.pop(); // to another word: a name does not end so
  }
  let base = words.join("-");
  if (base.length < slugs.shortest || slugs.reserved.includes(base)) base = base ? `${base}-${what}` : `my-${what}`;
  const used = new Set(taken ?? known);
  let slug = base;
  for (let number = 2; used.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}

/**
 * What is wrong with a name for the folder of a case.
 *
 * @param {string} slug
 * @returns {Problem[]} problems, whose field is `slug`
 */
export function checkSlug(slug, rules = loaded()) {
  const { shortest, longest, reserved } = rules.slugs;
  const isWellFormed = new RegExp(`^(?:${rules.patterns.slug.source})$`, "u").test(slug);
  const code = !isWellFormed || slug.length < shortest || slug.length > longest ? "E050" : reserved.includes(slug) ? "E051" : "";
  return code ? [problem(rules, code, ["slug"], { found: slug }, "")] : [];
}

/** The same for the name of a trial's file, given without its ending. */
export function checkTrialName(name, rules = loaded()) {
  const { shortest, longest } = rules.slugs;
  const more = { found: `${name}.yml`, advice: "trial-name", shortest, longest };
  return checkSlug(name, rules).length ? [problem(rules, "E047", ["slug"], more, "")] : [];
}
