/* Each fact by itself: is it there, of the right kind, and a value that may stand there? */

import { isWebAddress } from "./links.js";
import { nearest, nearestTerm } from "./nearest.js";
import { dotted, meant, phrase, problem } from "./problems.js";
import { keyAt } from "./rules.js";
import { count, fold, length, strip } from "./text.js";

const isPart = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const whole = (pattern) => new RegExp(pattern, "u");

/**
 * Judge facts as they were typed, a tree of texts, lists and parts.
 *
 * `keys` is what may stand there (of a case or a trial), `needed` the dotted paths that must. Gives `{problems, facts}`: the
 * facts as they are meant, without the keys in which something is wrong, so that the rest can still be held together.
 */
export function judge(/** @type {Rulebook} */ rules, keys, needed, data) {
  const judging = new Judging(rules, keys, needed, data);
  const facts = judging.part(keys, data, []);
  for (const [top] of judging.wrong) delete facts[top];
  return { facts, problems: [...judging.problems, ...judging.blanks(), ...judging.absences()] };
}

class Judging {
  constructor(/** @type {Rulebook} */ rules, keys, needed, data) {
    this.rules = rules;
    this.keys = keys;
    this.needed = needed;
    this.data = data;
    this.problems = [];
    this.wrong = [];
    this.blank = [...blanksIn(data, [])];
    this.unknown = [];
    this.isBlank = new Set(this.blank.map(String));
  }

  /** Something is wrong at a path. A blank is told as a blank and not also as a wrong word. */
  refuse(code, path, more = {}, at = path) {
    this.wrong.push(at);
    if (!this.isBlank.has(String(at))) this.problems.push(problem(this.rules, code, path, more));
    return undefined;
  }

  part(keys, given, path) {
    const held = {};
    for (const key of keys) {
      const here = [...path, key.name];
      if (!(key.name in given)) {
        if (key.required) this.missing(here);
        continue;
      }
      const value = key.many ? this.list(key, given[key.name], here) : this.item(key, given[key.name], here);
      if (value !== undefined) held[key.name] = value;
    }
    for (const name of Object.keys(given)) if (!keys.some((key) => key.name === name)) this.unknownKey(keys, [...path, name]);
    return held;
  }

  list(key, given, path) {
    if (!Array.isArray(given)) return this.shape("list", given, path);
    const [told, before] = [this.problems.length, this.wrong.length];
    let sound = 0;
    const held = given.map((item, index) => {
      const wrong = this.wrong.length;
      const value = this.item(key, item, [...path, index]);
      if (this.wrong.length === wrong) sound += 1;
      return value;
    });
    if (key.most && sound > key.most) {
      this.problems.length = told; // first of all there are too many
      this.wrong.length = before;
      return this.howMany(key, given, path);
    }
    if (given.length < (key.fewest || 0)) this.howMany(key, given, path);
    if (this.wrong.length > before) return undefined;
    const again = key.distinct ? held.findIndex((item, index) => held.indexOf(item) < index) : -1;
    if (again >= 0) return this.refuse("E020", [...path, again], { found: held[again] }, path);
    return held;
  }

  howMany(key, given, path) {
    const bounds = `${key.fewest} to ${key.most}`;
    return this.refuse("E022", path, { found: count(given.length, "item"), allowed: bounds, expected: bounds });
  }

  item(key, given, path) {
    if (key.kind === "part") return isPart(given) ? this.part(key.keys, given, path) : this.shape("facts", given, path);
    if (typeof given !== "string") return this.shape(SHAPES.has(key.rule) ? key.rule : "text", given, path);
    return this[KINDS[key.rule]](key, given, path);
  }

  text(key, given, path) {
    const folded = fold(given).normalize("NFC");
    if (/[<>]/.test(folded)) return this.refuse("E016", path, { found: folded });
    const long = length(folded);
    if (long <= key.longest) return folded;
    return this.refuse("E015", path, {
      found: `${long} characters`,
      most: key.longest,
      over: count(long - key.longest, "character"),
    });
  }

  word(key, given, path) {
    const { terms } = this.rules.vocabularies[key.vocabulary];
    if (terms.some((term) => term.id === given)) return given;
    return this.refuse("E012", path, {
      found: given,
      allowed: terms.map((term) => term.id),
      ...meant(nearestTerm(given, terms)),
    });
  }

  number(key, given, path) {
    if (!whole(this.rules.forms[key.rule]).test(strip(given)))
      return this.refuse("E017", path, { found: given, allowed: phrase(this.rules, "forms", key.rule) });
    const value = Number(strip(given));
    if (key.constant !== undefined && value !== key.constant)
      return this.refuse("E012", path, { found: value, allowed: String(key.constant) });
    if (value < (key.least ?? -Infinity))
      return this.refuse("E017", path, { found: value, advice: "too-small", bound: key.least });
    if (value > (key.greatest ?? Infinity))
      return this.refuse("E017", path, { found: value, advice: "too-large", bound: key.greatest });
    return value;
  }

