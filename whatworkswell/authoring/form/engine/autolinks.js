/* Addresses in the text become links, by the rules of GitHub's Markdown (its specification, "Autolinks (extension)"). */

const START = /(^|[\s*_~(])(https?:\/\/|ftp:\/\/|www\.)/gi;
const MARK = /www\.|:\/\/|@/i;
const EMAIL = /(mailto:|xmpp:)?[a-z0-9._+-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/gi;
const DOMAIN = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/u;

export function autolinks(parser) {
  parser.core.ruler.after("text_join", "ww_autolinks", (state) => {
    for (const block of state.tokens) if (block.type === "inline") linkAll(state, block);
  });
}

function linkAll(state, block) {
  let depth = 0; // inside a link of the author's
  block.children = block.children.flatMap((token) => {
    if (token.type === "link_open") depth += 1;
    if (token.type === "link_close") depth -= 1;
    return token.type === "text" && depth === 0 && MARK.test(token.content) ? linked(state, token) : [token];
  });
}

function linked(state, token) {
  const text = token.content;
  const found = [...addresses(text), ...mails(text)].sort((one, other) => one.start - other.start);
  const pieces = [];
  let at = 0;
  for (const { start, end, href } of found) {
    if (start < at) continue;
    pieces.push(words(state, text.slice(at, start)), ...link(state, text.slice(start, end), href));
    at = end;
  }
  return at ? [...pieces, words(state, text.slice(at))].filter((piece) => piece.type !== "text" || piece.content) : [token];
}

function* addresses(text) {
  for (const match of text.matchAll(START)) {
    const start = match.index + match[1].length;
    const isWww = match[2].toLowerCase() === "www.";
    const host = DOMAIN.exec(text.slice(isWww ? start : start + match[2].length))?.[0] || "";
    const parts = host.split(".");
    if ((isWww && parts.length < 2) || !host || parts.slice(-2).some((part) => part.includes("_"))) continue;
    const end = start + trimmed(/^[^\s<]*/.exec(text.slice(start))[0]).length;
    if (end > start + match[2].length) yield { start, end, href: (isWww ? "http://" : "") + text.slice(start, end) };
  }
}

function* mails(text) {
  for (const match of text.matchAll(EMAIL)) {
    const written = match[0].replace(/\.+$/, "");
    if (!/[-_]$/.test(written))
      yield { start: match.index, end: match.index + written.length, href: match[1] ? written : `mailto:${written}` };
  }
}

/** Without the signs at the end that belong to the sentence. */
function trimmed(written) {
  let end = written;
  for (;;) {
    const before = end;
    end = end.replace(/[?!.,:*_~'"]+$/, "").replace(/&[a-z0-9]+;$/i, "");
    if (end.endsWith(")") && end.split(")").length > end.split("(").length) end = end.slice(0, -1);
    if (end.endsWith(";") && end === before) return end.slice(0, -1);
    if (end === before) return end;
  }
}

function words(state, content) {
  return Object.assign(new state.Token("text", "", 0), { content });
}

function link(state, content, href) {
  const open = new state.Token("link_open", "a", 1);
  open.attrs = [["href", state.md.normalizeLink(href)]];
  return [open, words(state, content), new state.Token("link_close", "a", -1)];
}
