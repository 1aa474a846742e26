/* Each fact by itself: is it there, of the right kind, and a value that may stand there? */

import { isWebAddress } from "./links.js";
import { nearest, nearestTerm } from "./nearest.js";
import { dotted, problem } from "./problems.js";
import { keyAt } from "./rules.js";
import { count, length, fold, strip } from "./text.js";

const MEANT = { yes: "true", y: "true", on: "true", no: "false", n: "false", off: "false" };
const didYouMean = (word) => (word ? `Did you mean \`${word}\`?` : "");
const isPart = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const whole = (pattern) => new RegExp(pattern, "u");

/**
 * Judge facts as they were typed, a tree of texts, lists and parts.
 *
 * `keys` is what may stand there (of a case or a trial), `needed` the dotted paths that must. Gives `{problems, facts}`: the
 * facts as they are meant, without the keys in which something is wrong, so that the rest can still be held together.
 */
export function judge(rules, keys, needed, data) {
  const judging = new Judging(rules, keys, needed, data);
  const facts = judging.part(keys, data, []);
  for (const [top] of judging.wrong) delete facts[top];
  return { facts, problems: [...judging.problems, ...judging.blanks(), ...judging.absences()] };
}

class Judging {
  constructor(rules, keys, needed, data) {
    Object.assign(this, { rules, keys, needed, data, problems: [], wrong: [] });
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
    if (!Array.isArray(given)) return this.shape("tuple_type", given, path);
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
    if (key.kind === "part") return isPart(given) ? this.part(key.keys, given, path) : this.shape("model_type", given, path);
    if (typeof given !== "string") return this.shape(SHAPES[key.rule] || "string_type", given, path);
    return this[KINDS[key.rule]](key, given, path);
  }

  text(key, given, path) {
    const folded = fold(given).normalize("NFC");
    if (/[<>]/.test(folded)) return this.refuse("E016", path, { found: folded });
    const long = length(folded);
    if (long <= key.longest) return folded;
    const most = `up to ${key.longest} characters`;
    return this.refuse("E015", path, { found: `${long} characters`, allowed: most, over: count(long - key.longest, "character") });
  }

  word(key, given, path) {
    const { terms } = this.rules.vocabularies[key.vocabulary];
    if (terms.some((term) => term.id === given)) return given;
    const mend = didYouMean(nearestTerm(given, terms));
    return this.refuse("E012", path, { found: given, allowed: terms.map((term) => term.id), mend });
  }

  number(key, given, path) {
    const rule = this.rules.rules[key.rule];
    if (!whole(rule.pattern).test(strip(given))) return this.refuse("E017", path, { found: given, allowed: rule.allowed });
    const value = Number(strip(given));
    if (key.constant !== undefined && value !== key.constant)
      return this.refuse("E012", path, { found: value, allowed: String(key.constant) });
    const tooSmall = key.least !== undefined && value < key.least;
    if (!tooSmall && !(key.greatest !== undefined && value > key.greatest)) return value;
    const allowed = tooSmall ? `${key.least} or more` : `${key.greatest} or less`;
    return this.refuse("E017", path, { found: value, allowed, mend: `Use a number that is ${allowed}.` });
  }

  yesNo(key, given, path) {
    if (given === "true" || given === "false") return given === "true";
    const low = given.toLowerCase();
    const meant = (Object.hasOwn(MEANT, low) && MEANT[low]) || (["true", "false"].includes(low) ? low : "");
    return this.refuse("E012", path, { found: given, allowed: ["true", "false"], mend: didYouMean(meant) });
  }

  date(key, given, path) {
    const { allowed, pattern } = this.rules.rules.date;
    const [year, month, day] = (whole(pattern).exec(strip(given)) || []).slice(1).map((part) => (part ? Number(part) : 1));
    const last = month >= 1 && month <= 12 ? new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() : 0;
    return year && day >= 1 && day <= last ? strip(given) : this.refuse("E018", path, { found: given, allowed });
  }

  address(key, given, path) {
    return isWebAddress(given) ? given : this.refuse("E021", path, { found: given, allowed: this.rules.rules.address.allowed });
  }

  form(key, given, path) {
    const over = length(given) - (key.longest || Infinity);
    if (over > 0)
      return this.refuse("E015", path, {
        found: given, allowed: `up to ${key.longest} characters`, over: count(over, "character"),
      });
    return whole(key.pattern).test(given) ? given : this.refuse("E019", path, { found: given, allowed: key.allowed });
  }

  any(key, given) {
    return given;
  }

  shape(kind, given, path) {
    const { expected, example } = this.rules.shapes[kind];
    const brackets = kind === "tuple_type" && typeof given === "string" && length(given) < 60;
    const keys = kind === "model_type" ? keyAt(this.keys, path)?.keys : [];
    return this.refuse("E014", path, {
      found: shapeOf(given),
      allowed: keys.map((key) => key.name),
      expected,
      example: brackets ? `${example}, or in square brackets: [${given}]` : example,
    });
  }

  unknownKey(keys, path) {
    const name = path.at(-1);
    const names = keys.map((key) => key.name);
    const near = nearest(name, names);
    const mend = this.rules.register.includes(name)
      ? "Remove it: what the maintainers decide about a case is kept in the register."
      : didYouMean(near) || this.home(name);
    this.unknown.push(path);
    this.wrong.push(path);
    this.problems.push(problem(this.rules, "E023", path, { found: name, allowed: names, mend }));
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
    if (found.length !== 1) return "";
    return found[0].length
      ? `It belongs to \`${found[0].join(".")}\`: put it there.`
      : "It belongs to no other key: set it in by no spaces.";
  }

  missing(path) {
    const key = keyAt(this.keys, path);
    const around = path.length > 1 ? ` to \`${dotted(path.slice(0, -1))}\`` : "";
    this.refuse("E011", path, { allowed: this.words(key), key: path.at(-1), around, help: key.description });
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
      const optional = isNeeded ? "" : ", or remove the line if it is not known";
      return problem(this.rules, "E013", path, { allowed: this.words(key), optional, help: key?.description || "" });
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

/** Of which shape a value was expected, by its rule, where it is no text. */
const SHAPES = { whole: "int_type", decimal: "float_type", "yes-no": "bool_type" };
const KINDS = {
  text: "text", word: "word", whole: "number", decimal: "number", "yes-no": "yesNo", date: "date", address: "address",
  form: "form", any: "any",
};

const startsWith = (path, start) => start.length <= path.length && start.every((step, place) => step === path[place]);

function* blanksIn(value, path) {
  if (typeof value === "string") {
    if (!strip(value)) yield path;
  } else if (value && typeof value === "object") {
    for (const [step, item] of Object.entries(value)) yield* blanksIn(item, [...path, Array.isArray(value) ? Number(step) : step]);
  }
}

function shapeOf(value) {
  if (isPart(value)) return `several facts: ${Object.keys(value).join(", ")}`;
  return Array.isArray(value) ? `a list of ${count(value.length, "item")}` : String(value);
}
