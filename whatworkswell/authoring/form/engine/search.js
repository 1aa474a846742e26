/* Where in a draft personal data is looked for, and the place that is named: as whatworkswell/checks/personal_data.py. */

import { sightings, sightingsInDescription, sightingsInFileName } from "../personal.js";
import { parsed, readAccount } from "./account.js";
import { problem } from "./problems.js";
import { unquote } from "./text.js";

/** Keys whose texts name schools and places, which are often called after somebody. */
const NAMES_OF_BODIES = new Set(["name", "alliance", "local_authority"]);
const APART = "\n\n"; // no frame reaches over an empty line
/** What reads otherwise than it is written. Without these one look is enough. */
const WRITTEN_OTHERWISE = /&#?[\p{L}\p{N}_]{1,31};|\\[!-/:-@[-`{-~]|<[a-zA-Z/]/u;
const ROWS = /<\/?(?:thead|tbody)>|<t[rdh](?: [^>]*)?>/g;
const INLINE = /<\/?(?:a|abbr|b|code|del|dl|em|i|kbd|s|strong|sub|sup)(?: [^>]*)?>/g;

/** Problems with each thing once. */
export function findPersonal(/** @type {Rulebook} */ rules, typed, body, names, sectionAt) {
  const seen = new Set();
  const found = [];
  const add = (sighting, path, named, line, file = "") => {
    const key = `${file} ${sighting.code} ${sighting.found}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ ...problem(rules, sighting.code, path, { found: sighting.found }, named), line });
  };
  inFacts(rules, typed, add);
  inAccount(rules, body, (sighting, line) => add(sighting, [sectionAt(line)], "account", line));
  for (const name of names)
    for (const sighting of sightingsInFileName(name, rules)) add(sighting, ["attachments", name], "", 0, name);
  return found;
}

/** The facts, read as two texts: those that name bodies and all others. */
function inFacts(/** @type {Rulebook} */ rules, typed, add) {
  const all = [...texts(typed, [])];
  for (const isName of [false, true]) {
    const some = all.filter(([path]) => NAMES_OF_BODIES.has(path.findLast((step) => typeof step === "string")) === isName);
    if (!some.length) continue;
    let end = 0;
    const starts = some.map(([, text]) => {
      const start = end;
      end += text.length + APART.length;
      return start;
    });
    for (const sighting of sightings(some.map(([, text]) => text).join(APART), { isName }, rules)) {
      const [path] = some[starts.findLastIndex((start) => start <= sighting.start)];
      add(sighting, path);
    }
  }
}

function* texts(tree, path) {
  if (typeof tree === "string") yield [path, tree];
  else
    for (const [step, value] of Object.entries(tree)) yield* texts(value, [...path, Array.isArray(tree) ? Number(step) : step]);
}

/** The account as it is written, then as it is read: a sign may be written as code, or in two pieces. */
function inAccount(/** @type {Rulebook} */ rules, body, add) {
  const lineAt = (index) => body.slice(0, index).split("\n").length;
  for (const sighting of sightings(body, { isMarkdown: true }, rules)) add(sighting, lineAt(sighting.start));
  const account = readAccount(body, rules);
  for (const link of account.links) {
    const found = [...sightingsInDescription(link.alt, rules), ...sightings(unquote(link.href), { isName: true }, rules)];
    for (const sighting of found) add(sighting, link.line);
  }
  if (!WRITTEN_OTHERWISE.test(body)) return;
  const lines = new Map(account.headings.map(({ text, line }) => [text, line]));
  const places = new Map(account.findings.map(({ found, line }) => [found, line]));
  const parts = [...account.sections].map(([id, html]) => [rules.sections[id].heading, html]);
  for (const [label, html] of [...parts, ["", account.notes || ""]]) {
    for (const sighting of sightings(plain(html), {}, rules)) {
      const start = body.indexOf(sighting.words);
      add(sighting, start >= 0 ? lineAt(start) : places.get(sighting.words) || lines.get(label) || 1);
    }
  }
}

/** The text of HTML: cells of a table apart by tabs, its rows and all other blocks by line breaks. */
function plain(html) {
  const tables = html
    .replaceAll("\n", " ")
    .replace(ROWS, "")
    .replace(/<\/t[dh]>/g, "\t")
    .replaceAll("</tr>", "\n");
  const text = tables.replace(INLINE, "").replace(/<[^>]*>/g, "\n");
  return parsed(text.replaceAll("<", "&lt;")).textContent;
}
