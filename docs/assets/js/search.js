/* The search page, over Pagefind's own interface. The address holds the whole state (?q=&subject=&...), so a search is a
   link that can be sent to somebody, and Back takes one step back. */
(function () {
  "use strict";

  const page = document.querySelector("[data-ww-search]");
  if (!page) return;

  const BATCH = 10;
  /* A word that stands, unseen, on every page: searching for it lists them all. Without a word Pagefind would fetch its
     whole index, megabytes where there are many cases. */
  const ANY_PAGE = "wwanypage";
  const CHOICES = 8;
  const find = (name) => page.querySelector(`[data-ww-${name}]`);
  const form = find("search-form");
  const input = form.elements.q;
  const list = find("results");
  const more = find("more");
  const count = find("count");
  const empty = find("empty");
  const chips = find("chips");
  const drawer = find("drawer");
  const siteRoot = new URL(page.dataset.root, location.href);

  const facets = Array.from(page.querySelectorAll("[data-ww-facet]"), (box) => ({
    id: box.dataset.wwFacet,
    box,
    title: box.querySelector("summary").textContent,
    choices: box.querySelector(".ww-facet__choices"),
    names: JSON.parse(box.dataset.names),
    values: [],
  }));

  let pagefind = null;
  let state = { q: "", chosen: {} };
  let found = [];
  let shown = 0;
  let turn = 0;
  let address = "";

  const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const name = (facet, value) => facet.names[value] || value;
  const chosenOf = (facet) => state.chosen[facet.id] || [];
  const anyChosen = () => facets.some((facet) => chosenOf(facet).length);

  function element(tag, className, ...content) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  /* The address and the state */

  function readAddress() {
    const asked = new URLSearchParams(location.search);
    state = { q: asked.get("q") || "", chosen: {} };
    for (const facet of facets) {
      const wanted = asked.getAll(facet.id).map(slug);
      const values = facet.values.filter((value) => wanted.includes(slug(value)));
      if (values.length) state.chosen[facet.id] = values;
    }
    input.value = state.q;
    address = location.search;
  }

  function writeAddress(step) {
    const url = new URL(location.href);
    url.search = "";
    if (state.q) url.searchParams.set("q", state.q);
    for (const facet of facets) {
      for (const value of chosenOf(facet)) url.searchParams.append(facet.id, slug(value));
    }
    if (url.href !== location.href) history[step ? "pushState" : "replaceState"]({ shown: BATCH }, "", url);
    address = location.search;
  }

  /* Searching */

  const asFilters = (without) => Object.fromEntries(
    facets.filter((facet) => facet !== without && chosenOf(facet).length)
      .map((facet) => [facet.id, { any: chosenOf(facet) }]));

  async function search(wanted = BATCH) {
    const mine = ++turn;
    const query = state.q.trim();
    const idle = !query && !anyChosen();
    const words = query || ANY_PAGE;
    const answer = await pagefind.search(words, { filters: asFilters() });
    /* Before anything is asked, the list to look through is that of the cases; the filters count every page. */
    const listed = idle ? await pagefind.search(words, { filters: { kind: { any: ["case"] } } }) : answer;
    /* Beside a choice stands what it would add: its facet's own choices are left out of that count. */
    const counts = {};
    for (const facet of facets) {
      counts[facet.id] = (chosenOf(facet).length
        ? (await pagefind.search(words, { filters: asFilters(facet) })).filters
        : answer.filters)[facet.id] || {};
    }
    const ranked = await wordsTogetherFirst(query, listed.results);
    if (mine !== turn) return;
    found = ranked;
    shown = 0;
    list.replaceChildren();
    drawFacets(counts);
    drawChips();
    tell(query, idle);
    await showMore(wanted, mine);
  }

  /* "Children watching lessons" is another name for one way of working: pages with the very words side by side come
     before those with each of them somewhere. */
  async function wordsTogetherFirst(query, results) {
    if (!query || query.includes('"') || !/\s/.test(query)) return results;
    const together = await pagefind.search(`"${query}"`, { filters: asFilters() });
    const ids = new Set(together.results.map((result) => result.id));
    return [...results.filter((result) => ids.has(result.id)), ...results.filter((result) => !ids.has(result.id))];
  }

  async function showMore(wanted, mine = turn) {
    const next = found.slice(shown, shown + wanted);
    const pages = await Promise.all(next.map((result) => result.data()));
    if (mine !== turn) return null;
    const items = pages.map(drawResult);
    list.append(...items);
    shown += next.length;
    more.hidden = shown >= found.length;
    return items[0];
  }

  function tell(query, idle) {
    const number = found.length;
    const what = number === 1 ? "1 result" : `${number} results`;
    const about = query ? ` for \u201c${query}\u201d` : "";
    count.textContent = idle
      ? `${number === 1 ? "1 case" : `${number} cases`}. Type a word to search the handbook and the other pages too.`
      : number ? what + about : `Nothing found${about}`;
    empty.hidden = number > 0;
    find("empty-filters").hidden = !anyChosen();
  }

  /* Drawing */

  function drawFacets(counts) {
    for (const facet of facets) {
      const focused = facet.choices.contains(document.activeElement) ? document.activeElement.value : null;
      const chosen = chosenOf(facet);
      const values = facet.values.filter((value) => counts[facet.id][value] || chosen.includes(value));
      const few = facet.whole ? values : values.filter((value, place) => place < CHOICES || chosen.includes(value));
      facet.choices.replaceChildren(...few.map((value) => {
        const box = document.createElement("input");
        Object.assign(box, { type: "checkbox", name: facet.id, value, checked: chosen.includes(value) });
        return element("label", "ww-facet__choice", box,
          element("span", "", name(facet, value)),
          element("span", "ww-facet__count", String(counts[facet.id][value] || 0)));
      }));
      if (few.length < values.length) facet.choices.append(rest(facet, values.length, counts));
      facet.box.hidden = !values.length;
      if (chosen.length) facet.box.open = true;
      if (focused !== null) Array.from(facet.choices.querySelectorAll("input")).find((box) => box.value === focused)?.focus();
    }
  }

  /* A long list of choices shows its rest when asked. */
  function rest(facet, number, counts) {
    const button = element("button", "ww-button ww-button--small", `Show all ${number}`);
    button.type = "button";
    button.addEventListener("click", () => {
      facet.whole = true;
      drawFacets(counts);
      facet.choices.querySelectorAll("input")[CHOICES].focus();
    });
    return button;
  }

  function drawChips() {
    const items = facets.flatMap((facet) => chosenOf(facet).map((value) => {
      const button = element("button", "ww-chip ww-chip--remove", name(facet, value));
      button.type = "button";
      button.setAttribute("aria-label", `Remove the filter ${facet.title}: ${name(facet, value)}`);
      button.addEventListener("click", () => {
        choose(facet, chosenOf(facet).filter((other) => other !== value)).then(refocus);
      });
      return element("li", "", button);
    }));
    if (items.length > 1) {
      const all = element("button", "ww-button ww-button--small", "Remove all");
      all.type = "button";
      all.addEventListener("click", () => {
        state.chosen = {};
        change(true).then(refocus);
      });
      items.push(element("li", "", all));
    }
    chips.replaceChildren(...items);
    chips.hidden = !items.length;
    const number = facets.reduce((sum, facet) => sum + chosenOf(facet).length, 0);
    find("chosen-count").textContent = number ? ` (${number})` : "";
  }

  function drawResult(data) {
    const { meta } = data;
    const kind = data.filters.kind?.[0] || "page";
    const link = element("a", "", meta.title);
    link.href = withHighlight(data.url);
    const item = element("li", "ww-result", element("h2", "ww-result__title", link));
    const told = element("p", "ww-result__facts");
    if (kind === "case") {
      told.append(
        element("span", `ww-outcome ww-outcome--${meta.outcome_id}`, meta.outcome), " ",
        element("span", `ww-strength ww-strength--${meta.strength_id}`, meta.strength), " ",
        element("span", "ww-result__context", meta.context || ""));
    } else {
      told.append(element("span", "ww-chip", name(facets[0], kind)));
    }
    item.append(element("p", "ww-result__excerpt", ...marked(data.excerpt)), told);
    return item;
  }

  /* An excerpt is text with <mark>s: rebuild just that, whatever else it may hold. */
  function marked(html) {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    return Array.from(parsed.childNodes).filter((node) => node.textContent !== ANY_PAGE).map((node) =>
      node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }

  function withHighlight(address) {
    const url = new URL(address, siteRoot);
    url.searchParams.delete("highlight");
    for (const word of state.q.trim().split(/\s+/).filter(Boolean)) url.searchParams.append("highlight", word);
    return url.href;
  }

  /* Acting */

  function change(step) {
    writeAddress(step);
    return search().catch(missing);
  }

  /* A chip that is pressed goes away: the keyboard's place moves on to the next, or back to the words. */
  const refocus = () => (chips.querySelector("button") || input).focus();

  function choose(facet, values) {
    if (values.length) state.chosen[facet.id] = values;
    else delete state.chosen[facet.id];
    return change(true);
  }

  function listen() {
    let pause = 0;
    input.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        state.q = input.value;
        change(false);
      }, 200);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      state.q = input.value;
      change(true);
    });
    find("facets").addEventListener("change", (event) => {
      const facet = facets.find((one) => one.id === event.target.name);
      choose(facet, Array.from(facet.choices.querySelectorAll("input:checked"), (box) => box.value));
    });
    find("facets").addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", async () => {
      const first = await showMore(BATCH);
      history.replaceState({ shown }, "");
      first?.querySelector("a").focus();
    });
    addEventListener("popstate", (event) => {
      if (location.search === address) return; // a jump within the page, such as the skip link's: the results stay
      readAddress();
      search(event.state?.shown).catch(missing);
    });
    const wide = matchMedia("(min-width: 60em)");
    const fit = () => { drawer.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
  }

  function missing() {
    count.textContent = "";
    empty.hidden = true;
    const cases = new URL("cases/", siteRoot).href;
    const link = element("a", "", "look through the list of all cases");
    link.href = cases;
    const why = location.protocol === "file:"
      ? "The search does not work in pages that are opened from a folder. "
      : "The search is not ready. If the site has just been built, wait a little and load the page again. ";
    list.replaceChildren(element("li", "ww-note", element("p", "", why, "You can still ", link, ".")));
  }

  async function start() {
    readAddress();
    page.hidden = false;
    count.textContent = "Getting the search ready";
    pagefind = await import(new URL(page.dataset.bundle, location.href).href);
    await pagefind.options({ baseUrl: siteRoot.pathname, excerptLength: 28 });
    const all = await pagefind.filters();
    for (const facet of facets) {
      const order = Object.keys(facet.names);
      const rank = (value) => (order.indexOf(value) + order.length + 1) % (order.length + 1);
      facet.values = Object.keys(all[facet.id] || {}).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en-GB", { numeric: true }));
    }
    /* A quick reader has typed by now: what stands in the box counts, with the filters that could not be read before. */
    const typed = input.value;
    readAddress();
    listen();
    if (typed !== state.q) {
      input.value = state.q = typed;
      writeAddress(false);
    }
    await search(history.state?.shown);
  }

  start().catch(missing);
})();
