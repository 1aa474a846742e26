/* Why a page was found: where its words stand, and which other name for a thing led to it. */
import { element, link } from "./dom.js";
import { EMPTY, stemmed } from "./text.js";

const MOST_SECTIONS = 2;
/* What the search alone reads stands at the end of a case: its facts and the other names of its terms. */
const UNSEEN = "about-this-case";

/* The stems that stand for the query on this page: what was typed, and the other names that were found. */
export function wanted(match) {
  const words = match.found.flatMap((part) => [part.concept.words.join(" "), ...part.hits.map((hit) => hit.text)]);
  return new Set(words.flatMap(stemmed).filter((word) => !EMPTY.has(word)));
}

/* A text with the wanted words marked. */
export function marked(text, stems) {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map((piece, place) => (place % 2 && stemmed(piece).some((word) => stems.has(word)) ? element("mark", "", piece) : piece));
}

export const says = (text, stems) => Boolean(text) && stemmed(text).some((word) => stems.has(word));

/* The sections in which the words stand, those with most of them first; `data` are Pagefind's answers for one page. */
export function sections(data) {
  const found = new Map();
  for (const answer of data) {
    for (const part of answer.sub_results) {
      if (!part.anchor || part.anchor.id === UNSEEN || part.anchor.element === "h1" || part.title.trim().length < 2) continue;
      const section = found.get(part.url) || { title: part.title, url: part.url, excerpt: part.excerpt, number: 0, kinds: 0 };
      section.number += part.locations.length;
      section.kinds += 1;
      found.set(part.url, section);
    }
  }
  return [...found.values()].sort((one, other) => other.kinds - one.kinds || other.number - one.number).slice(0, MOST_SECTIONS);
}

/* The parts of the line that tells it; nothing where nothing was asked for in words. */
export function reasons(match, data, stems, address) {
  const { meta } = data[0];
  const told = [];
  if (says(meta.title, stems)) told.push(["the title"]);
  if (says(meta.summary, stems)) told.push(["the summary"]);
  for (const section of sections(data)) told.push([link(address(section.url), section.title)]);
  for (const part of match.found) {
    const said = part.concept.words.join(" ");
    for (const term of part.values.slice(0, 1)) {
      const same = stemmed(term.label).join(" ") === stemmed(said).join(" ");
      told.push([`${term.facet.label.toLowerCase()}: ${term.label}`, same ? "" : ` (also called \u201c${said}\u201d)`]);
    }
    const other = part.hits.find((hit) => !hit.own);
    if (other && !part.hits.some((hit) => hit.own) && !part.values.length)
      told.push([`\u201c${other.text}\u201d, another name for \u201c${said}\u201d`]);
  }
  return told;
}
