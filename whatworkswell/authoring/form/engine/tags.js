/* The HTML that a text makes, read tag by tag before the browser's parser sees it: everything outside the list of what is
   allowed, and everything without its partner, is noted word for word. The checker's tags.py does the same. */

import { isWebAddress } from "./links.js";
import { SOURCE } from "./markdown.js";
import { phrase } from "./problems.js";
import { strip } from "./text.js";

const MOST_PIECES = 200;

const SPACE = "[ \\t\\n\\f\\r]";
const VALUE = `${SPACE}*=${SPACE}*("[^"]*"|'[^']*'|[^ \\t\\n\\f\\r"'=<>\`]+)`;
const ATTRIBUTE = `${SPACE}+([a-zA-Z_:][a-zA-Z0-9_.:-]*)(?:${VALUE})?`;
const START = new RegExp(`<([a-zA-Z][a-zA-Z0-9-]*)((?:${ATTRIBUTE})*)${SPACE}*/?>`, "y");
const END = new RegExp(`</([a-zA-Z][a-zA-Z0-9-]*)${SPACE}*>`, "y");
const EACH = new RegExp(ATTRIBUTE, "g");
const LINES = new RegExp(`${SOURCE}="(\\d{1,6}):\\d{1,6}-(\\d{1,6}):(\\d{1,6})"`);
/** What the parser of Markdown adds to a tag of its own, which an author has not written. */
const PLACE = new RegExp(` ${SOURCE}="[^"]*"`, "g");
/** What the parser of Markdown itself writes that is not on the list: footnotes, the language of a block of code. */
const OURS =
  /^(?:<code class="language-[^"]*">|<sup class="footnote-ref">|<section class="footnotes" data-footnotes>|<li id="fn-[^"]*">|<a href="#fn-[^"]*" id="fnref-[^"]*" data-footnote-ref>|<a href="#fnref-[^"]*" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="[^"]*" aria-label="[^"]*">)$/;
/** An address that says how it is to be opened, as a browser would read it. */
export const SCHEME = /^\s*[a-z][a-z0-9+.\s-]*:/i;

/** Read HTML: `{pieces: [{reason, text, line}], excess}`; reason is code, pair or link. */
export function readTags(html, /** @type {Rulebook} */ rules) {
  const reader = new Reader(html, rules);
  const excess = reader.read();
  return { pieces: excess ? [] : reader.pieces, excess };
}

class Reader {
  constructor(html, /** @type {Rulebook} */ rules) {
    const { tags, attributes, empty, raw } = rules.account;
    this.html = html;
    this.rules = rules;
    this.limits = rules.limits;
    this.tags = new Set(tags);
    this.attributes = attributes;
    this.void = new Set(empty);
    this.raw = new Set(raw);
    this.pieces = [];
    this.open = [];
    this.line = 1;
    this.count = 0;
  }

  read() {
    let at = this.html.indexOf("<");
    while (at >= 0) {
      at = this.html.indexOf("<", this.step(at));
      if (this.open.length > this.limits.depth) return phrase(this.rules, "found", "too-deep", { most: this.limits.depth / 2 });
      if (this.count > this.limits.elements)
        return phrase(this.rules, "found", "too-many", { most: this.limits.elements.toLocaleString("en-GB") });
    }
    this.leaveOpen(this.open);
    return "";
  }

  step(at) {
    START.lastIndex = END.lastIndex = at;
    const start = START.exec(this.html);
    if (start) return this.start(start);
    const end = END.exec(this.html);
    return end ? this.end(end) : this.odd(at);
  }

  refuse(reason, text, line = this.line) {
    if (this.pieces.length < MOST_PIECES) this.pieces.push({ reason, text: text.replace(PLACE, ""), line });
  }

  start(match) {
    const [text, written, attributes] = match;
    const name = written.toLowerCase();
    const after = match.index + text.length;
    this.count += 1;
    const position = LINES.exec(text);
    if (position) this.line = Number(position[1]);
    const isRefused = !this.isAllowed(name, attributes) && !OURS.test(text);
    if (isRefused) this.refuse("code", text);
    if (this.raw.has(name)) {
      const close = new RegExp(`</${name}\\s*>`, "ig");
      close.lastIndex = after;
      return close.exec(this.html) ? close.lastIndex : this.html.length;
    }
    if (!this.void.has(name)) this.open.push({ name, text, line: this.line, isRefused });
    return after;
  }

  isAllowed(name, attributes) {
    if (!attributes) return this.tags.has(name);
    const names = [];
    for (const [, key, value = ""] of attributes.matchAll(EACH)) {
      const low = key.toLowerCase();
      names.push(low);
      if (low !== "href" && low !== "src") continue;
      const address = unescaped(value.replace(/^["']+|["']+$/g, ""));
      if (SCHEME.test(address) && !isWebAddress(address)) this.refuse("link", address.replace(/^mailto:/, ""));
      else if (!strip(address)) this.refuse("link", phrase(this.rules, "found", "empty-address"));
    }
    return this.tags.has(name) && names.every((key) => this.attributes[name]?.includes(key));
  }

  /** An end tag closes its partner, and notes what stands open within. It never reaches out of the parser's own block. */
  end(match) {
    const name = match[1].toLowerCase();
    const after = match.index + match[0].length;
    for (let depth = this.open.length - 1; depth >= 0; depth--) {
      const partner = this.open[depth];
      if (partner.name === name) {
        this.leaveOpen(this.open.slice(depth + 1));
        this.open.length = depth;
        const position = LINES.exec(partner.text);
        if (position) this.line = Number(position[2]) + (position[3] === "0" ? 0 : 1);
        return after;
      }
      if (partner.text.includes(SOURCE)) break;
    }
    this.refuse("pair", match[0]);
    return after;
  }

  leaveOpen(left) {
    for (const tag of left) if (!tag.isRefused) this.refuse("pair", tag.text, tag.line);
  }

  /** A `<` that begins no well-formed tag: a comment, a declaration, broken HTML, or only a sign in a text. */
  odd(at) {
    if (!/^<[a-zA-Z/!?]/.test(this.html.slice(at, at + 2))) return at + 1;
    const closing = this.html.startsWith("<!--", at) ? "-->" : ">";
    const found = this.html.indexOf(closing, at);
    const end = found < 0 ? this.html.length : found + closing.length;
    this.refuse("code", this.html.slice(at, end));
    return end;
  }
}

function unescaped(text) {
  return text.includes("&") ? new DOMParser().parseFromString(text.replaceAll("<", "&lt;"), "text/html").body.textContent : text;
}
