/* A draft: an empty one, its name, and how much is written in it. */

import { newId } from "./store.js";

export function blankDraft(kind) {
  const now = Date.now();
  const own = { id: newId(), kind, name: "", created: now, changed: now, rev: 0, tried: false };
  return { ...own, facts: {}, account: {}, case: "", slug: "" };
}

export function nameOf(/** @type {Draft} */ draft, /** @type {Rulebook} */ definition) {
  if (draft.name) return draft.name;
  if (draft.kind === "trial")
    return draft.case ? `Trial of: ${definition.cases[draft.case] || draft.case}` : "A trial without a case";
  return draft.facts.title || "A case without a title";
}

export function wordsIn(/** @type {Draft} */ draft) {
  const count = (value) =>
    typeof value === "string"
      ? value.split(/\s+/).filter(Boolean).length
      : Object.values(value || {}).reduce((sum, one) => sum + count(one), 0);
  return count(draft.facts) + count(draft.account);
}
