/* Names that are likely to be a pupil's: a guess, made of the words around a name and a list of first names, by the same frames
   as the checker's (whatworkswell/checks/personal/names.py). */

import { casefold } from "./text.js";

const OPENING = /^[([{"'“‘*_]+/;
const LONGEST = 30;
const NEAR = 60;
const LETTERS = "[\\p{L}\\p{Nl}\\p{No}]+(?:['’-][\\p{L}\\p{Nl}\\p{No}]+)*";
const NEXT = new RegExp(`[ \\n](${LETTERS})`, "uy");

const isUpper = (sign) => sign !== undefined && sign !== sign.toLowerCase();
const startsUpper = (word) => isUpper([...word][0]);

/** Sightings `{code, start, words}` of names in frames that make them a pupil's. */
export function* pupilNames(text, held) {
  const seen = new Set();
  for (const name of candidates(text, held)) {
    const words = text.slice(name.start, name.endOfAll);
    if (seen.has(words)) continue;
    if (isFramed(text, name, held) && !held.at("frames.NOT_REAL", text, name.endOfAll)) {
      seen.add(words);
      yield { code: "W080", start: name.start, words };
    }
  }
}

function isFramed(text, name, held) {
  const isPlain = held.plain.has(name.key);
  const isListed = isPlain || held.others.has(name.key);
  return mayBeAny(text, name, isListed, held) || (isListed && isLikely(text, name, isPlain, held));
}

/** Whether the frame says so plainly that any word with a capital is taken for a name. */
function mayBeAny(text, name, isListed, held) {
  const { before } = name;
  if (name.word.length < 2 || held.words["capitals.NO_NAMES"].has(name.key)) return false;
  if (held.at("frames.SURE_AFTER", text, name.endOfAll) && (isListed || !name.word.endsWith("s"))) return true;
  if (!held.find("frames.PUPIL_BEFORE", before)) return false;
  if (held.find("frames.CALLED", before)) return !held.find("frames.STORY", before);
  const label = before.slice(-6).includes(":") && held.find("frames.LABEL", before);
  if (label)
    return Boolean(label[1]) || isListed || name.endOfAll > name.end || Boolean(held.at("frames.LIKELY_AFTER", text, name.end));
  if (name.word === name.word.toUpperCase() || name.end !== name.endOfAll) return false;
  const apart = held.find("frames.APART_BEFORE", before);
  if (apart && held.matchAt(held.apart[apart[1] || ","], text, name.end)) return true;
  return Boolean(!before.endsWith(", ") && held.find("frames.BESIDE", before) && held.at("frames.DOES", text, name.end));
}

/** Whether the frame makes a listed name a pupil's. */
function isLikely(text, name, isPlain, held) {
  const { before, end, endOfAll } = name;
  const hasPupil = held.find("frames.PUPIL_BEFORE", before);
  const isLabelled = before.slice(-6).includes(":") && held.find("frames.NAME_LABEL", before);
  if (isLabelled || held.at("frames.LIKELY_AFTER", text, endOfAll) || (hasPupil && held.find("frames.CALLED_THEM", before)))
    return true;
  if (!isPlain) return false;
  const other = held.at("frames.AND_ANOTHER", text, end);
  const isOne =
    (hasPupil && held.find("frames.BESIDE", before)) ||
    (other && held.plain.has(casefold(other[1]))) ||
    ([0, 2, 3].includes(endOfAll - end) && held.at("frames.DOES", text, endOfAll)); // alone, or with an initial
  return (
    Boolean(isOne) && !held.find("frames.STORY", before) && !held.find("frames.STORY", text.slice(endOfAll, endOfAll + NEAR))
  );
}

/** Each word with a capital that may be a first name: no title before it, no school's or street's name around it. */
function* candidates(text, held) {
  for (const match of held.all("names.CAPITAL", text)) {
    const [word] = match;
    const start = match.index;
    if (!startsUpper(word) || word.length > LONGEST || hasTitle(text, start, held)) continue;
    const bare = word.replace(/['’]s$/, "");
    const end = start + bare.length;
    const endOfAll = bare === word ? endOfSurname(text, end, held) : end;
    if (endOfAll)
      yield { start, end, endOfAll, word: bare, key: casefold(bare), before: text.slice(Math.max(0, start - NEAR), start) };
  }
}

/** Whether a title or another name stands before: `St Nicolas`, `Dylan Wiliam`. */
function hasTitle(text, start, held) {
  if (!start || !" \n".includes(text[start - 1])) return false;
  const last = text
    .slice(Math.max(0, start - LONGEST), start - 1)
    .replaceAll("\n", " ")
    .split(" ")
    .at(-1)
    .replace(OPENING, "");
  const bare = last.replace(/\.+$/, "");
  if (!bare || !startsUpper(bare) || !/\p{L}$/u.test(bare)) return false;
  const word = casefold(bare);
  return held.words["capitals.TITLES"].has(word) || (bare === last && !held.words["capitals.OPENERS"].has(word));
}

/** Where the name ends, its surnames or initials included, or 0 where it is part of the name of a place or a body. */
function endOfSurname(text, endOfName, held) {
  let end = endOfName;
  for (let turn = 0; turn < 3; turn++) {
    NEXT.lastIndex = 0;
    const following = NEXT.exec(text.slice(end, end + LONGEST));
    if (following && held.words["capitals.BODIES"].has(casefold(following[1]))) return 0;
    if (!following || !startsUpper(following[1])) break;
    end += following[0].length - (/['’]s$/.test(following[1]) ? 2 : 0);
  }
  return end === endOfName + 2 && text[end] === "." ? end + 1 : end;
}

/** The first of these words that is hardly anything but a first name, unless they name a place or a body; else nothing. */
export function looksNamed(words, held) {
  const folded = words.map(casefold);
  const at = folded.findIndex(
    (word, index) =>
      held.plain.has(word) &&
      !(index && held.words["capitals.TITLES"].has(folded[index - 1])) &&
      !folded.slice(index + 1, index + 5).some((next) => held.words["capitals.BODIES"].has(next)),
  );
  return at < 0 ? "" : words[at];
}
