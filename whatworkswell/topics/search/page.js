/* The search page: what the reader does, what is shown, and the address that says both. The search itself is opened
   when it is first needed; until then the page shows the newest cases as it was built. */
import { addressOf, readAddress } from "./address.js";
import { element, link } from "./dom.js";
import { Facets } from "./facets.js";
import { SORTS } from "./sorts.js";
import { Steps } from "./steps.js";
import { MOST_WORDS } from "./text.js";

const BATCH = 10;
const page = document.querySelector("[data-ww-search]");
/** @type {(name: string) => any} the element of this name, of whichever kind */
const find = (name) => page.querySelector(`[data-ww-${name}]`);
const [form, list, more, count, said, empty, drawer, sort, note] = [
  "search-form",
  "results",
  "more",
  "count",
  "said",
  "empty",
  "drawer",
  "sort",
  "note",
].map(find);
const input = form.elements.q;
const root = new URL(page.dataset.root, location.href);
const facets = new Facets(page, (chosen) => change({ chosen }));
const steps = new Steps();
const kinds = new Map(facets.list[0].choices.map((choice) => [choice.label, choice.name]));

let state = readAddress(facets.list);
let address = location.search;
let shown = BATCH;
let turn = 0;
let current = null; // { engine, answer, rows }: what is on show, once something was searched for

/* The parts that are only needed for a search come with it. */
async function parts() {
  const [{ openEngine }, { card }, { suggestions, shareAddress }] = await Promise.all([
    import("./engine.js"),
    import("./cards.js"),
    import("./empty.js"),
  ]);
  return { engine: await openEngine(root), card, suggestions, shareAddress };
}

const results = (number) => (number === 1 ? "1 result" : `${number} results`);

/* Before anything is asked, the list to look through is that of the cases. */
const scope = (asked) => (asked.q.trim() || asked.chosen.kind ? asked.chosen : { ...asked.chosen, kind: ["case"] });

async function search(wanted = BATCH) {
  const mine = ++turn;
  const asked = state;
  list.setAttribute("aria-busy", "true");
  if (!current) count.textContent = "Getting the search ready";
  const { engine, card, suggestions, shareAddress } = await parts();
  const answer = await engine.find(asked.q, { exact: asked.exact, wanted: () => mine === turn });
  if (mine !== turn) return;
  const order = SORTS.find((one) => one.id === asked.sort) || SORTS[0];
  const rows = order.order(engine.filtered(answer, scope(asked)), engine.table);
  const cards = await cardsOf({ engine, answer, card }, rows.slice(0, wanted));
  if (mine !== turn) return;
  current = { engine, answer, rows, card };
  shown = cards.length;
  facets.draw(engine.table.counts(answer.mask, asked.chosen), asked.chosen);
  show(...cards);
  more.hidden = shown >= rows.length;
  drawSort();
  drawNote(answer);
  empty.hidden = rows.length > 0;
  sort.parentElement.hidden = rows.length < 2;
  if (!rows.length) {
    const without = (id) => {
      const chosen = Object.fromEntries(Object.entries(asked.chosen).filter(([other]) => other !== id));
      return { chosen, number: engine.filtered(answer, scope({ ...asked, chosen })).length };
    };
    const choose = (chosen) => facets.choose(chosen);
    find("suggestions").replaceChildren(
      ...suggestions(engine, answer, asked, { root, without, choose, name: (...of) => facets.name(...of) }),
    );
    find("yours").href = shareAddress(engine, answer, asked, root);
  }
  tell(answer, rows.length);
  steps.rest();
}

function show(...items) {
  list.replaceChildren(...items);
  list.removeAttribute("aria-busy");
  document.documentElement.classList.remove("ww-searching");
}

const cardsOf = ({ engine, answer, card }, rows) =>
  Promise.all(rows.map(async (row) => card(await engine.data(answer, row), answer.matches.get(row), { root, kinds })));

async function showMore() {
  if (!current) await search(BATCH);
  const mine = turn;
  const next = await cardsOf(current, current.rows.slice(shown, shown + BATCH));
  if (mine !== turn) return;
  list.append(...next);
  shown += next.length;
  more.hidden = shown >= current.rows.length;
  history.replaceState({ shown }, "");
  next[0]?.querySelector("a").focus();
}

/* Telling */

