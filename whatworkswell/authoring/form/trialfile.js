/* A trial as the file of a trial, the same that `whatworkswell new-trial` writes. */

import { readFacts } from "./casefile.js";
import { factsText } from "./engine/canonical.js";
import { rules as loaded } from "./engine/rules.js";

/**
 * The whole file of a trial, in canonical form. What is needed and was not answered stays blank.
 *
 * @param {Facts} facts a tree of texts, as in a draft
 */
export function trialText(facts, rules = loaded()) {
  return factsText(rules, rules.trial.keys, facts, rules.trial.required);
}

/**
 * The facts that the file of a trial holds.
 *
 * @throws {Error} it cannot be read
 */
export const readTrial = (text) => readFacts(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
