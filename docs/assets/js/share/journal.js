/* The last change to a draft, written at once, because the store takes a moment: who reloads or closes the page right after a
   key stroke finds it again. It is forgotten as soon as the store has it. */

const KEY = "ww-unsaved-";

export function note(draft) {
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
    return Object.keys(localStorage).filter((key) => key.startsWith(KEY)).map((key) => key.slice(KEY.length));
  } catch {
    return [];
  }
}

/* Gives the store what it lacks of a draft; whether there was anything. Only for the tab that holds the draft. */
export async function recover(store, id) {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY + id));
    const kept = draft && (await store.read(id));
    if (!draft || (kept ? kept.draft.rev : 0) !== draft.rev) return false;
    await store.save(draft);
    return true;
  } catch {
    return false;
  } finally {
    forget(id);
  }
}
