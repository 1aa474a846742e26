/* GitHub-flavoured Markdown by markdown-it, brought to what GitHub's own parser, which makes the published page, does with the
   same text: strikethrough with one sign, addresses that become links, task boxes, footnotes, alignment of cells. */

import MarkdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { autolinks } from "./autolinks.js";
import { strikethrough } from "./strikethrough.js";

/** Where a block begins and ends in the Markdown, in the form in which GitHub's parser notes it. */
export const SOURCE = "data-sourcepos";
const UNSAFE_IN_ADDRESS = /[\s"<>[\\\]^`{|}]|[^\x00-\x7f]/gu;

const parser = new MarkdownIt({ html: true, xhtmlOut: true }).use(footnotes).use(strikethrough).use(autolinks);
parser.inline.ruler.disable("footnote_inline");
except(parser.block.ruler, "html_block", (state, line) =>
  isNoDeclaration(state.src.slice(state.bMarks[line] + state.tShift[line])),
);
except(parser.inline.ruler, "html_inline", (state) => isNoDeclaration(state.src.slice(state.pos)));
parser.validateLink = () => true; // judged afterwards, and told
parser.normalizeLink = (address) => address.replace(UNSAFE_IN_ADDRESS, encodeURIComponent);
parser.normalizeLinkText = (text) => text;
parser.core.ruler.push("ww_task_boxes", taskBoxes);
parser.core.ruler.push("ww_places", places);
Object.assign(parser.renderer.rules, {
  fence: (tokens, at) => code(tokens[at], tokens[at].info.trim().split(/\s+/)[0]),
  code_block: (tokens, at) => code(tokens[at], ""),
  html_block: rawHtml,
  html_inline: rawHtml,
  footnote_ref: (tokens, at) => `<sup class="footnote-ref">${noteLink(tokens[at])}</sup>`,
  footnote_block_open: () => '<section class="footnotes" data-footnotes>\n<ol>\n',
  footnote_open: (tokens, at) => `<li id="fn-${tokens[at].meta.id + 1}">`,
  footnote_anchor: (tokens, at) => {
    const { id, subId } = tokens[at].meta;
    const index = subId ? `${id + 1}-${subId + 1}` : `${id + 1}`;
    return ` <a href="#fnref-${index}" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="${index}" aria-label="Back">↩${subId ? `<sup class="footnote-ref">${subId + 1}</sup>` : ""}</a>`;
  },
});

/**
 * Markdown as HTML that is not safe yet, with the place of each block.
 *
 * @param {string} markdown
 * @param {boolean} asWritten whether HTML of the author's stays, to be judged, or is left out
 */
export function render(markdown, asWritten = true) {
  const env = { asWritten };
  return parser.renderer.render(tokensOf(markdown, env), parser.options, env);
}

/** Every heading outside lists and quotations: its level, its text, and the lines (from 0) where it begins and what follows it. */
export function headingsIn(markdown) {
  const tokens = tokensOf(markdown, {});
  return tokens.flatMap((token, at) =>
    token.type === "heading_open" && token.level === 0
      ? [{ level: Number(token.tag[1]), text: textOf(tokens[at + 1]), start: token.map[0], end: token.map[1] }]
      : [],
  );
}

/** A rule of the parser as it was, but where `isOther` says that it does not hold. */
function except(ruler, name, isOther) {
  const { fn, alt } = ruler.__rules__.find((rule) => rule.name === name); // the parser offers no other way to a rule of its own
  ruler.at(name, (state, ...more) => !isOther(state, ...more) && fn(state, ...more), { alt });
}

/** A declaration has capitals: `<!DOCTYPE html>`. */
const isNoDeclaration = (text) => /^<![a-z]/.test(text);

let last = { markdown: null, tokens: null, env: null };

/** The blocks of a text. The last one is kept: as somebody types, one text is asked about from several sides. */
function tokensOf(markdown, env) {
  if (last.markdown !== markdown) {
    const own = {};
    last = { markdown, tokens: parser.parse(markdown, own), env: own };
  }
  Object.assign(env, { ...last.env, ...env });
  return last.tokens;
}

function textOf(inline) {
  const words = inline.children.map((child) =>
    child.type === "softbreak" || child.type === "hardbreak"
      ? " "
      : child.type === "html_inline" || child.type === "image"
        ? ""
        : child.content,
  );
  return words.join("").replace(/\s+/g, " ").trim();
}

function code(token, language) {
  const name = language ? ` class="language-${parser.utils.escapeHtml(language)}"` : "";
  const text = token.content && !token.content.endsWith("\n") ? `${token.content}\n` : token.content;
  return `<pre ${SOURCE}="${token.attrGet(SOURCE)}"><code${name}>${parser.utils.escapeHtml(text)}</code></pre>\n`;
}

function rawHtml(tokens, at, _options, env) {
  if (env.asWritten) return tokens[at].content;
  return tokens[at].type === "html_block" ? "<!-- raw HTML omitted -->\n" : "<!-- raw HTML omitted -->";
}

function noteLink(token) {
  const { id, subId } = token.meta;
  const name = subId ? `${id + 1}-${subId + 1}` : `${id + 1}`;
  return `<a href="#fn-${id + 1}" id="fnref-${name}" data-footnote-ref>${id + 1}</a>`;
}

/** A list item that begins with a box, which must have a space behind it. */
function taskBoxes(state) {
  const { tokens } = state;
  const lines = state.src.split("\n");
  tokens.forEach((token, at) => {
    if (token.type !== "list_item_open" || tokens[at + 1]?.type !== "paragraph_open") return;
    const inline = tokens[at + 2];
    const first = inline.children[0];
    const box = first?.type === "text" && /^\[([ xX])\]/.exec(first.content);
    if (
      !box ||
      !/^\s*(?:[-+*]|\d{1,9}[.)])\s+\[[ xX]\][ \t]/.test(lines[inline.map[0]].replace(/^(?:[ >]|[-+*] (?=\s*[-+*\d]))*/, ""))
    )
      return;
    first.content = `${box[1] === " " ? "☐" : "☑"}${first.content.slice(3)}`;
  });
}

/** Each block with the lines where it begins and ends, and cells with the alignment that GitHub's parser writes. */
function places(state) {
  let map = [0, 1];
  for (const token of state.tokens) {
    if (token.nesting < 0 || token.type === "inline") continue;
    map = token.map || map;
    if (PLACED.has(token.tag)) token.attrSet(SOURCE, `${map[0] + 1}:1-${Math.max(map[0] + 1, map[1])}:1`);
    const side = /^text-align:(\w+)$/.exec(token.attrGet("style") || "")?.[1];
    if (side) token.attrs = [["align", side], ...token.attrs.filter(([name]) => name !== "style")];
  }
}

const PLACED = new Set("blockquote h1 h2 h3 h4 h5 h6 hr li ol p table td th tr ul code".split(" "));
