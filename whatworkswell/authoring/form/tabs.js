/* One tab at a time writes a draft. The first one holds a lock; a later one is told, and may take the lock over or wait
   until the first one is closed. Where the browser has no locks, the store's own count still stops a late writer. */

const lockOf = (id) => `ww-draft-${id}`;

/* Does something with a draft that no tab has open; with one that is open, nothing. */
export async function whileFree(id, act) {
  if (!navigator.locks) await act();
  else await navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => (lock ? act() : undefined));
}

export function holdDraft(id, { onHeld, onBusy, onLost }) {
  const name = lockOf(id);

  if (!navigator.locks) {
    onHeld();
    return { take: onHeld };
  }

  /* The lock is let go of when the page is left. */
  function hold(isNew) {
    onHeld(isNew);
    return new Promise(() => {});
  }

  /* A lock that is stolen rejects the promise of whoever held it. */
  function lost(error) {
    if (error.name === "AbortError") onLost();
  }

  const waiting = new AbortController();
  navigator.locks
    .request(name, { ifAvailable: true }, (lock) => {
      if (lock) return hold(false);
      onBusy();
      navigator.locks
        .request(name, { signal: waiting.signal }, () => hold(true))
        .catch((error) => {
          if (!waiting.signal.aborted) lost(error);
        });
      return undefined;
    })
    .catch(lost);

  return {
    take() {
      waiting.abort();
      navigator.locks.request(name, { steal: true }, () => hold(true)).catch(lost);
    },
  };
}
