/* Before a draft is open: the drafts of this browser, a new one, one from a file, or what a link asks to be filled in. */

import { blankDraft } from "./draft.js";
import { readDraft } from "./draftfile.js";
import { setUpDrafts } from "./drafts.js";
import { find, trouble } from "./page.js";
import { shaped } from "./shapes.js";

export function setUpStart({ kind, store, definition, rules }, open) {
  const drafts = setUpDrafts({ kind, store, definition });

  async function openFile(file) {
    const { files, facts, ...held } = await readDraft(file, kind, rules);
    const fitting = shaped(facts, kind === "case" ? definition.keys : definition.trial.keys);
    await open({ ...blankDraft(kind), ...held, facts: fitting.facts }, files, true);
    if (!fitting.unknown.length) return;
    const text = `The form has no place for ${fitting.unknown.join(", ")}, so it left that out of the draft. The file has it still.`;
    trouble(text, "I have read it", () => trouble(""));
  }

  find("new").addEventListener("click", () => open(blankDraft(kind), []));
  find("open").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      await openFile(file);
    } catch (error) {
      find("open-said").textContent = `${file.name} could not be opened. ${/** @type {Error} */ (error).message}`;
      event.target.value = "";
    }
  });

  return {
    async show() {
      await drafts.list();
      find("start").hidden = false;
    },
    /* What the link that led here asks to be filled in, offered as a new draft; drafts that are there stay as they are. */
    offer(draft, text) {
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
    },
  };
}
