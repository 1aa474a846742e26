/* The form for sharing a case or a trial: opens a draft, keeps it at every change, and joins the parts of this folder. */

import { setUpAccount } from "./account.js";
import { setUpChoices } from "./choices.js";
import { fillAll, fillControl, readControl, showRoom } from "./controls.js";
import { draftFile, hand } from "./draftfile.js";
import { loadRules } from "./engine/rules.js";
import { noted, recover } from "./journal.js";
import { setUpLists } from "./lists.js";
import { setUpMaterials } from "./materials.js";
import { showOrigin } from "./origin.js";
import { prefilled } from "./prefill.js";
import { inWords, setUpProblems } from "./problems.js";
import { rulesOf } from "./rules.js";
import { setUpSaving } from "./saving.js";
import { setUpSending } from "./send.js";
import { blankDraft, nameOf, setUpStart } from "./start.js";
import { setUpSteps } from "./steps.js";
import { openStore } from "./store.js";
import { holdDraft, whileFree } from "./tabs.js";

const TROUBLE = {
  forbidden:
    "This browser does not let the page keep anything; a private window may be the reason. You can fill in the form, but what you type is gone when you close it. Save it as a file before you do.",
  full: "This browser has no room left to keep your draft. What you typed last is not kept. Save it as a file now.",
  unshown:
    "That draft cannot be shown, because something in it is not as it should be. Nothing of it is lost: save it as a file below and send it to the people who run this site, or delete it.",
  failed: "Your draft could not be kept in this browser. Save it as a file now, so that nothing is lost.",
};

const place = document.querySelector("[data-ww-form]");
const find = (name) => place.querySelector(`[data-ww-${name}]`);

