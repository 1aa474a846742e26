/* When nothing is found: what is near, what one filter less would give, and the way to share it first. */
import { button, element, link } from "./dom.js";
import { slug, stem, stemmed, tokens } from "./text.js";

const MOST_NEAR = 5;

/* The terms near to a query that some page has: broader than what was asked for, beside it, or with a word in common. */
function nearTerms(engine, answer, state) {
  const near = new Map();
  const offer = (facet, term) => {
    const column = term && engine.table.columns.get(facet.id)?.get(term.label);
    const number = column ? engine.table.count(column) : 0;
    if (number && !state.chosen[facet.id]?.includes(term.label)) near.set(`${facet.id} ${term.id}`, { facet, term, number });
  };
  for (const { facet, term } of askedTerms(engine, answer, state)) {
    offer(
      facet,
      facet.terms.find((other) => other.id === term.broader),
    );
    for (const other of facet.terms)
      if (other.broader && (other.broader === term.broader || other.broader === term.id)) offer(facet, other);
  }
  const words = new Set(
    tokens(state.q)
      .filter((word) => word.length > 3)
      .map(stem),
  );
  for (const facet of engine.names.facets.values()) {
    for (const term of facet.terms) {
      if ([term.label, ...(term.names || [])].some((name) => stemmed(name).some((word) => words.has(word)))) offer(facet, term);
    }
  }
  return [...near.values()].slice(0, MOST_NEAR);
}

/* The terms that the reader asked for, by filter or by name. */
function askedTerms(engine, answer, state) {
  const chosen = Object.entries(state.chosen)
    .flatMap(([id, labels]) =>
      labels.map((label) => {
        const term = engine.names.term(id, (one) => one.label === label);
        return term && { facet: term.facet, term };
      }),
    )
    .filter(Boolean);
  const named = answer.concepts.flatMap((concept) => concept.terms.slice(0, 1).map((term) => ({ facet: term.facet, term })));
  return [...chosen, ...named];
}

/* The form with what was looked for filled in already. */
export function shareAddress(engine, answer, state, root) {
  const url = new URL("share/form/", root);
  for (const { facet, term } of askedTerms(engine, answer, state)) {
    if (facet.field && !url.searchParams.getAll(facet.field).includes(term.id)) url.searchParams.append(facet.field, term.id);
  }
  return url.href;
}

/* The list of what to try. `without(id)` is the address and the number of results of this search less one filter. */
export function suggestions(engine, answer, state, { root, without, choose, name }) {
  const items = [];
  for (const [id, labels] of Object.entries(state.chosen)) {
    const { chosen, number } = without(id);
    if (number) {
      items.push([
        button("ww-button ww-button--small", `Leave out ${labels.map((label) => name(id, label)).join(", ")}`, () =>
          choose(chosen),
        ),
        ` ${number === 1 ? "1 result" : `${number} results`}`,
      ]);
    }
  }
  for (const { facet, term, number } of nearTerms(engine, answer, state)) {
    const url = new URL("search/", root);
    url.searchParams.set(facet.id, slug(term.label));
    items.push([`${facet.label}: `, link(url.href, term.label), ` (${number})`]);
  }
  return items.map((parts) => element("li", "", ...parts));
}
