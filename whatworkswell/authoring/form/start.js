/* Before a draft is open: the drafts of this browser, a new one, or one from a file. */

import { draftFile, hand, readDraft } from "./draftfile.js";
import { isBlank } from "./facts.js";
import { forget } from "./journal.js";
import { shaped } from "./shapes.js";
import { newId } from "./store.js";

export function blankDraft(kind) {
  return {
    id: newId(),
    kind,
    name: "",
    created: Date.now(),
    changed: Date.now(),
    rev: 0,
    facts: {},
    account: {},
    case: "",
    slug: "",
    tried: false,
  };
}

export function nameOf(draft, definition) {
  if (draft.name) return draft.name;
  if (draft.kind === "trial")
    return draft.case ? `Trial of: ${definition.cases[draft.case] || draft.case}` : "A trial without a case";
  return draft.facts.title || "A case without a title";
}

function words(draft) {
  const count = (value) =>
    typeof value === "string"
      ? value.split(/\s+/).filter(Boolean).length
      : Object.values(value || {}).reduce((sum, one) => sum + count(one), 0);
  return count(draft.facts) + count(draft.account);
}

function button(text, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ww-button ww-button--small";
  made.textContent = text;
  made.setAttribute("aria-label", `${text}: ${label}`);
  made.addEventListener("click", act);
  return made;
}

export function setUpStart(place, { kind, store, definition, rules, open, trouble }) {
  const find = (name) => place.querySelector(`[data-ww-${name}]`);
  const box = find("drafts");
  const dialog = find("dialog");

  /* Asks before anything is lost, and says what it is. */
  function deleting(draft, files, name) {
    dialog.querySelector("h2").textContent = `Delete “${name}”?`;
    const held = files.length ? ` and ${files.length === 1 ? "1 file" : `${files.length} files`}` : "";
    dialog.querySelector("p").textContent =
      `${words(draft)} words${held} will be gone from this browser. Nothing can bring them back.`;
    const away = new AbortController();
    const on = (what, act) => dialog.querySelector(`[data-ww-${what}]`).addEventListener("click", act, { signal: away.signal });
    on("keep", () => dialog.close());
    on("file-first", async () => hand(await draftFile(draft, files)));
    on("delete", async () => {
      await store.remove(draft.id);
      forget(draft.id);
      dialog.close();
      await list();
      (box.hidden ? find("new") : box.querySelector("h2")).focus();
    });
    dialog.addEventListener("close", () => away.abort(), { signal: away.signal });
    dialog.showModal();
    dialog.querySelector("[data-ww-keep]").focus();
  }

  function renaming(row, draft, name) {
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
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await store.rename(draft.id, field.value.trim());
      await list(draft.id);
    });
    row.append(form);
    field.select();
  }

  async function row(draft) {
    const made = document.createElement("li");
    const link = document.createElement("a");
    const name = nameOf(draft, definition);
    link.href = `?draft=${draft.id}${draft.step ? `#${draft.step}` : ""}`;
    link.textContent = name;
    link.dataset.draft = draft.id;
    const when = document.createElement("span");
    when.className = "ww-quiet";
    const day = new Date(draft.changed).toLocaleString("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
    when.textContent = `${isBlank(draft.facts) && isBlank(draft.account) ? "nothing typed yet" : `${words(draft)} words`}, last changed ${day}`;
    const read = () => store.read(draft.id);
    const acts = document.createElement("p");
    acts.append(
      button("Rename", name, () => {
        if (!made.querySelector("form")) renaming(made, draft, name);
      }),
      " ",
      button("Save as a file", name, async () => {
        const held = await read();
        hand(await draftFile(held.draft, held.files));
      }),
      " ",
      button("Delete", name, async () => {
        const held = await read();
        if (held) deleting(held.draft, held.files, name);
        else await list();
      }),
    );
    made.append(link, " ", when, acts);
    return made;
  }

  async function list(focus) {
    const drafts = store ? await store.list(kind) : [];
    box.hidden = !drafts.length;
    box.querySelector("[data-ww-list]").replaceChildren(...(await Promise.all(drafts.map(row))));
    if (focus) box.querySelector(`[data-draft="${focus}"]`)?.focus();
  }

  find("new").addEventListener("click", () => open(blankDraft(kind), []));
  find("open").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      const { files, facts, ...held } = await readDraft(file, kind, rules);
      const fitting = shaped(facts, kind === "case" ? definition.keys : definition.trial.keys);
      await open({ ...blankDraft(kind), ...held, facts: fitting.facts }, files, true);
      if (fitting.unknown.length)
        trouble(
          `The form has no place for ${fitting.unknown.join(", ")}, so it left that out of the draft. The file has it still.`,
          "I have read it",
          () => trouble(""),
        );
    } catch (error) {
      find("open-said").textContent = `${file.name} could not be opened. ${error.message}`;
      event.target.value = "";
    }
  });
  box.querySelector("h2").tabIndex = -1;

  /* What the link that led here asks to be filled in, offered as a new draft; drafts that are there stay as they are. */
  function offer(draft, text) {
    const asked = find("asked");
    const title = document.createElement("h2");
    const what = document.createElement("p");
    const go = document.createElement("button");
    title.id = "ww-asked-title";
    title.textContent = "You came here from another page";
    what.textContent = text;
    go.type = "button";
    go.className = "ww-button ww-button--main";
    go.textContent = "Start with what is filled in";
    go.addEventListener("click", () => open(draft, [], true));
    asked.replaceChildren(title, what, go);
    asked.hidden = false;
    find("new").classList.remove("ww-button--main");
  }

  return {
    async show() {
      await list();
      find("start").hidden = false;
    },
    offer,
  };
}