async function begin() {
  const kind = place.dataset.wwForm;
  const root = new URL(place.dataset.root, location.href);
  const definition = await loadRules();
  const store = await openStore().catch(() => null);
  const rules = rulesOf(kind, definition);
  const form = find("questions");
  const announce = (text) => {
    find("announce").textContent = text;
  };
  const desk = { kind, definition, store, draft: null, files: new Map(), announce };
  const inside = new Map(); // what is wrong within a file, by the file
  let parts = null;

  /* A banner that says what is wrong with keeping the draft, with the way out beside it. */
  function trouble(text, label = "", act = null, ...others) {
    const box = find("trouble");
    if (box.dataset.text === `${text}${label}`) return;
    box.dataset.text = `${text}${label}`;
    box.replaceChildren();
    if (!text) return;
    const note = document.createElement("div");
    const words = document.createElement("p");
    note.className = "ww-note ww-trouble";
    words.textContent = text;
    note.append(words);
    for (const [said, does] of [[label, act], ...others]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ww-button";
      button.textContent = said;
      button.addEventListener("click", does);
      note.append(button, " ");
    }
    box.append(note);
  }

  async function saveAsFile() {
    const file = await draftFile({ ...desk.draft, slug: desk.draft.slug || rules.name(desk.draft) }, [...desk.files.values()]);
    hand(file);
    parts.saving.isSafe();
    announce(`${file.name} is in your downloads.`);
  }

  function tellKept(isKept) {
    find("saved").textContent = isKept ? "Kept in this browser" : "Not kept in this browser";
    find("saved").classList.toggle("ww-progress__saved--not", !isKept);
  }

  function kept(state) {
    tellKept(state === "saved");
    if (state !== "saved") trouble(TROUBLE[state], "Save the draft as a file", saveAsFile);
    else if (Object.values(TROUBLE).some((text) => find("trouble").dataset.text?.startsWith(text))) trouble("");
  }

  /* Everything that depends on the answers, but for the controls themselves. */
  function look() {
    const files = [...desk.files.values()];
    parts.problems.show(
      rules.check(
        desk.draft,
        files,
        files.flatMap((file) => inside.get(file) || []),
      ),
    );
    const { missing, wrong } = parts.problems;
    const count = `${missing.length ? `${missing.length} still missing` : "nothing is missing"}${wrong.length ? `, ${wrong.length} to mend` : ""}`;
    find("missing-count").textContent = `What is missing: ${missing.length + wrong.length}`;
    find("missing").hidden = !(missing.length + wrong.length);
    find("missing")
      .querySelector("[data-ww-list]")
      .replaceChildren(...[...wrong, ...missing].map(parts.problems.link));
    const needed = form.querySelectorAll(".ww-ask__need--must").length;
    find("progress").max = needed;
    find("progress").value = Math.max(0, needed - missing.length - wrong.length);
    find("draft-name").textContent = nameOf(desk.draft, definition);
    find("where").textContent = `${parts.where}: ${count}`;
    if (parts.steps.now !== "check-and-send") return;
    const last = place.querySelector('[data-ww-step="check-and-send"]');
    const isHeld = parts.problems.summary(last.querySelector("[data-ww-summary]"), [
      ["To mend before it can go", wrong],
      ["Still missing", missing],
    ]);
    find("ready").hidden = isHeld;
    find("ways").hidden = isHeld;
    parts.problems.summary(find("look-over"), [["Worth another look", parts.problems.warnings]]);
    parts.sending.show();
  }

  let soon = 0;
  Object.assign(desk, {
    changed() {
      parts.saving.save();
      clearTimeout(soon);
      soon = setTimeout(look, 150);
    },
    prepare(fresh) {
      for (const select of fresh.querySelectorAll("[data-ww-cases]")) {
        if (select.options.length > 1) continue;
        for (const [slug, title] of Object.entries(definition.cases)) select.add(new Option(title, slug));
      }
    },
    listShown(list) {
      parts?.materials.listShown(list);
    },
    removing: (item) => parts.materials.removing(item),
    refill(name) {
      const control = form.elements.namedItem(name);
      fillControl(desk.draft, control);
    },
    async keepFile(file) {
      lookInto([file]);
      try {
        if (store) await store.keepFile(desk.draft.id, file);
      } catch (error) {
        kept(error?.name === "QuotaExceededError" ? "full" : "failed");
      }
    },
    dropFile(name) {
      desk.files.delete(name);
      if (store) store.dropFile(desk.draft.id, name).catch(() => {});
    },
  });

  function setUp() {
    const steps = setUpSteps(find("desk"), {
      onShow(step, number, count) {
        parts.where = `Step ${number + 1} of ${count}`;
        if (step.dataset.wwStep === "check-and-send") desk.draft.tried = true;
        if (desk.draft.rev) {
          desk.draft.step = step.dataset.wwStep;
          parts.saving.save();
        }
        document.title = `${step.querySelector("h2").textContent} - ${parts.title}`;
        if (parts.problems) look();
      },
      onLeave(step) {
        look();
        const wrong = parts.problems.of(step);
        const box = step.querySelector("[data-ww-summary]");
        const wasTold = !box.hidden;
        if (!parts.problems.summary(box, [["To mend on this step", wrong]]) || wasTold) return true;
        const more = document.createElement("p");
        more.textContent = "Mend it now, or press Continue again to leave it for later.";
        box.append(more);
        box.focus();
        return false;
      },
    });
    parts = { title: document.title, where: "", steps };
    parts.saving = setUpSaving(desk, {
      onState: kept,
      onBusy: (isBusy) => find("saved").setAttribute("aria-busy", String(isBusy)),
      onOvertaken() {
        form.inert = true;
        tellKept(false);
        const text =
          "This draft was changed or deleted in another tab, so nothing more is kept from this one. If you typed something here since, save the draft as a file first.";
        trouble(text, "Save the draft as a file", saveAsFile, ["Load the draft afresh", () => location.reload()]);
      },
    });
    parts.problems = setUpProblems(find("desk"), desk, steps);
    const lists = setUpLists(form, desk);
    parts.lists = lists;
    parts.choices = setUpChoices(form, definition);
    parts.materials = setUpMaterials(form, desk, { lists, rules, inWords });
    parts.sending = setUpSending(place, desk, rules);
    setUpAccount(form, desk, find("whole"));

    const take = (event) => {
      const control = event.target;
      if (!control.name) return;
      readControl(desk.draft, control);
      showRoom(control);
      if (control.matches('[data-ww-cases][name^="adapted_from"]')) origins();
      desk.changed();
    };
    form.addEventListener("input", take);
    form.addEventListener("submit", (event) => event.preventDefault());
    find("save-file").addEventListener("click", saveAsFile);
    if (matchMedia("(max-width: 60em)").matches) find("steps").open = false;
    place.addEventListener("click", (event) => {
      if (event.target.closest("[data-ww-to]") && matchMedia("(max-width: 60em)").matches) find("steps").open = false;
    });
  }

  function origins() {
    return showOrigin(
      form,
      root,
      (desk.draft.facts.adapted_from || []).map((one) => one.case),
    );
  }

  function fill() {
    desk.prepare(form);
    fillAll(form, desk.draft);
    for (const control of form.querySelectorAll("[data-longest]")) showRoom(control);
    for (const part of form.querySelectorAll("[data-ww-publication]")) part.hidden = desk.draft.facts.origin !== "documented";
    parts.lists.showAll();
    parts.choices.show();
    origins();
  }

  /* Puts a draft on the desk. Its files may come from anywhere. */
  function hold(draft, files) {
    desk.draft = draft;
    desk.files = new Map(files.map((file) => [file.name, file]));
    lookInto(files);
  }

  async function lookInto(files) {
    for (const file of files) {
      const wrong = await rules.checkInside(file);
      if (wrong.length) inside.set(file, wrong);
    }
    if (inside.size) look();
  }

  /* Opens a draft, or goes back to the list of drafts where it cannot be shown, whatever it is that is wrong with it. */
  function openHere(draft, files) {
    try {
      showDraft(draft, files);
    } catch (error) {
      console.error(error);
      location.replace("?unshown");
    }
  }

  /* Shows a draft in the page, once this tab is the one that writes it. */
  function showDraft(draft, files) {
    hold(draft, files);
    desk.draft.facts.origin ||= kind === "case" ? "submitted" : undefined;
    if (kind === "trial") delete desk.draft.facts.origin;
    setUp();
    find("start").hidden = true;
    find("desk").hidden = false;
    fill();
    find("saved").textContent = draft.rev ? "Kept in this browser" : "";
    if (!store) kept("forbidden");
    parts.steps.show(location.hash.slice(1) || draft.step, true);
    const tab = holdDraft(draft.id, {
      async onHeld(isNew) {
        const isRecovered = store && (await recover(store, draft.id));
        if (!isNew && !isRecovered) {
          parts.saving.start(false);
          return;
        }
        const now = await store?.read(desk.draft.id);
        if (now) hold(now.draft, now.files);
        parts.saving.start(true);
        form.inert = false;
        trouble("");
        fill();
        look();
      },
      onBusy: () => elsewhere("This draft is open in another tab. Go on there, or take it over here."),
      onLost: () => elsewhere("You went on with this draft in another tab. What you typed here is kept."),
    });
    function elsewhere(text) {
      parts.saving.stop();
      form.inert = true;
      trouble(text, "Go on here instead", () => tab.take());
    }
  }

  /* Opens a draft that this browser may not hold yet. `mustKeep`: it already says something. */
  async function open(draft, files, mustKeep = false) {
    if (mustKeep && store) {
      try {
        for (const file of files) await store.keepFile(draft.id, file);
        draft.rev = await store.save(draft);
      } catch (error) {
        openHere(draft, files);
        kept(error?.name === "QuotaExceededError" ? "full" : "failed");
        return;
      }
    }
    const address = new URL(location.href);
    address.search = `?draft=${draft.id}`;
    address.hash = "";
    history.pushState(null, "", address);
    openHere(draft, files);
  }

  const start = setUpStart(place, { kind, store, definition, rules, open, trouble });
  place.querySelector("[data-ww-without]").remove();
  addEventListener("popstate", () => {
    const wanted = new URLSearchParams(location.search).get("draft");
    if (wanted !== (desk.draft?.id || null)) location.reload();
  });
  if (store) for (const id of noted()) await whileFree(id, () => recover(store, id));
  const given = new URLSearchParams(location.search);
  const wanted = given.get("draft");
  const held = wanted && store ? await store.read(wanted) : null;
  if (held) {
    openHere(held.draft, held.files);
    return;
  }
  if (store && /^[0-9a-f]{16}$/.test(wanted)) {
    openHere({ ...blankDraft(kind), id: wanted }, []);
    announce("Nothing was typed into this draft yet, or it was deleted. It is empty.");
    return;
  }
  const asked = prefilled(kind, location.search, definition);
  if (asked) start.offer({ ...blankDraft(kind), ...asked.fill }, asked.text);
  await start.show();
  if (wanted) announce("There is no draft of that name in this browser. It was deleted, or nothing was typed into it.");
  if (given.has("unshown")) trouble(TROUBLE.unshown, "I have read it", () => trouble(""));
  if (!store) trouble(TROUBLE.forbidden, "Start all the same", () => open(blankDraft(kind), []));
}

begin();
