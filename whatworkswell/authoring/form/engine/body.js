/* The account: its sections, with something in each, no code that may not be published, and links that lead somewhere. */

import { readAccount } from "./account.js";
import { advice } from "./links.js";
import { nearest } from "./nearest.js";
import { meant, phrase, problem } from "./problems.js";
import { strip } from "./text.js";

const MOST_SHOWN = 40;
const ANCHOR = "case-";

/**
 * What is wrong with the Markdown of an account, whose lines belong to sections as `sectionAt` says.
 *
 * `facts` are those that could be read, for the origin; `names` are those of the files that go with the case.
 */
export function checkBody(/** @type {Rulebook} */ rules, markdown, facts, names, sectionAt) {
  const account = readAccount(markdown, rules);
  const found = [];
  const say = (code, line, more, named = "account", section = sectionAt(line)) =>
    found.push({ ...problem(rules, code, [section], more, named), line });
  if (account.tooLarge) {
    say("E035", 1, { found: account.tooLarge }, "");
    return found;
  }
  for (const finding of account.findings) {
    const [code, more] = refusal(finding, rules);
    say(code, finding.line, { found: finding.found, ...more });
  }
  if (account.stray) say("E037", account.stray, { found: markdown.split("\n")[account.stray - 1] });
  for (const heading of account.headings) if (heading.level === 1) say("E036", heading.line, { found: heading.text });
  sections(rules, account, facts.origin, markdown, say);
  links(rules, account, names, say);
  return found;
}

/** @returns {[string, object]} the code, and what fills in its message */
function refusal({ reason, found }, /** @type {Rulebook} */ rules) {
  if (reason === "link") return ["E040", { mend: advice(found, rules) }];
  const tag = (/^<\/?([a-zA-Z0-9-]+)/.exec(found)?.[1] || "").toLowerCase();
  if (reason === "pair") return ["E038", { pair: `<${tag}> and </${tag}>` }];
  const instead = Object.entries(rules.account.instead).find(([tags]) => tags.split(" ").includes(tag));
  return ["E034", { advice: instead ? instead[1] : "other" }];
}

/** Which sections are there, in which order. A heading that is nearly right counts as the section that is meant. */
function sections(/** @type {Rulebook} */ rules, account, origin, markdown, say) {
  const ids = new Map(Object.entries(rules.sections).map(([id, { heading }]) => [heading, id]));
  const labels = [...ids.keys()];
  const headings = account.headings.filter((heading) => heading.level === 2);
  const ordered = inOrder(
    headings.filter((heading) => !heading.isInside && ids.has(heading.text)).map((heading) => ids.get(heading.text)),
    [...ids.values()],
  );
  const seen = new Set();
  for (const heading of headings) {
    const id = ids.get(heading.text);
    const more = { found: `## ${heading.text}` };
    const tell = (code, values, named = id || "account") => say(code, heading.line, { ...more, ...values }, named);
    if (heading.isInside) {
      tell("E032", { advice: "inside" });
    } else if (!id) {
      const near = nearest(heading.text, labels);
      tell("E031", { ...meant(near), allowed: labels.map((label) => `## ${label}`) });
      if (near) seen.add(ids.get(near));
    } else if (seen.has(id)) {
      tell("E032", { advice: "twice" });
    } else if (!ordered.has(id)) {
      tell("E032", { advice: "order", order: labels.join(", ") });
    } else if (!account.sections.get(id)) {
      tell("E033", { found: "", section: heading.text, help: phrase(rules, "sections", id) });
    }
    if (id && !heading.isInside) seen.add(id);
  }
  const end = markdown.trimEnd().split("\n").length;
  for (const [id, { heading, required }] of Object.entries(rules.sections)) {
    if (required.includes(origin) && !seen.has(id))
      say("E030", end, { section: heading, help: phrase(rules, "sections", id) }, id, id);
  }
}

/** The most sections that stand in the right order among themselves. */
function inOrder(given, order) {
  const places = [...new Set(given)].map((id) => order.indexOf(id));
  let best = [];
  const grow = (chosen, at) => {
    if (chosen.length > best.length) best = chosen;
    for (let next = at; next < places.length && chosen.length + places.length - next > best.length; next++)
      if (!chosen.length || places[next] > chosen.at(-1)) grow([...chosen, places[next]], next + 1);
  };
  grow([], 0);
  return new Set(best.map((place) => order[place]));
}

function links(/** @type {Rulebook} */ rules, account, names, say) {
  const most = rules.limits.links;
  const tell = (link, code, more = {}) => say(code, link.line, { found: link.href, ...more });
  if (account.links.length > most)
    tell(account.links[most], "E035", { found: "", advice: "links", count: account.links.length, most });
  for (const link of account.links.slice(0, most)) oneLink(rules, account, names, link, (code, more) => tell(link, code, more));
}

function oneLink(/** @type {Rulebook} */ rules, account, names, link, say) {
  const { kind, name, anchor } = link.target;
  if (link.isImage && kind !== "file") {
    say("E045", { advice: "elsewhere" });
    return;
  }
  if (kind === "refused") {
    say("E040", { mend: advice(link.href, rules) });
  } else if (kind === "file" && !names.includes(name)) {
    const near = nearest(name, names);
    say("E041", { allowed: names, ...(near ? meant(near) : { mend: advice(name, rules) }) });
  } else if (kind === "anchor" && !account.anchors.has(ANCHOR + anchor)) {
    const allowed = [...account.anchors].map((known) => known.slice(ANCHOR.length)).sort();
    say("E044", { allowed: allowed.slice(0, MOST_SHOWN), ...meant(nearest(anchor, allowed)) });
  } else if (kind === "case" && !Object.hasOwn(rules.cases, name)) {
    say("E042", meant(nearest(name, Object.keys(rules.cases)), "near-link"));
  } else if (kind === "case" && rules.retired.includes(name)) {
    say("W003");
  } else if (kind === "page" && !rules.pages.includes(name)) {
    say("E043", meant(nearest(name, rules.pages)));
  }
  if (link.isImage && !strip(link.alt)) say("W002");
}
