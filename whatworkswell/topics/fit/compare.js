/* A reader's school held against a case, factor by factor. An answer is a text, empty where there is none;
   a case stands for several, or for none. */

/* Each verdict with its sign and its word; the word is the message. */
export const VERDICTS = {
  same: ["=", "Same"],
  different: ["\u2260", "Different"],
  "not-recorded": ["?", "Not recorded"],
  open: ["\u2013", "Not answered"],
};

export function compare(mine, theirs) {
  if (!mine) return "open";
  if (!theirs.length) return "not-recorded";
  return theirs.includes(mine) ? "same" : "different";
}

/* How many factors there are of each verdict. */
export function tally(mine, theirs) {
  const counts = { same: 0, different: 0, "not-recorded": 0, open: 0 };
  for (const [factor, values] of Object.entries(theirs)) counts[compare(mine[factor] || "", values)] += 1;
  return counts;
}

/* How many factors are the same: one for each, whatever it is about. */
export const inCommon = (mine, theirs) => tally(mine, theirs).same;

/* "3 the same, 2 different, 5 not recorded": only the answers that are given count. */
export function inWords(counts) {
  return `${counts.same} the same, ${counts.different} different, ${counts["not-recorded"]} not recorded`;
}
