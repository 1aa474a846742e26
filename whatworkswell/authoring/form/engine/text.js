/* Text as the checker reads it. Python and JavaScript differ in what white space is, in what can be shown, and in how long a
   text with an emoji is; the checker's answers are the ones that count. */

const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
const AT_START = new RegExp(`^[${SPACE}]+`);
const AT_END = new RegExp(`[${SPACE}]+$`);
const UNSHOWN = /[\p{C}\p{Z}]/gu;

/** The longest piece of an author's text that a message repeats. */
const FOUND_LIMIT = 120;

export const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);
export const strip = (text) => text.replace(AT_START, "").replace(AT_END, "");
export const stripEnd = (text) => text.replace(AT_END, "");
const BLANK_LINES = new RegExp(`^(?:[${SPACE}]*\\n)+`);
/** The text without blank lines around it. Its first line stays set in: that may be code. */
export const withoutBlankLines = (text) => stripEnd(text.replace(BLANK_LINES, ""));
/** One line, with single spaces between words. */
export const fold = (text) => strip(text.replace(SPACES, " "));
/** How many characters a text has; an emoji is one. */
export const length = (text) => (isAscii(text) ? text.length : [...text].length);
export const casefold = (text) => text.toLowerCase().replaceAll("ß", "ss");

/** The text without what cannot be shown: controls, signs that steer the direction of text, odd spaces. */
export function printable(text, instead = "\ufffd") {
  return text.replace(UNSHOWN, (sign) => (sign === " " ? sign : instead));
}

/** What an author wrote, as one line of bounded length. */
export function shorten(text) {
  const line = fold(printable(text, " "));
  return length(line) <= FOUND_LIMIT ? line : `${[...line].slice(0, FOUND_LIMIT - 1).join("")}…`;
}

/** Whether a character is a control or steers the direction of text; tab and line break count too. */
export function isOdd(sign) {
  const code = sign.codePointAt(0);
  if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code & 0xfffe) === 0xfffe) return true;
  return (
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0xfeff ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xd800 && code < 0xe000)
  );
}

/** Percent signs read as the letters that they stand for. */
export function unquote(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split("%"), (pair) => parseInt(pair, 16))),
  );
}

export const bytesOf = (text) => new TextEncoder().encode(text).length;
export const count = (number, noun) => (number === 1 ? `${number} ${noun}` : `${number} ${noun}s`);

/** Text around the last `sign`: what stands before and behind it. */
export function cutLast(text, sign) {
  const at = text.lastIndexOf(sign);
  return at < 0 ? ["", text] : [text.slice(0, at), text.slice(at + sign.length)];
}
