/* The list of the drafts in this browser: each can be opened, renamed, saved as a file and deleted. */

import { nameOf, wordsIn } from "./draft.js";
import { draftFile, hand } from "./draftfile.js";
import { isBlank } from "./facts.js";
import { forget } from "./journal.js";
import { find, smallButton } from "./page.js";

/* Asks before anything is lost, and says what it is. */
function askToDelete({ draft, files }, name, remove) {
  const dialog = find("dialog");
  dialog.querySelector("h2").textContent = `Delete “${name}”?`;
  const held = files.length ? ` and ${files.length === 1 ? "1 file" : `${files.length} files`}` : "";
  dialog.querySelector("p").textContent =
    `${wordsIn(draft)} words${held} will be gone from this browser. Nothing can bring them back.`;
  const away = new AbortController();
  const on = (what, act) => dialog.querySelector(`[data-ww-${what}]`).addEventListener("click", act, { signal: away.signal });
  on("keep", () => dialog.close());
  on("file-first", async () => hand(await draftFile(draft, files)));
  on("delete", () => remove(dialog));
  dialog.addEventListener("close", () => away.abort(), { signal: away.signal });
  dialog.showModal();
  dialog.querySelector("[data-ww-keep]").focus();
}

/* A field for another name in the row of a draft. */
function askForName(row, name, rename) {
  const form = document.createElement("form");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const keep = document.createElement("button");
  label.textContent = "Name of this draft, for yourself ";
  field.className = "ww-field";
  field.value = name;
  keep.className = "ww-button ww-button--small";
  keep.textContent = "Keep this name";
  label.append(field);
  form.className = "ww-drafts__rename";
  form.append(label, keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rename(field.value.trim());
  });
  row.append(form);
  field.select();
}

/* What a draft holds and when it was changed, in quiet words. */
function stateOf(/** @type {Draft} */ draft) {
  const said = document.createElement("span");
  said.className = "ww-quiet";
  const day = new Date(draft.changed).toLocaleString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const much = isBlank(draft.facts) && isBlank(draft.account) ? "nothing typed yet" : `${wordsIn(draft)} words`;
  said.textContent = `${much}, last changed ${day}`;
  return said;
}

export function setUpDrafts({ kind, store, definition }) {
  const box = find("drafts");

  function row(/** @type {Draft} */ draft) {
    const made = document.createElement("li");
    const link = document.createElement("a");
    const name = nameOf(draft, definition);
    link.href = `?draft=${draft.id}${draft.step ? `#${draft.step}` : ""}`;
    link.textContent = name;
    link.dataset.draft = draft.id;
    const read = () => store.read(draft.id);
    const rename = async (wanted) => {
      await store.rename(draft.id, wanted);
      await list(draft.id);
    };
    const remove = async (dialog) => {
      await store.remove(draft.id);
      forget(draft.id);
      dialog.close();
      await list();
      (box.hidden ? find("new") : box.querySelector("h2")).focus();
    };
    const acts = document.createElement("p");
    acts.append(
      smallButton("Rename", name, () => {
        if (!made.querySelector("form")) askForName(made, name, rename);
      }),
      " ",
      smallButton("Save as a file", name, async () => {
        const held = await read();
        hand(await draftFile(held.draft, held.files));
      }),
      " ",
      smallButton("Delete", name, async () => {
        const held = await read();
        if (held) askToDelete(held, name, remove);
        else await list();
      }),
    );
    made.append(link, " ", stateOf(draft), acts);
    return made;
  }

  async function list(focus) {
    const drafts = store ? await store.list(kind) : [];
    box.hidden = !drafts.length;
    box.querySelector("[data-ww-list]").replaceChildren(...drafts.map(row));
    if (focus) box.querySelector(`[data-draft="${focus}"]`)?.focus();
  }

  box.querySelector("h2").tabIndex = -1;
  return { list };
}
