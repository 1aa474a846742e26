/* The address holds the whole state, so a search is a link that can be sent to somebody, and Back takes one step back:
   ?q=words&subject=music&sort=newest&spelling=mine */
import { LONGEST, slug } from "./text.js";

/* The state that the address asks for. `labelsOf(facet)` gives the labels a facet has, by the ids that may stand for them. */
export function readAddress(facets) {
  const asked = new URLSearchParams(location.search);
  const state = {
    q: (asked.get("q") || "").slice(0, LONGEST),
    chosen: {},
    sort: asked.get("sort") || "",
    exact: asked.get("spelling") === "mine",
  };
  for (const facet of facets) {
    const wanted = asked.getAll(facet.id).map(slug);
    const labels = facet.choices.filter((choice) => wanted.includes(slug(choice.label)) || wanted.includes(choice.id));
    if (labels.length) state.chosen[facet.id] = labels.map((choice) => choice.label);
  }
  return state;
}

export function addressOf(state) {
  const url = new URL(location.href);
  url.search = "";
  if (state.q) url.searchParams.set("q", state.q);
  for (const [facet, labels] of Object.entries(state.chosen)) {
    for (const label of labels) url.searchParams.append(facet, slug(label));
  }
  if (state.sort) url.searchParams.set("sort", state.sort);
  if (state.exact) url.searchParams.set("spelling", "mine");
  return url.href;
}
