// Made from rulebook.py by `make generate`: what the form in the browser is told.

/** The HTML that an account may hold. `instead` maps tags to the advice of E034. */
export interface Account {
  tags: string[];
  attributes: Record<string, string[]>;
  empty: string[];
  raw: string[];
  instead: Record<string, string>;
}

/** What may go with a case. `instead` maps endings to the advice of E047; all else is as in `checks.attachments`. */
export interface Attachments {
  kinds: Record<string, FileKind>;
  most_files: number;
  most_megabytes: number;
  most_unpacked: number;
  longest_name: number;
  devices: string[];
  active: string[];
  instead: Record<string, string>;
  beginnings: Record<string, number[]>;
  others: Beginning[];
  brands: Record<string, string>;
  markup: string[];
}

/** The first bytes of a file, and the phrase that says what it seems to be. */
export interface Beginning {
  start: number[];
  seems: string;
}

/** A kind of file that may go with a case; `said` stands after "a" in a sentence. */
export interface FileKind {
  id: string;
  said: string;
  megabytes: number;
}

/** First names in small letters, with spaces between them: those that are little else, and those that are also words. */
export interface FirstNames {
  plain: string;
  others: string;
}

/** A key of the front matter. `rule` is the kind of value that it holds; `form` the phrase that says it in words. */
export interface Key {
  name: string;
  label: string;
  description: string;
  kind: "text" | "word" | "name" | "whole" | "decimal" | "yes-no" | "part";
  rule: "text" | "word" | "whole" | "decimal" | "yes-no" | "date" | "address" | "form" | "any" | "part";
  many?: boolean;
  required?: boolean;
  distinct?: boolean;
  vocabulary?: string;
  longest?: number;
  fewest?: number;
  most?: number;
  pattern?: string;
  form?: string;
  least?: number;
  greatest?: number;
  constant?: number;
  keys?: Key[];
}

/** The most that is read: bytes of a file, of its front matter, of its body; links, depth and number of elements. */
export interface Limits {
  file: number;
  front_matter: number;
  body: number;
  links: number;
  depth: number;
  elements: number;
}

/** A message by its code: {names} are filled in. `advice` holds, by name, what a variant says in place of any of these. */
export interface Message {
  severity: "error" | "warning";
  text: string;
  mend: string;
  found?: string;
  allowed?: string;
  advice?: Record<string, Record<string, string>>;
}

/** A regular expression as JavaScript reads it. */
export interface Pattern {
  source: string;
  flags: string;
}

/** The forms of names and links. */
export interface Patterns {
  slug: Pattern;
  file_name: Pattern;
  case: Pattern;
  meant_case: Pattern;
  page: Pattern;
  left_behind: Pattern;
}

/** What personal data looks like: expressions and words by module and name, as the detectors have them. */
export interface Personal {
  expressions: Record<string, Pattern>;
  words: Record<string, string>;
  upn: string;
  names: FirstNames;
  secrets: Secret[];
  apart: Record<string, Pattern>;
  abroad: Record<string, string[]>;
}

/** The form of a key or token: what it is, and the letters without which it need not be looked for. */
export interface Secret {
  source: string;
  flags: string;
  what: string;
  letters: string[];
}

/** A section of the account; `required` are the origins of which it must be there. */
export interface Section {
  heading: string;
  required: string[];
}

/** What the name of a case's folder may be; `leads_on` are the words with which one that was cut short does not end. */
export interface Slugs {
  shortest: number;
  longest: number;
  reserved: string[];
  leads_on: string[];
}

/** A word of a vocabulary, with what else people call it. */
export interface Term {
  id: string;
  label: string;
  definition: string;
  others: string[];
}

/** The keys of a trial, and those that must be given. */
export interface Trial {
  keys: Key[];
  required: string[];
}

/** A list of words. */
export interface Vocabulary {
  label: string;
  terms: Term[];
}

/** A text that some reader of YAML takes for something else: the signs it begins with (none: any), and its form. */
export interface YamlForm {
  source: string;
  flags: string;
  first: string;
}

/** Everything that the form asks, allows and says. The last six keys differ from site to site. */
export interface Rulebook {
  version: number;
  keys: Key[];
  required: Record<string, string[]>;
  may_be_empty: string[];
  sections: Record<string, Section>;
  messages: Record<string, Message>;
  phrases: Record<string, Record<string, string>>;
  forms: Record<string, string>;
  permissions: string[];
  attachments: Attachments;
  slugs: Slugs;
  account: Account;
  limits: Limits;
  patterns: Patterns;
  odd: Record<string, string>;
  yes_no: Record<string, string>;
  in_register: string[];
  yaml: YamlForm[];
  trial: Trial;
  personal: Personal;
  vocabularies: Record<string, Vocabulary>;
  cases: Record<string, string>;
  taken: string[];
  retired: string[];
  references: string[];
  pages: string[];
}
