/* Opens a draft in the page, once this tab is the one that writes it, and joins the parts of the form around it. */

import { setUpAccount } from "./account.js";
import { setUpAnswers } from "./answers.js";
import { setUpChoices } from "./choices.js";
import { recover } from "./journal.js";
import { setUpKeeping } from "./keeping.js";
import { setUpLists } from "./lists.js";
import { setUpMaterials } from "./materials.js";
import { foldSteps, setUpMoving } from "./moving.js";
import { find, place, trouble } from "./page.js";
import { setUpProblems } from "./problems.js";
import { setUpSending } from "./send.js";
import { refusal } from "./store.js";
import { holdDraft } from "./tabs.js";

function setUpParts(desk) {
  const form = find("questions");
  const { definition, parts } = desk;
  parts.steps = setUpMoving(desk);
  parts.keeping = setUpKeeping(desk);
  parts.problems = setUpProblems(find("desk"), desk, parts.steps);
  parts.lists = setUpLists(form, desk);
  parts.choices = setUpChoices(form, definition);
  parts.materials = setUpMaterials(form, desk, parts.lists);
  parts.sending = setUpSending(place, desk);
  setUpAccount(form, desk, find("whole"));
  parts.answers = setUpAnswers(form, desk);
  find("save-file").addEventListener("click", parts.keeping.saveAsFile);
  foldSteps(place);
}

/* Waits until this tab may write the draft; what another tab or an earlier page left of it is read first. */
function waitForTurn(desk) {
  const form = find("questions");
  const { parts, store } = desk;

  function elsewhere(text) {
    parts.keeping.stop();
    form.inert = true;
    trouble(text, "Go on here instead", () => tab.take());
  }

  const { id } = desk.draft;
  const tab = holdDraft(id, {
    async onHeld(isNew) {
      const isRecovered = store && (await recover(store, id));
      if (!isNew && !isRecovered) {
        parts.keeping.start(false);
        return;
      }
      const now = await store?.read(desk.draft.id);
      if (now) desk.hold(now.draft, now.files);
      parts.keeping.start(true);
      form.inert = false;
      trouble("");
      parts.answers.fill();
      desk.overview.look();
    },
    onBusy: () => elsewhere("This draft is open in another tab. Go on there, or take it over here."),
    onLost: () => elsewhere("You went on with this draft in another tab. What you typed here is kept."),
  });
}

function showDraft(desk, /** @type {Draft} */ draft, files) {
  desk.hold(draft, files);
  const { facts } = desk.draft;
  facts.origin ||= desk.kind === "case" ? "submitted" : undefined;
  if (desk.kind === "trial") delete facts.origin;
  setUpParts(desk);
  find("start").hidden = true;
  find("desk").hidden = false;
  desk.parts.answers.fill();
  find("saved").textContent = draft.rev ? "Kept in this browser" : "";
  if (!desk.store) desk.parts.keeping.kept("forbidden");
  desk.parts.steps.show(location.hash.slice(1) || draft.step, true);
  waitForTurn(desk);
}

/* Opens a draft, or goes back to the list of drafts where it cannot be shown, whatever it is that is wrong with it. */
export function openHere(desk, /** @type {Draft} */ draft, files) {
  try {
    showDraft(desk, draft, files);
  } catch (error) {
    console.error(error);
    location.replace("?unshown");
  }
}

/* Opens a draft that this browser may not hold yet. `mustKeep`: it already says something. */
export async function open(desk, /** @type {Draft} */ draft, files, mustKeep = false) {
  const { store } = desk;
  if (mustKeep && store) {
    try {
      for (const file of files) await store.keepFile(draft.id, file);
      draft.rev = await store.save(draft);
    } catch (error) {
      openHere(desk, draft, files);
      desk.parts.keeping?.kept(refusal(error));
      return;
    }
  }
  const address = new URL(location.href);
  address.search = `?draft=${draft.id}`;
  address.hash = "";
  history.pushState(null, "", address);
  openHere(desk, draft, files);
}
