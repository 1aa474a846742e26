/* The desk: the draft that is open with its files, and what the parts of the form ask of each other. */

import { fillControl } from "./controls.js";
import { setUpOverview } from "./overview.js";
import { announce, find } from "./page.js";
import { refusal } from "./store.js";

/* `rules` are those of a case or a trial, `store` is null where the browser keeps nothing. The parts come when a draft is opened. */
export function makeDesk({ kind, root, definition, rules, store }) {
  const form = find("questions");
  const desk = {
    kind,
    root,
    definition,
    rules,
    store,
    announce,
    draft: null,
    files: new Map(),
    parts: { where: "" },
    changed() {
      desk.parts.keeping.save();
      desk.overview.lookSoon();
    },
    /* Puts the cases of the site into each list of them. */
    prepare(fresh) {
      for (const select of fresh.querySelectorAll("[data-ww-cases]")) {
        if (select.options.length > 1) continue;
        for (const [slug, title] of Object.entries(definition.cases)) select.add(new Option(title, slug));
      }
    },
    listShown(list) {
      desk.parts.materials?.listShown(list);
    },
    removing: (item) => desk.parts.materials.removing(item),
    refill: (name) => fillControl(desk.draft, form.elements.namedItem(name)),
    async keepFile(file) {
      desk.overview.lookInto([file]);
      try {
        if (store) await store.keepFile(desk.draft.id, file);
      } catch (error) {
        desk.parts.keeping.kept(refusal(error));
      }
    },
    dropFile(name) {
      desk.files.delete(name);
      if (store) store.dropFile(desk.draft.id, name).catch(() => {});
    },
    /* Puts a draft on the desk. Its files may come from anywhere. */
    hold(draft, files) {
      desk.draft = draft;
      desk.files = new Map(files.map((file) => [file.name, file]));
      desk.overview.lookInto(files);
    },
  };
  desk.overview = setUpOverview(desk);
  return desk;
}
