/* The allowed word that somebody probably meant: the nearest in spelling, if it is near at all. */

import { casefold } from "./text.js";

const CUTOFF = 0.66;
const LONGEST = 80;

/** Capitals, hyphens and the like count for nothing. */
export const letters = (text) => casefold(text).replace(/[^\p{L}\p{N}]/gu, "");

/** The meaning (a Map from names, as `letters` gives them) whose name is nearest to what was typed, or "". */
export function closest(typed, meanings) {
  const wanted = [...letters([...typed].slice(0, LONGEST).join(""))];
  if (!wanted.length) return "";
  let best = "";
  let most = 0;
  for (const [name, meaning] of meanings) {
    const other = [...name];
    const longest = Math.max(wanted.length, other.length);
    if (Math.min(wanted.length, other.length) / longest < CUTOFF) continue;
    const alike = 1 - distance(wanted, other) / longest;
    if (alike >= CUTOFF && alike > most) [best, most] = [meaning, alike];
  }
  return best;
}

/** The nearest of some words. */
export const nearest = (typed, words) => closest(typed, new Map(words.map((word) => [letters(word), word])));

/** The nearest term of a vocabulary, by its id, its label and what else people call it. */
export function nearestTerm(typed, terms) {
  const names = new Map();
  for (const term of terms) for (const name of [...(term.others || []), term.label]) names.set(letters(name), term.id);
  for (const term of terms) names.set(letters(term.id), term.id);
  return closest(typed, names);
}

/** Letters to change, to add, to drop or to swap with a neighbour (Damerau and Levenshtein, unrestricted). */
function distance(one, other) {
  const far = one.length + other.length;
  const last = new Map();
  const table = [new Array(other.length + 2).fill(far)];
  table.push([far, ...Array.from({ length: other.length + 1 }, (_, j) => j)]);
  for (let i = 1; i <= one.length; i++) {
    const row = [far, i];
    table.push(row);
    let match = 0;
    for (let j = 1; j <= other.length; j++) {
      const [above, left] = [last.get(other[j - 1]) || 0, match];
      const same = one[i - 1] === other[j - 1];
      if (same) match = j;
      const swapped = table[above][left] + (i - above - 1) + 1 + (j - left - 1);
      row.push(Math.min(table[i][j] + (same ? 0 : 1), row[j] + 1, table[i][j + 1] + 1, swapped));
    }
    last.set(one[i - 1], i);
  }
  return table[one.length + 1][other.length + 1];
}
