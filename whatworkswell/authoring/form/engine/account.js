/* The account as the published page will have it: its sections, headings, links and what may not be published. */

import { classify } from "./links.js";
import { render, SOURCE } from "./markdown.js";
import { phrase } from "./problems.js";
import { readTags, SCHEME } from "./tags.js";
import { bytesOf, fold, strip, unquote } from "./text.js";

const ANCHOR = "case-";
const NOTES = "section.footnotes[data-footnotes]";

/** Where pieces of the HTML stand in the Markdown: each is looked for from its block on, each time further on. */
class Places {
  constructor(markdown) {
    this.text = markdown;
    this.starts = [0];
    for (let at = markdown.indexOf("\n"); at >= 0; at = markdown.indexOf("\n", at + 1)) this.starts.push(at + 1);
    this.seen = new Map();
  }

  /** The line, from 1, of a piece at or after `line`; the beginning of its block where it is written otherwise. */
  of(piece, line) {
    const from = this.starts[Math.min(line, this.starts.length) - 1];
    for (const words of new Set([piece.split("\n")[0], unquote(piece)])) {
      const at = words ? this.text.indexOf(words, Math.max(from, this.seen.get(words) || 0)) : -1;
      this.seen.set(words, at >= 0 ? at + 1 : this.text.length);
      if (at >= 0) return this.lineAt(at);
    }
    const blank = /^\s*(?=\S)/.exec(this.text.slice(from))?.[0].length || 0;
    return this.lineAt(from + blank);
  }

  lineAt(index) {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

let last = {};

/** Read the Markdown of an account. Lines count from 1 in it. The last answer is kept. */
export function readAccount(markdown, /** @type {Rulebook} */ rules) {
  if (last.markdown !== markdown || last.rules !== rules) last = { markdown, rules, account: read(markdown, rules) };
  return last.account;
}

function read(markdown, /** @type {Rulebook} */ rules) {
  const empty = { sections: new Map(), headings: [], anchors: new Set(), links: [], findings: [], tooLarge: "", stray: 0 };
  const size = bytesOf(markdown);
  const limit = rules.limits.body;
  if (size > limit)
    return { ...empty, tooLarge: phrase(rules, "found", "too-long", { size: Math.floor(size / 1024), most: limit / 1024 }) };
  const html = render(markdown);
  const { pieces, excess } = readTags(html, rules);
  if (excess) return { ...empty, tooLarge: excess };
  const places = new Places(markdown);
  const findings = pieces.map(({ reason, text, line }) => ({ reason, found: text, line: places.of(text, line) }));
  const tree = parsed(findings.length ? render(markdown, false) : html);
  const links = linksIn(tree, places, rules);
  const notes = [...tree.querySelectorAll(NOTES)].at(-1);
  notes?.remove();
  const headings = headingsOf(tree);
  return {
    findings,
    links,
    headings,
    notes: notes ? notes.innerHTML : "",
    anchors: new Set(headings.map((heading) => heading.id)),
    stray: strayLine(tree),
    sections: sectionsOf(tree, rules),
    tooLarge: "",
  };
}

/** HTML as a tree that nothing runs in and that loads nothing. */
export function parsed(html) {
  return new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html").body;
}

const lineOf = (node) => Number(/^\d+/.exec(node.getAttribute?.(SOURCE) || "")?.[0] || 0);

function linksIn(tree, places, /** @type {Rulebook} */ rules) {
  const found = [];
  for (const node of tree.querySelectorAll("a, img")) {
    const isImage = node.localName === "img";
    const href = node.getAttribute(isImage ? "src" : "href");
    if (!href || node.matches("[data-footnote-ref], [data-footnote-backref]")) continue;
    const target = classify(href, rules);
    if (target.kind === "refused" && SCHEME.test(href)) continue; // told among the findings
    let block = node;
    while (block && !lineOf(block)) block = block.parentElement;
    found.push({
      href,
      target,
      isImage,
      alt: isImage ? node.getAttribute("alt") || "" : "",
      line: places.of(href, block ? lineOf(block) : 1),
    });
  }
  return found;
}

/** The anchor that GitHub gives a heading. */
const githubSlug = (text) =>
  strip(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc} _-]/gu, "")
    .replaceAll(" ", "-");

function headingsOf(tree) {
  const again = new Map();
  let line = 1;
  return [...tree.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((node) => {
    line = lineOf(node) || line;
    const slug = ANCHOR + (githubSlug(node.textContent) || "section");
    let id = slug;
    while (again.has(id)) {
      again.set(slug, (again.get(slug) || 0) + 1);
      id = `${slug}-${again.get(slug)}`;
    }
    again.set(id, 0);
    return { level: Number(node.localName[1]), text: fold(node.textContent), id, line, isInside: node.parentElement !== tree };
  });
}

/** The line of the first block before every section that is not a page title, which is told apart; else 0. */
function strayLine(tree) {
  let line = 1;
  for (const node of tree.children) {
    line = lineOf(node) || line;
    if (node.localName === "h2") return 0;
    if (node.localName !== "h1") return line;
  }
  return 0;
}

/** The HTML of each section by its id, without its heading. */
function sectionsOf(tree, { sections }) {
  const ids = new Map(Object.entries(sections).map(([id, { heading }]) => [heading, id]));
  const held = new Map();
  let id = "";
  for (const node of tree.childNodes) {
    if (node.localName === "h2") {
      id = ids.get(fold(node.textContent)) || "";
      if (!held.has(id)) held.set(id, "");
    } else if (node.nodeType !== Node.COMMENT_NODE) {
      held.set(id, (held.get(id) || "") + (node.outerHTML ?? node.textContent.replaceAll("&", "&amp;").replaceAll("<", "&lt;")));
    }
  }
  held.delete("");
  for (const [name, html] of held) held.set(name, strip(html));
  return held;
}