function tell(answer, number) {
  const words = answer.corrected || state.q.trim();
  const about = words ? ` for \u201c${words}\u201d` : "";
  const idle = !words && !state.chosen.kind;
  const cases = number === 1 ? "1 case" : `${number} cases`;
  count.textContent = number ? (idle ? cases : results(number)) + about : `Nothing found${about}`;
  find("show").textContent = number ? `Show ${idle ? cases : results(number)}` : "Nothing found";
  announce(`${answer.corrected ? `Showing results for ${answer.corrected}. ` : ""}${count.textContent}`);
}

/* Read out once the reader pauses, and only what is new: not at every letter. */
let saying = 0;
function announce(text) {
  clearTimeout(saying);
  saying = setTimeout(() => {
    if (said.textContent !== text) said.textContent = text;
  }, 700);
}

/* What was done with the words, and how to undo it. */
function drawNote(answer) {
  const lines = [];
  const typed = state.q.trim();
  if (answer.corrected) {
    lines.push([
      "Showing results for ",
      element("strong", "", answer.corrected),
      ". ",
      again(`Search for ${typed} instead`, { exact: true }),
    ]);
  } else if (state.exact && answer.suggested) {
    lines.push(["Did you mean ", again(answer.suggested, { q: answer.suggested, exact: false }), "?"]);
  }
  if (answer.cut) lines.push([`Only the first ${MOST_WORDS} words were looked for.`]);
  const others = [...new Set(answer.concepts.flatMap((concept) => concept.others))];
  if (others.length) lines.push([`Also looked for: ${others.join(", ")}.`]);
  if (answer.partial) {
    lines.push([
      answer.rows.length === answer.partial
        ? "No page has all of these words. These have most of them."
        : "The last ones lack some of your words.",
    ]);
  }
  note.replaceChildren(...lines.map((line) => element("p", "", ...line)));
  note.hidden = !lines.length;
}

function again(text, changes) {
  const made = link(addressOf({ ...state, ...changes }), text);
  made.addEventListener("click", (event) => {
    event.preventDefault();
    if (changes.q) input.value = changes.q;
    change(changes).then(() => input.focus());
  });
  return made;
}

function drawSort() {
  const worded = Boolean(state.q.trim());
  const offered = SORTS.filter((one) => worded || !one.words);
  sort.replaceChildren(
    ...offered.map((one) => new Option(one.label, one.id, false, one.id === (state.sort || (worded ? "" : "newest")))),
  );
}

/* Acting */

function change(changes, typed = false) {
  state = { ...state, ...changes };
  steps.take(addressOf(state), { shown: BATCH }, typed);
  address = location.search;
  return search().catch(missing);
}

function listen() {
  let pause = 0;
  const typed = () => {
    clearTimeout(pause);
    return change({ q: input.value, exact: false }, true);
  };
  input.addEventListener("focus", () => parts().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(pause);
    steps.stir();
    pause = setTimeout(typed, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
    steps.end();
  });
  list.addEventListener("click", () => steps.end());
  find("facets").addEventListener("change", () => change({ chosen: facets.ticked() }));
  find("facets").addEventListener("submit", (event) => event.preventDefault());
  find("show").addEventListener("click", () => {
    drawer.open = false;
    find("heading").focus();
  });
  sort.addEventListener("change", () => change({ sort: sort.value }));
  more.addEventListener("click", () => showMore().catch(missing));
  addEventListener("popstate", (event) => {
    if (location.search === address) return; // a jump within the page, such as the skip link's: the results stay
    clearTimeout(pause);
    steps.end();
    state = readAddress(facets.list);
    input.value = state.q;
    address = location.search;
    search(event.state?.shown).catch(missing);
  });
  const wide = matchMedia("(min-width: 60em)");
  const fit = () => {
    drawer.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
}

function missing() {
  count.textContent = "";
  empty.hidden = true;
  show(
    element(
      "li",
      "ww-note",
      element(
        "p",
        "",
        "The search is not ready. If the site has just been built, wait a little and load the page again. You can still ",
        link(new URL("cases/", root).href, "look through the list of all cases"),
        ".",
      ),
    ),
  );
}

/* A quick reader has typed before this ran: what stands in the box counts. */
const quick = input.value;
if (!quick) input.value = state.q;
for (const part of page.querySelectorAll("[data-ww-needs-script]")) part.hidden = false;
listen();
drawSort();
const asked = location.search || history.state?.shown > BATCH;
if (quick && quick !== state.q) {
  steps.making = true; // the page as it was opened was not looked at
  change({ q: quick }, true);
} else if (asked) search(history.state?.shown).catch(missing);
