/* Tables with a column of pupils' names, and where somebody lives: as whatworkswell/checks/personal/tables.py and places.py. */

import { casefold, length, strip } from "./text.js";

const SIGNS = ["|", "\t", ";", ","];
const MARKUP = /^[ \t*_`"'“”‘’]+|[ \t*_`"'“”‘’]+$/g;
const NEAR = 30;
const LONGEST_CELL = 80;
const WIDEST = 2000;
const NEAR_PLACE = 120;

export function* tablesOfNames(text, held) {
  if (!held.find("tables.ANY_HEAD", text)) return;
  yield* rows(text, held);
  yield* lines(text, held);
}

/** Tables whose rows are lines. */
function* rows(text, held) {
  let columns = new Map();
  let [tableSign, start] = ["", 0];
  for (const line of text.split("\n")) {
    const row = line.slice(0, WIDEST);
    const sign = tableSign && row.includes(tableSign) ? tableSign : SIGNS.find((one) => row.includes(one)) || "";
    if (sign !== tableSign) [tableSign, columns] = [sign, new Map()];
    for (const [index, cell] of (sign ? cells(row, sign) : []).entries()) {
      const column = columns.get(index);
      if (!column) {
        const isSure = held.whole("tables.SURE", cell);
        if (isSure || held.whole("tables.MAYBE", cell))
          columns.set(index, { start: start + row.indexOf(cell), head: cell, isSure });
      } else if (!column.isDone && isName(cell, column.isSure, held)) {
        column.isDone = true;
        yield { code: "W081", start: column.start, words: `${column.head}: ${cell}` };
      }
    }
    start += line.length + 1;
  }
}

/** Tables of documents, whose cells come one a line. */
function* lines(text, held) {
  let [left, head, headStart, start] = [0, "", 0, 0];
  for (const line of text.split("\n")) {
    const cell = length(line) < LONGEST_CELL ? line.replace(MARKUP, "") : "";
    if (held.whole("tables.SURE", cell) || held.whole("tables.MAYBE", cell)) {
      [left, head, headStart] = [NEAR, cell, start];
    } else if (left) {
      left -= 1;
      if (isName(cell, false, held)) {
        yield { code: "W081", start: headStart, words: `${head}: ${cell}` };
        left = 0;
      }
    }
    start += line.length + 1;
  }
}

function isName(cell, isSure, held) {
  if (!held.whole("tables.NAME", cell) || cell.length < 3) return false;
  const words = cell.replace(/[,.]/g, " ").split(/\s+/).filter(Boolean);
  const folded = words.map(casefold);
  if (folded.some((word) => held.words["tables.NO_PERSON"].has(word))) return false;
  if (folded.some((word) => held.plain.has(word) || held.others.has(word))) return true;
  const isUpper = (word) => word[0] !== word[0].toLowerCase();
  return isSure && words.every(isUpper) && Math.max(...words.map(length)) > 1;
}

function cells(row, sign) {
  const inner = sign === "|" ? strip(row).replace(/^\|+|\|+$/g, "") : row;
  return inner.split(sign).map((cell) => cell.replace(MARKUP, ""));
}

/** Postcodes with a house, or with the word home or address, before them, where no school or office is named there. */
export function* addresses(text, held) {
  for (const match of held.all("places.POSTCODE", text)) {
    if (!held.words["places.AREAS"].has(match[1])) continue;
    const near = text
      .slice(Math.max(0, match.index - NEAR_PLACE), match.index)
      .split("\n\n")
      .at(-1);
    const home = held.find("places.HOUSE", near) || held.find("places.HOME", near);
    if (!home || held.find("places.BODY", near)) continue;
    const start = match.index - near.length + home.index;
    yield { code: "W082", start, words: text.slice(start, match.index + match[0].length) };
  }
}
