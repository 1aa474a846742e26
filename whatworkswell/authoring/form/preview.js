/* Markdown as the page of the case will show it. Only what the list of the checker allows is built, piece by piece: nothing that an
   author writes reaches the page as HTML of its own. */

import { parsed } from "./engine/account.js";
import { classify } from "./engine/links.js";
import { render, SOURCE } from "./engine/markdown.js";
import { rules as loaded } from "./engine/rules.js";
import { readTags } from "./engine/tags.js";
import { bytesOf } from "./engine/text.js";

const NOTES = "section.footnotes[data-footnotes]";
const NOTE = /^(?:fn|fnref)-[\d-]+$/;

/**
 * The preview of a text, as elements. A picture of the case is shown where `pictures` has its address.
 *
 * @param {string} markdown
 * @param {Map<string, string>} pictures addresses (`data:`) by the names of the files
 * @returns {DocumentFragment}
 */
export function previewNodes(markdown, pictures = new Map(), rules = loaded()) {
  const built = document.createDocumentFragment();
  if (bytesOf(markdown) > rules.limits.body) return built;
  const html = render(markdown);
  const { pieces, excess } = readTags(html, rules);
  if (excess) return built;
  const tree = parsed(pieces.length ? render(markdown, false) : html);
  for (const section of tree.querySelectorAll(NOTES)) section.replaceWith(...section.childNodes);
  build(tree, built, { rules, pictures });
  return built;
}

/**
 * The same as HTML: it holds allowed elements and attributes and nothing else.
 *
 * @returns {string}
 */
export function preview(markdown, pictures = new Map(), rules = loaded()) {
  const box = document.implementation.createHTMLDocument("").createElement("div");
  box.append(previewNodes(markdown, pictures, rules));
  return box.innerHTML;
}

function build(from, to, held) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.textContent);
    else if (node.nodeType === Node.ELEMENT_NODE) element(node, to, held);
  }
}

function element(node, to, held) {
  const { tags } = held.rules.account;
  const isKnown = node.namespaceURI === "http://www.w3.org/1999/xhtml" && tags.includes(node.localName);
  if (!isKnown) {
    build(node, to, held);
    return;
  }
  const made = document.createElement(node.localName);
  for (const name of held.rules.account.attributes[node.localName] || []) {
    if (name !== SOURCE && name !== "href" && name !== "src" && name !== "align" && node.hasAttribute(name))
      made.setAttribute(name, node.getAttribute(name));
  }
  const side = node.getAttribute("align");
  if (["left", "center", "right"].includes(side)) made.className = `ww-align-${side}`;
  if (node.localName === "a") point(node, made, held);
  if (node.localName === "img" && !picture(node, made, held)) {
    to.append(`[${node.getAttribute("alt") || node.getAttribute("src") || ""}]`);
    return;
  }
  build(node, made, held);
  to.append(made);
}

/** A link leads to the web in a page of its own; one within the site or to a file is shown, and leads nowhere yet. */
function point(node, made, { rules }) {
  const href = node.getAttribute("href") || "";
  if (NOTE.test(href.slice(1)) && node.matches("[data-footnote-ref], [data-footnote-backref]")) return;
  if (classify(href, rules).kind === "web") Object.assign(made, { href, target: "_blank", rel: "noopener noreferrer" });
}

function picture(node, made, { rules, pictures }) {
  const target = classify(node.getAttribute("src") || "", rules);
  const address = target.kind === "file" && pictures.get(target.name);
  if (address) made.src = address;
  return Boolean(address);
}