  yesNo(_key, given, path) {
    if (given === "true" || given === "false") return given === "true";
    const low = given.toLowerCase();
    const near = Object.hasOwn(this.rules.yes_no, low) ? this.rules.yes_no[low] : "";
    return this.refuse("E012", path, { found: given, allowed: ["true", "false"], ...meant(near) });
  }

  date(_key, given, path) {
    const [year, month, day] = (whole(this.rules.forms.date).exec(strip(given)) || [])
      .slice(1)
      .map((part) => (part ? Number(part) : 1));
    const last = month >= 1 && month <= 12 ? new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() : 0;
    return year && day >= 1 && day <= last
      ? strip(given)
      : this.refuse("E018", path, { found: given, allowed: phrase(this.rules, "forms", "date") });
  }

  address(_key, given, path) {
    return isWebAddress(given)
      ? given
      : this.refuse("E021", path, { found: given, allowed: phrase(this.rules, "forms", "address") });
  }

  form(key, given, path) {
    const over = length(given) - (key.longest || Infinity);
    if (over > 0) return this.refuse("E015", path, { found: given, most: key.longest, over: count(over, "character") });
    if (whole(key.pattern).test(given)) return given;
    return this.refuse("E019", path, { found: given, allowed: phrase(this.rules, "forms", key.form) });
  }

  any(_key, given) {
    return given;
  }

  shape(kind, given, path) {
    const isShort = kind === "list" && typeof given === "string" && length(given) < 60;
    const keys = kind === "facts" ? keyAt(this.keys, path)?.keys : [];
    const allowed = keys.map((key) => key.name);
    return this.refuse("E014", path, {
      found: shapeOf(this.rules, given),
      allowed,
      advice: isShort ? "list-of-words" : kind,
      typed: given,
    });
  }

  unknownKey(keys, path) {
    const name = path.at(-1);
    const names = keys.map((key) => key.name);
    const near = nearest(name, names);
    const advice = this.rules.in_register.includes(name) ? { advice: "register" } : near ? meant(near) : this.home(name);
    this.unknown.push(path);
    this.wrong.push(path);
    this.problems.push(problem(this.rules, "E023", path, { found: name, allowed: names, ...advice }));
  }

  /** Where a key belongs that stands in another part; `setting`, for one, belongs to `context.school`. */
  home(name) {
    const found = [];
    const search = (keys, path) => {
      for (const key of keys) {
        if (key.name === name) found.push(path);
        search(key.keys || [], [...path, key.name]);
      }
    };
    search(this.keys, []);
    if (found.length !== 1) return {};
    return found[0].length ? { advice: "elsewhere", home: found[0].join(".") } : { advice: "at-the-margin" };
  }

  missing(path) {
    const key = keyAt(this.keys, path);
    const more = path.length > 1 ? { advice: "inside", around: dotted(path.slice(0, -1)) } : {};
    this.refuse("E011", path, { allowed: this.words(key), key: path.at(-1), help: key.description, ...more });
  }

  words(key) {
    return key?.kind === "word" ? this.rules.vocabularies[key.vocabulary].terms.map((term) => term.id) : [];
  }

  /** What is there and says nothing yet. */
  blanks() {
    const told = this.blank.filter((path) => !this.unknown.some((other) => startsWith(path, other)));
    return told.map((path) => {
      const key = keyAt(this.keys, path);
      const isNeeded = this.needed.includes(path.join(".")) || Boolean(key?.required);
      const advice = isNeeded ? "" : "optional";
      return problem(this.rules, "E013", path, { allowed: this.words(key), advice, help: key?.description || "" });
    });
  }

  /** What is needed and not there, unless something has been said of its place already. */
  absences() {
    const said = [...this.wrong, ...this.blank];
    const before = this.problems.length;
    for (const path of this.needed.map((need) => need.split("."))) {
      if (said.some((other) => startsWith(path, other))) continue;
      const value = path.reduce((held, step) => (isPart(held) ? held[step] : undefined), this.data);
      const isEmpty = value === "" || (isPart(value) ? !Object.keys(value).length : Array.isArray(value) && !value.length);
      if (value === undefined || (isEmpty && !this.rules.may_be_empty.includes(path.join(".")))) this.missing(path);
    }
    return this.problems.splice(before);
  }
}

/** The rules whose values are no texts. */
const SHAPES = new Set(["whole", "decimal", "yes-no"]);
const KINDS = {
  text: "text",
  word: "word",
  whole: "number",
  decimal: "number",
  "yes-no": "yesNo",
  date: "date",
  address: "address",
  form: "form",
  any: "any",
};

const startsWith = (path, start) => start.length <= path.length && start.every((step, place) => step === path[place]);

function* blanksIn(value, path) {
  if (typeof value === "string") {
    if (!strip(value)) yield path;
  } else if (value && typeof value === "object") {
    for (const [step, item] of Object.entries(value))
      yield* blanksIn(item, [...path, Array.isArray(value) ? Number(step) : step]);
  }
}

function shapeOf(/** @type {Rulebook} */ rules, value) {
  if (isPart(value)) return phrase(rules, "found", "facts", { keys: Object.keys(value).join(", ") });
  return Array.isArray(value) ? phrase(rules, "found", "list", { items: count(value.length, "item") }) : String(value);
}
