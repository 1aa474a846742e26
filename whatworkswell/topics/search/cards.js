/* A result as a card: outcome, strength and context, approach, summary, and why it was found. */
import { element, link } from "./dom.js";
import { ANY_PAGE } from "./engine.js";
import { marked, reasons, says, sections, wanted } from "./why.js";

const NONE = { found: [] };

/* `data` are Pagefind's answers for one page, `match` what was found on it, `kinds` the names of the kinds of page. */
export function card(data, match = NONE, { root, kinds }) {
  const { meta, filters, url } = data[0];
  const kind = filters.kind?.[0] || "page";
  const stems = wanted(match);
  const address = (to) => withMarks(new URL(to, root), match);
  const title = link(address(url), ...marked(meta.title, stems));
  const item = element("li", "ww-result", element("h3", "ww-result__title", title));
  item.append(
    kind === "case" ? facts(meta) : element("p", "ww-result__facts", element("span", "ww-chip", kinds.get(kind) || kind)),
  );
  if (filters.approach) item.append(element("p", "ww-result__approach", `Approach: ${filters.approach.join(", ")}`));
  const told = meta.summary ? marked(meta.summary, stems) : excerpt(data[0].excerpt);
  item.append(element("p", "ww-result__excerpt", ...told));
  const [section] = sections(data);
  if (meta.summary && section && !says(meta.title, stems) && !says(meta.summary, stems)) {
    item.append(
      element("p", "ww-result__excerpt ww-result__excerpt--section", "\u2026 ", ...excerpt(section.excerpt), " \u2026"),
    );
  }
  const why = match.found.length ? reasons(match, data, stems, address) : [];
  if (why.length) {
    item.append(
      element(
        "p",
        "ww-result__why",
        element("span", "ww-result__label", "Found in:"),
        " ",
        ...why.flatMap((parts, place) => (place ? ["; ", ...parts] : parts)),
      ),
    );
  }
  return item;
}

function facts(meta) {
  return element(
    "p",
    "ww-result__facts",
    element("span", `ww-outcome ww-outcome--${meta.outcome_id}`, meta.outcome),
    " ",
    element("span", `ww-strength ww-strength--${meta.strength_id}`, meta.strength),
    " ",
    element("span", "ww-result__context", meta.context || ""),
  );
}

/* An excerpt is text with <mark>s: rebuild just that, whatever else it may hold. */
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return Array.from(parsed.childNodes)
    .filter((node) => node.textContent !== ANY_PAGE)
    .map((node) =>
      node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent.replace(`${ANY_PAGE} `, ""),
    );
}

/* The page that is opened marks the words too. */
function withMarks(url, match) {
  url.searchParams.delete("highlight");
  const texts = match.found.flatMap((part) =>
    part.hits.flatMap((hit) => (hit.own ? hit.text.replaceAll('"', "").split(/\s+/) : hit.text)),
  );
  for (const text of new Set(texts)) url.searchParams.append("highlight", text);
  return url.href;
}
