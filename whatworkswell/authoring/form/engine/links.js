/* What a link points at, judged by its form alone. */

import { phrase } from "./problems.js";
import { cutLast, unquote } from "./text.js";

const NOT_IN_ADDRESS = /[\s<>"\\^`{|}]|(?! )[\p{C}\p{Z}]/u;
const LONGEST = 2000;

const whole = ({ source, flags }) => new RegExp(`^(?:${source})$`, flags);

/** Whether it is an http(s) address with a host and without white space, password or control character. */
export function isWebAddress(value) {
  if (value.length > LONGEST || NOT_IN_ADDRESS.test(value)) return false;
  const host = /^https?:\/\/([^/?#]*)/i.exec(value)?.[1] || "";
  if (!host || host.includes("@")) return false;
  const [, name, port] = /^(\[[0-9a-f:.]+\]|[^:[\]]*)(?::(.*))?$/i.exec(host) || [];
  if (!name) return false;
  return !port || (/^\d+$/.test(port) && Number(port) > 0 && Number(port) < 65536);
}

/** The kind of a link and the name of what it points at: `{kind, name, anchor}`; kind is web, anchor, file, case, page, refused. */
export function classify(href, { patterns }) {
  if (isWebAddress(href)) return { kind: "web", name: href, anchor: "" };
  const at = href.indexOf("#");
  const path = at < 0 ? href : href.slice(0, at);
  const anchor = at < 0 ? "" : unquote(href.slice(at + 1));
  if (!path) return { kind: anchor ? "anchor" : "refused", name: "", anchor };
  const other = whole(patterns.case).exec(path);
  if (other) return { kind: "case", name: other[1], anchor };
  const page = whole(patterns.page).exec(path);
  if (page) return { kind: "page", name: page[1], anchor };
  if (whole(patterns.file_name).test(path) && path !== "index.md") return { kind: "file", name: path, anchor };
  return { kind: "refused", name: "", anchor: "" };
}

/** A file's name in the form that may be published, or nothing where its kind may not be. */
export function publishedName(name, { attachments }) {
  const [stem, ending] = cutLast(name.normalize("NFKD").toLowerCase(), ".");
  const plain = (stem.replace(/[^\x00-\x7f]/g, "").match(/[a-z0-9]+/g) || []).join("-");
  return plain && Object.hasOwn(attachments.kinds, ending) ? `${plain}.${ending}` : "";
}

/** How to mend a link whose form shows what was meant; else nothing. */
export function advice(href, /** @type {Rulebook} */ rules) {
  const written = unquote(href);
  const other = whole(rules.patterns.meant_case).exec(written);
  if (other) return phrase(rules, "links", "another-case", { slug: other[1] });
  if (written.includes("/")) {
    // a folder of a page on the web, below
  } else if (written.includes("@")) {
    return phrase(rules, "links", "e-mail");
  } else {
    const renamed = publishedName(written, rules);
    if (renamed && renamed !== written) return phrase(rules, "links", "file-name", { name: renamed });
  }
  if (/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+(\/|$)/u.test(written) && !publishedName(written, rules))
    return phrase(rules, "links", "web-page", { written });
  return "";
}
