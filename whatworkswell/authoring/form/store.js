/* The browser's own store of drafts: one record a draft, and the files that go with it. Nothing of it leaves the browser.
   Each record counts how often it was saved, so that a tab that has fallen behind can never write over a newer one. */

const NAME = "ww-drafts";

/* Somebody else, another tab most likely, has saved this draft since we read it. */
export class Overtaken extends Error {}

/* Why the store refused: it is full, or it failed. */
export const refusal = (/** @type {any} */ error) => (error?.name === "QuotaExceededError" ? "full" : "failed");

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<void>} */
function ended(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error || new Error("The store broke off."));
  });
}

async function database() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("drafts", { keyPath: "id" });
    request.result.createObjectStore("files", { keyPath: ["draft", "name"] });
  };
  const opened = await done(request);
  opened.onversionchange = () => opened.close();
  return opened;
}

function filesOf(transaction, id) {
  return transaction.objectStore("files").getAll(IDBKeyRange.bound([id, ""], [id, "\uffff"]));
}

/* Opens the store. Rejects where the browser forbids it, as some do in a private window. */
export async function openStore() {
  const base = await database();

  return {
    /* Every draft of a kind ("case" or "trial"), the one that was changed last first. */
    async list(kind) {
      const all = await done(base.transaction("drafts").objectStore("drafts").getAll());
      return all.filter((draft) => draft.kind === kind).sort((one, other) => other.changed - one.changed);
    },

    /* A draft with its files, or undefined. */
    async read(id) {
      const transaction = base.transaction(["drafts", "files"]);
      const [draft, files] = await Promise.all([done(transaction.objectStore("drafts").get(id)), done(filesOf(transaction, id))]);
      return draft && { draft, files: files.map((file) => new File([file.blob], file.name, { type: file.blob.type })) };
    },

    /* Saves a draft and gives its new count. Rejects with Overtaken where the store holds a newer one, or none any more. */
    async save(draft) {
      const transaction = base.transaction("drafts", "readwrite", { durability: "relaxed" });
      const over = ended(transaction);
      const records = transaction.objectStore("drafts");
      const kept = await done(records.get(draft.id));
      if ((kept ? kept.rev : 0) !== draft.rev) {
        transaction.abort();
        await over.catch(() => {});
        throw new Overtaken();
      }
      records.put({ ...draft, name: (kept || draft).name, rev: draft.rev + 1 });
      await over;
      return draft.rev + 1;
    },

    /* Gives a draft a name of its own. That is no answer, so a tab that has the draft open goes on with it. */
    async rename(id, name) {
      const transaction = base.transaction("drafts", "readwrite");
      const over = ended(transaction);
      const records = transaction.objectStore("drafts");
      const kept = await done(records.get(id));
      if (kept) records.put({ ...kept, name });
      await over;
    },

    async keepFile(id, file) {
      const transaction = base.transaction("files", "readwrite");
      transaction.objectStore("files").put({ draft: id, name: file.name, blob: new Blob([file], { type: file.type }) });
      await ended(transaction);
    },

    async dropFile(id, name) {
      const transaction = base.transaction("files", "readwrite");
      transaction.objectStore("files").delete([id, name]);
      await ended(transaction);
    },

    /* Deletes a draft and its files for good. */
    async remove(id) {
      const transaction = base.transaction(["drafts", "files"], "readwrite");
      transaction.objectStore("drafts").delete(id);
      transaction.objectStore("files").delete(IDBKeyRange.bound([id, ""], [id, "\uffff"]));
      await ended(transaction);
    },
  };
}

/* A name for a new draft that no other has; crypto.randomUUID is missing where a site is not served over https. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
