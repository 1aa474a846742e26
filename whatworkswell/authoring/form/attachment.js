/* A file that somebody wants to share with a case: is it of a kind that may be published, and small enough? What is inside a
   file is looked at once more, and more closely, when the case is checked. */

import { publishedName } from "./engine/links.js";
import { phrase, problem } from "./engine/problems.js";
import { rules as loaded } from "./engine/rules.js";
import { casefold, cutLast, length } from "./engine/text.js";
import { hasPlace } from "./photo.js";

const MEGABYTE = 1024 * 1024;
const KILOBYTE = 1024;
const FIRST_BYTES = 1024;
/** What a camera says of a photo stands at its head, in pieces of up to 64 KB. */
const HEAD_OF_PHOTO = 512 * KILOBYTE;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes, signs, at = 0) => signs.every((sign, place) => bytes[at + place] === sign);
const lettersAt = (bytes, at) => String.fromCharCode(...bytes.slice(at, at + 4));
const isWebp = (bytes) => lettersAt(bytes, 0) === "RIFF" && lettersAt(bytes, 8) === "WEBP";
const endingOf = (name) => cutLast(name, ".")[1];
/** Problems of a file stand at `attachments.<its name>`; the checker names the file apart from the field. */
const say = (rules, code, name, more) => problem(rules, code, ["attachments", name], more, "");

export { publishedName };

/**
 * What is wrong with one file, by its name, its size and its first bytes.
 *
 * @param {File} file
 * @returns {Promise<Problem[]>}
 */
export async function checkAttachment(file, rules = loaded()) {
  const outside = checkOutside(file, rules);
  return outside.length ? outside : checkInside(file, rules);
}

/** What is wrong with the first bytes of a file whose name and size are told elsewhere. */
export async function checkInside(file, rules = loaded()) {
  const ending = endingOf(file.name);
  if (!Object.hasOwn(rules.attachments.kinds, ending)) return [];
  const kind = rules.attachments.kinds[ending];
  const bytes = await firstBytes(file, FIRST_BYTES);
  if (!bytes.length) return [say(rules, "E074", file.name, { advice: "empty" })];
  const isSo = kind.id === "webp" ? isWebp(bytes) : startsWith(bytes, rules.attachments.beginnings[kind.id] || ZIP);
  if (!isSo) return [say(rules, "E070", file.name, { found: seemsToBe(bytes, rules), kind: kind.said })];
  const saysWhere = kind.id === "jpeg" && hasPlace(await firstBytes(file, HEAD_OF_PHOTO));
  return saysWhere ? [say(rules, "W070", file.name, { advice: "photo" })] : [];
}

async function firstBytes(file, most) {
  return new Uint8Array(await file.slice(0, most).arrayBuffer());
}

/** What a file seems to be, in words. */
function seemsToBe(bytes, /** @type {Rulebook} */ rules) {
  const { attachments } = rules;
  const saidOf = (id) => `a ${Object.values(attachments.kinds).find((kind) => kind.id === id).said}`;
  const known = Object.entries(attachments.beginnings).find(([, start]) => startsWith(bytes, start));
  if (known) return saidOf(known[0]);
  if (isWebp(bytes)) return saidOf("webp");
  return phrase(rules, "seems", nameOfKind(bytes, attachments));
}

function nameOfKind(bytes, attachments) {
  if (startsWith(bytes, ZIP)) return "package";
  if (startsWith(bytes, OLD_OFFICE)) return "old-office";
  if (lettersAt(bytes, 4) === "ftyp") return attachments.brands[lettersAt(bytes, 8)] || "film";
  const text = new TextDecoder("latin1").decode(bytes).toLowerCase();
  if (attachments.markup.some((mark) => text.includes(mark))) return "markup";
  return attachments.others.find(({ start }) => startsWith(bytes, start))?.seems || "other";
}

/** What the name and the size of one file say: `{name, size}`. */
function checkOutside({ name, size }, rules = loaded()) {
  const finding = judgeName(name, rules);
  if (finding) {
    const renamed = finding.advice ? "" : publishedName(name, rules);
    return [say(rules, "E047", name, { found: name, ...finding, ...(renamed ? { advice: "rename", name: renamed } : {}) })];
  }
  const most = rules.attachments.kinds[endingOf(name)].megabytes;
  if (size <= most * MEGABYTE) return [];
  return [say(rules, "E049", name, { found: readable(size), advice: "file", most })];
}

function judgeName(name, { attachments, patterns }) {
  const is = ({ source, flags }) => new RegExp(`^(?:${source})$`, flags).test(name);
  if (is(patterns.left_behind)) return { advice: "left-behind" };
  if (length(name) > attachments.longest_name) return { advice: "long", most: attachments.longest_name };
  const pieces = name.split(".");
  if (!is(patterns.file_name) || !Object.hasOwn(attachments.kinds, pieces.at(-1))) {
    const ending = pieces.at(-1).toLowerCase();
    const [, advice = ""] = Object.entries(attachments.instead).find(([endings]) => endings.split(" ").includes(ending)) || [];
    return { allowed: Object.keys(attachments.kinds), advice };
  }
  if (attachments.devices.includes(pieces[0])) return { advice: "device", name: pieces[0] };
  if (pieces.slice(1, -1).some((piece) => attachments.active.includes(piece))) return { advice: "two-endings" };
  return null;
}

/**
 * What is wrong with the files of a case by their names and sizes, each and together.
 *
 * @param {{name: string, size: number}[]} files
 * @param {Set<string>} mentioned the names that the case mentions; null where that is not known
 */
export function checkFiles(files, mentioned, rules = loaded()) {
  const { most_files: most, most_megabytes: megabytes } = rules.attachments;
  const twin = twins(files.map(({ name }) => name));
  const found = files.flatMap((file) => {
    const other = twin.get(file.name);
    const wrong = other
      ? [say(rules, "E047", file.name, { found: file.name, advice: "twin", twin: other })]
      : checkOutside(file, rules);
    const isUnused = !wrong.length && mentioned && !mentioned.has(file.name);
    return isUnused ? [say(rules, "E046", file.name, { found: file.name })] : wrong;
  });
  const together = (more) => found.push(problem(rules, "E049", ["attachments"], more, ""));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > megabytes * MEGABYTE) together({ advice: "together", size: (total / MEGABYTE).toFixed(1), most: megabytes });
  if (files.length > most) together({ advice: "many", count: files.length, most });
  return found;
}

/** Names that are one and the same on some systems: each with the one that it repeats. Small letters are the ones to keep. */
function twins(names) {
  const first = new Map();
  const found = new Map();
  for (const name of [...names].sort().reverse()) {
    const plain = casefold(name.normalize("NFC")).normalize("NFC");
    if (first.has(plain)) found.set(name, first.get(plain));
    else first.set(plain, name);
  }
  return found;
}

function readable(bytes) {
  return bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / KILOBYTE))} KB`;
}
