/* Facts as front matter, in the one form that the checker's formatter writes: keys in the order of the model, the words of a
   list and the facts of a small part on one line, each text on a line of its own, quoted only where it must be. */

import { fold, isOdd, length, strip } from "./text.js";

const WIDTH = 120;
const INDICATORS = "-?:,[]{}#&*!|>'\"%@`";
const NUMBER = /^[-+]?[0-9]+(\.[0-9]+)?$/;
const HALVES = /\p{Cs}/gu; // of a character: they cannot be written

const isPart = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * The YAML of facts, without a line break at the end of its last line.
 *
 * Of a fact that is needed and was not given the key stands alone; `needed` names such facts by dotted paths.
 */
export function factsText(/** @type {Rulebook} */ rules, keys, facts, needed) {
  const writer = new Writer(rules.yaml);
  return `${writer.block(entriesOf(keys, answered(facts, rules.may_be_empty), needed, ""), { keys }, 0).join("\n")}\n`;
}

/** The same facts as a tree: without blanks but where something is needed, and as they read once they are written. */
export function filled(/** @type {Rulebook} */ rules, keys, facts, needed) {
  return asTree(entriesOf(keys, answered(facts, rules.may_be_empty), needed, ""), { keys });
}

function asTree(entries, key) {
  const one = (value, known) => {
    if (typeof value !== "string") return asTree(value, known);
    return (known?.kind === "text" ? fold(value) : value).replace(HALVES, "\ufffd");
  };
  if (!entries.length || entries[0][0] === null) return entries.map(([, value]) => one(value, key));
  return Object.fromEntries(inOrder(entries, key).map(([name, value]) => [name, one(value, findKey(key, name))]));
}

/** Facts without what was left blank. An empty list stays where it says something: no school to name. */
export function answered(facts, mayBeEmpty) {
  const kept = {};
  for (const [name, value] of Object.entries(facts)) {
    const found = withoutBlanks(value);
    const saysNone = mayBeEmpty.includes(name) && Array.isArray(value) && !value.length;
    if (found !== undefined || saysNone) kept[name] = found ?? [];
  }
  return kept;
}

function withoutBlanks(value) {
  if (typeof value === "string") return strip(value) ? value : undefined;
  if (Array.isArray(value)) {
    const items = value.map(withoutBlanks).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (!isPart(value)) return undefined;
  const pairs = Object.entries(value)
    .map(([name, item]) => [name, withoutBlanks(item)])
    .filter(([, item]) => item !== undefined);
  return pairs.length ? Object.fromEntries(pairs) : undefined;
}

/** Facts with the blanks that must be filled, as `[key, value]`; key is null for an item of a list. */
function entriesOf(keys, given, needed, path) {
  const entries = [];
  for (const key of keys) {
    const here = path + key.name;
    const value = given[key.name];
    const inside = (held) => entriesOf(key.keys, held, needed, `${here}.`);
    if (value === undefined) {
      const isNeeded = key.required || needed.some((need) => need === here || need.startsWith(`${here}.`));
      if (isNeeded) entries.push([key.name, key.kind !== "part" ? "" : key.many ? [[null, inside({})]] : inside({})]);
    } else if (key.kind === "part" && isPart(value) && !key.many) {
      entries.push([key.name, inside(value)]);
    } else if (key.kind === "part" && Array.isArray(value)) {
      entries.push([key.name, value.filter(isPart).map((item) => [null, inside(item)])]);
    } else {
      const plain = plainEntry(value);
      if (Array.isArray(plain)) while (plain.length < (key.fewest || 0)) plain.push([null, ""]);
      entries.push([key.name, plain]);
    }
  }
  return entries;
}

function plainEntry(value) {
  if (Array.isArray(value)) return value.map((item) => [null, plainEntry(item)]);
  return isPart(value) ? Object.entries(value).map(([name, item]) => [name, plainEntry(item)]) : value;
}

class Writer {
  constructor(forms) {
    this.forms = forms.map(({ first, source, flags }) => ({ first, form: new RegExp(`^(?:${source})$`, flags) }));
  }

  block(entries, key, indent) {
    if (entries[0]?.[0] === null) return entries.flatMap(([, value]) => this.item(value, key, indent));
    return inOrder(entries, key).flatMap(([name, value]) => this.pair(name, value, findKey(key, name), indent));
  }

  pair(name, value, key, indent) {
    const start = `${" ".repeat(indent)}${this.scalar(name, null)}:`;
    if (typeof value === "string") return [`${start} ${this.text(value, key)}`.trimEnd()];
    if (!value.length) return [`${start} []`];
    const line = this.flow(value, key);
    if (line && length(start) + 1 + length(line) <= WIDTH) return [`${start} ${line}`];
    return [start, ...this.block(value, key, indent + 2)];
  }

  item(value, key, indent) {
    const space = " ".repeat(indent);
    if (typeof value === "string") return [`${space}- ${this.text(value, key)}`.trimEnd()];
    if (!value.length) return [`${space}- []`];
    const lines = this.block(value, key, indent + 2);
    return [`${space}- ${lines[0].slice(indent + 2)}`, ...lines.slice(1)];
  }

  /** A list or a part on one line, or nothing where it needs lines of its own. */
  flow(children, key) {
    if (!key || key.kind === "text" || children.some(([, value]) => typeof value !== "string")) return "";
    if (children[0][0] === null)
      return key.kind === "part" ? "" : `[${children.map(([, value]) => this.text(value, key, true)).join(", ")}]`;
    const pairs = [];
    for (const [name, value] of inOrder(children, key)) {
      const known = findKey(key, name);
      if (!known || known.kind === "text" || !value) return "";
      pairs.push(`${known.name}: ${this.text(value, known, true)}`);
    }
    return key.many ? "" : `{${pairs.join(", ")}}`;
  }

  /** A scalar of this key. A text is folded; a blank in a block is nothing at all. */
  text(value, key, inFlow = false) {
    const shown = key?.kind === "text" ? fold(value) : value;
    return shown || inFlow ? this.scalar(shown, key, inFlow) : "";
  }

  scalar(value, key, inFlow = false) {
    if (["whole", "decimal"].includes(key?.kind) && NUMBER.test(value)) return value;
    if (key?.kind === "yes-no" && (value === "true" || value === "false")) return value;
    const odd = [...value].some((sign) => isOdd(sign) || sign === "\ufffe" || sign === "\uffff");
    if (!odd && this.isPlain(value, inFlow)) return value;
    if (!odd && value.includes('"') && !value.includes("'")) return `'${value}'`;
    const quoted = JSON.stringify(value.replace(HALVES, "\ufffd"));
    return [...quoted].map((sign) => (isOdd(sign) ? escaped(sign) : sign)).join("");
  }

  /** Whether every reader of YAML takes this text, unquoted, for the same text. */
  isPlain(value, inFlow) {
    if (!value || value !== strip(value) || INDICATORS.includes([...value][0]) || value.startsWith("...")) return false;
    if (value.includes(": ") || value.includes(" #") || value.endsWith(":") || (inFlow && /[,[\]{}:]/.test(value))) return false;
    return !this.forms.some(({ first, form }) => (!first || first.includes(value[0])) && form.test(value));
  }
}

function inOrder(entries, key) {
  const names = (key?.keys || []).map((known) => known.name);
  const place = ([name]) => (names.includes(name) ? names.indexOf(name) : names.length);
  return [...entries].sort((one, other) => place(one) - place(other));
}

const findKey = (key, name) => key?.keys?.find((known) => known.name === name);
const escaped = (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`;
