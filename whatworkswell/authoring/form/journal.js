/* The last change to a draft, written at once, because the store takes a moment: who reloads or closes the page right after a
   key stroke finds it again. It is forgotten as soon as the store has it. */

const KEY = "ww-unsaved-";

export function note(/** @type {Draft} */ draft) {
  try {
    localStorage.setItem(KEY + draft.id, JSON.stringify(draft));
  } catch {
    /* The store itself says when the browser keeps nothing. */
  }
}

export function forget(id) {
  try {
    localStorage.removeItem(KEY + id);
  } catch {
    /* There is nothing to forget. */
  }
}

/* The drafts that have a change which the store may lack. */
export function noted() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(KEY))
      .map((key) => key.slice(KEY.length));
  } catch {
    return [];
  }
}

function read(id) {
  try {
    return JSON.parse(localStorage.getItem(KEY + id));
  } catch {
    return null;
  }
}

/* Gives the store what it lacks of a draft; whether there was anything. Only for the tab that holds the draft. What the store
   does not take stays written down. How often a draft was saved tells nothing here: while one save runs, the next change is
   written down already. */
export async function recover(store, id) {
  try {
    const draft = read(id);
    const kept = draft && (await store.read(id));
    const isNewer = draft && (kept ? kept.draft.changed < draft.changed : !draft.rev);
    if (isNewer) await store.save({ ...draft, rev: kept ? kept.draft.rev : 0 });
    forget(id);
    return Boolean(isNewer);
  } catch {
    return false;
  }
}
