/* What in a text could tell a stranger who somebody is, how to reach them, or how to get in. The expressions and the words are
   the checker's own, written for the browser when the site is built; tests hold the two to the same answers. */

import { looksNamed, pupilNames } from "./engine/names.js";
import { birthdays, emails, healthNumbers, insuranceNumbers, mobiles, pupilNumbers } from "./engine/numbers.js";
import { rules as loaded } from "./engine/rules.js";
import { secrets } from "./engine/secrets.js";
import { addresses, tablesOfNames } from "./engine/tables.js";
import { cutLast, fold, isAscii } from "./engine/text.js";

const REFUSING = [emails, insuranceNumbers, secrets];
const NUMBERED = [mobiles, pupilNumbers, healthNumbers];
const WARNING = [pupilNames, tablesOfNames, addresses, birthdays];
const MOST = 50;
const WORDS = /[\p{L}\p{Nl}\p{No}]+/gu;
/** Signs that look like others, each for one. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const SPACES = /[\u00a0\u2002\u2003\u2007\u2009\u202f]/g;
const HYPHENS = /[\u2010\u2011\u2012\u2212]/g;

/** The expressions and words, ready for use. */
class Held {
  constructor(told) {
    this.forms = new Map(Object.entries(told.expressions).map(([name, form]) => [name, compiled(form)]));
    this.words = Object.fromEntries(Object.entries(told.words).map(([name, words]) => [name, new Set(words.split(" "))]));
    this.plain = new Set(told.names.plain.split(" "));
    this.others = new Set(told.names.others.split(" "));
    this.secrets = told.secrets.map(({ what, letters, source, flags }) => ({
      what,
      letters,
      form: new RegExp(source, `${flags}g`),
    }));
    this.apart = Object.fromEntries(Object.entries(told.apart).map(([sign, form]) => [sign, compiled(form)]));
    this.abroad = new Map(
      Object.entries(told.abroad).map(([code, forms]) => [code, forms.map((form) => new RegExp(`^(?:${form})$`))]),
    );
    this.upn = told.upn;
  }

  find(name, text) {
    const { anywhere } = this.forms.get(name);
    anywhere.lastIndex = 0;
    return anywhere.exec(text);
  }

  *all(name, text, from = 0) {
    const form = new RegExp(this.forms.get(name).anywhere); // its own place in the text
    form.lastIndex = from;
    for (let match = form.exec(text); match; match = form.exec(text)) {
      yield match;
      if (!match[0]) form.lastIndex += 1;
    }
  }

  at(name, text, start) {
    return this.matchAt(this.forms.get(name), text, start);
  }

  matchAt({ here }, text, start) {
    here.lastIndex = start;
    return here.exec(text);
  }

  whole(name, text) {
    return this.forms.get(name).whole.test(text);
  }
}

const compiled = ({ source, flags }) => ({
  anywhere: new RegExp(source, `${flags}g`),
  here: new RegExp(source, `${flags}y`),
  whole: new RegExp(`^(?:${source})$`, flags),
});

const ready = new WeakMap();
function heldFor({ personal }) {
  if (!ready.has(personal)) ready.set(personal, made(personal));
  return ready.get(personal);
}

/** Browsers from before 2023 cannot read all expressions: then nothing is found here, and the checker looks later. */
function made(personal) {
  try {
    return new Held(personal);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Everything found in a text, in its order, each thing once.
 *
 * @param {string} text
 * @param {{isName?: boolean, isMarkdown?: boolean}} kind isName: it names a school or a body, and so nobody; isMarkdown: signs
 *   that only set off words are passed over
 * @returns {{code: string, severity: string, start: number, end: number, found: string, words: string, message: string, mend: string}[]}
 */
export function sightings(text, { isName = false, isMarkdown = false } = {}, rules = loaded()) {
  const held = heldFor(rules);
  if (!held) return [];
  const plain = isAscii(text) ? text : alike(text);
  const pieces = seen(plain, isMarkdown ? held.forms.get("detect.MARKS") : held.forms.get("detect.UNSEEN"));
  return sifted(pieces.text, isName, held).map((sighting) =>
    told(rules, { ...sighting, start: pieces.place(sighting.start) }, text),
  );
}

const alike = (text) =>
  text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(SPACES, " ")
    .replace(HYPHENS, "-");

/** The text without the signs that nobody sees, and where each of its places was before. */
function seen(text, { anywhere }) {
  const [starts, places] = [[0], [0]];
  let plain = "";
  let end = 0;
  for (const gap of text.matchAll(anywhere)) {
    plain += text.slice(end, gap.index);
    end = gap.index + gap[0].length;
    starts.push(plain.length);
    places.push(end);
  }
  const place = (at) => {
    const piece = starts.findLastIndex((start) => start <= at);
    return places[piece] + at - starts[piece];
  };
  return { text: plain + text.slice(end), place };
}

function sifted(text, isName, held) {
  const numbered = held.find("detect.LONG_NUMBER", text) ? NUMBERED : [];
  const [once, counts, found] = [new Set(), new Map(), []];
  for (const detector of [...REFUSING, ...numbered, ...(isName ? [] : WARNING)]) {
    for (const sighting of detector(text, held)) {
      const { code } = sighting;
      if ((counts.get(code) || 0) >= MOST) break;
      const key = `${code} ${shownOf(sighting)}`;
      if (once.has(key)) continue;
      once.add(key);
      counts.set(code, (counts.get(code) || 0) + 1);
      found.push(sighting);
    }
  }
  return found.sort((one, other) => one.start - other.start || (one.code < other.code ? -1 : 1));
}

/** @param {{shown?: string, words: string}} sighting */
const shownOf = ({ shown, words }) => fold(shown || words);

function told(/** @type {Rulebook} */ rules, sighting, text) {
  const { severity, text: message, mend } = rules.messages[sighting.code];
  const end = Math.min(text.length, sighting.start + sighting.words.length);
  return {
    code: sighting.code,
    severity,
    start: sighting.start,
    end,
    words: sighting.words,
    found: shownOf(sighting),
    message,
    mend,
  };
}

function inWords(text, /** @type {Rulebook} */ rules) {
  const held = heldFor(rules);
  return held ? looksNamed(text.match(WORDS) || [], held) : "";
}

/** What the description of a picture tells: as any text, and any first name in it. */
export function sightingsInDescription(description, rules = loaded()) {
  const found = sightings(description, {}, rules);
  const named = inWords(description, rules);
  if (named && !found.some(({ words }) => words.includes(named)))
    found.push(told(rules, { code: "W083", start: description.indexOf(named), words: named }, description));
  return found;
}

/** What the name of a file tells. */
export function sightingsInFileName(name, rules = loaded()) {
  const stem = cutLast(name, ".")[0] || name;
  const found = sightings(stem, { isName: true }, rules).filter(({ code }) => code !== "E085");
  const named = inWords(stem, rules);
  if (named) found.push(told(rules, { code: "W083", start: name.indexOf(named), words: named }, name));
  return found;
}
