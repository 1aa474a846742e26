/* The form for sharing a case or a trial: finds out which draft is wanted, and opens it or shows where to begin. */

import { makeDesk } from "./desk.js";
import { blankDraft } from "./draft.js";
import { loadRules } from "./engine/rules.js";
import { noted, recover } from "./journal.js";
import { TROUBLE } from "./keeping.js";
import { open, openHere } from "./opening.js";
import { announce, place, trouble } from "./page.js";
import { prefilled } from "./prefill.js";
import { rulesOf } from "./rules.js";
import { setUpStart } from "./start.js";
import { openStore } from "./store.js";
import { whileFree } from "./tabs.js";

async function begin() {
  const kind = place.dataset.wwForm;
  const root = new URL(place.dataset.root, location.href);
  const definition = await loadRules();
  const store = await openStore().catch(() => null);
  const rules = rulesOf(kind, definition);
  const desk = makeDesk({ kind, root, definition, rules, store });
  const openNew = (draft, files, mustKeep) => open(desk, draft, files, mustKeep);
  const start = setUpStart(desk, openNew);
  place.querySelector("[data-ww-without]").remove();
  addEventListener("popstate", () => {
    const wanted = new URLSearchParams(location.search).get("draft");
    if (wanted !== (desk.draft?.id || null)) location.reload();
  });
  if (store) for (const id of noted()) await whileFree(id, () => recover(store, id));
  await openWanted(desk, start, openNew);
}

/* Opens the draft that the address names, or shows the drafts that there are. */
async function openWanted(desk, start, openNew) {
  const { kind, store } = desk;
  const asked = new URLSearchParams(location.search);
  const wanted = asked.get("draft");
  const held = wanted && store ? await store.read(wanted) : null;
  if (held) {
    openHere(desk, held.draft, held.files);
    return;
  }
  if (store && /^[0-9a-f]{16}$/.test(wanted)) {
    openHere(desk, { ...blankDraft(kind), id: wanted }, []);
    announce("Nothing was typed into this draft yet, or it was deleted. It is empty.");
    return;
  }
  const given = prefilled(kind, location.search, desk.definition);
  if (given) start.offer({ ...blankDraft(kind), ...given.fill }, given.text);
  await start.show();
  if (wanted) announce("There is no draft of that name in this browser. It was deleted, or nothing was typed into it.");
  if (asked.has("unshown")) trouble(TROUBLE.unshown, "I have read it", () => trouble(""));
  if (!store) trouble(TROUBLE.forbidden, "Start all the same", () => openNew(blankDraft(kind), []));
}

begin();
