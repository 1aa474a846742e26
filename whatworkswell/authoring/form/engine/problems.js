/* A problem, as the checker tells it. */

import { printable, shorten } from "./text.js";

/** A place as the checker names it: `evidence[1].kind`, counting from 1. */
export function dotted(path) {
  return path.map((step, place) => (typeof step === "number" ? `[${step + 1}]` : place ? `.${step}` : step)).join("");
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/**
 * Make a problem from the catalogue.
 *
 * `path` is the place as a list of keys and indexes from 0; `field` in the result is the same with dots, and `named` is how
 * the checker writes it. `mend` replaces the catalogue's advice; `values` fill the blanks of the message.
 */
export function problem(rules, code, path, { found = "", allowed = "", mend = "", ...values } = {}, named = dotted(path)) {
  const message = rules.messages[code];
  return {
    code,
    severity: message.severity,
    field: path.join("."),
    named: shorten(named),
    found: shorten(String(found)),
    allowed: printable(Array.isArray(allowed) ? allowed.join(", ") : allowed),
    mend: printable(mend || filled(message.mend, values)),
    message: printable(filled(message.text, values)),
  };
}
