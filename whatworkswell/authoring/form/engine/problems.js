/* A problem, as the checker tells it. */

import { printable, shorten } from "./text.js";

/** A place as the checker names it: `evidence[1].kind`, counting from 1. */
export function dotted(path) {
  return path.map((step, place) => (typeof step === "number" ? `[${step + 1}]` : place ? `.${step}` : step)).join("");
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** Words that several messages share, by their group and name, filled in. */
export const phrase = (rules, group, name, values = {}) => filled(rules.phrases[group][name], values);

/** The variant of the advice that asks whether `near` was meant, for `problem`; nothing where there is no such word. */
export const meant = (near, advice = "near") => (near ? { advice, near } : {});

/**
 * Make a problem from the catalogue.
 *
 * `path` is the place as a list of keys and indexes from 0; `field` in the result is the same with dots, and `named` is how
 * the checker writes it. `advice` names the variant of the message's advice that fits, `mend` is advice that several messages
 * share, and `values` fill in what all of these leave open.
 *
 * @param {Rulebook} rules
 * @param {string} code
 * @param {(string | number)[]} path
 * @param {Record<string, any>} values
 */
export function problem(
  rules,
  code,
  path,
  { found = "", allowed = "", mend = "", advice = "", ...values } = {},
  named = dotted(path),
) {
  const message = rules.messages[code];
  const entries = Object.entries(advice ? message.advice[advice] : {});
  const variant = Object.fromEntries(entries.map(([name, text]) => [name, filled(text, values)]));
  const say = (name) => variant[name] ?? filled(message[name] || "", { ...values, ...variant });
  return {
    code,
    severity: message.severity,
    field: path.join("."),
    named: shorten(named),
    found: shorten(say("found") || String(found)),
    allowed: printable((Array.isArray(allowed) ? allowed.join(", ") : allowed) || say("allowed")),
    mend: printable(mend || say("mend")),
    message: printable(say("text")),
  };
}
