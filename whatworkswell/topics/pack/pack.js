/* A pack: the pages that the address names (?add=cases/x/&add=...), fetched from this site and put one after another.
   The address may name the pack too (&title=...); a title is only ever text. */
const place = document.querySelector("[data-ww-pack]");
const KEY = "ww-pack";
const KEY_TITLE = "ww-pack-title";
const LONGEST_TITLE = 120;
const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const list = place.querySelector("[data-ww-pack-list]");
const said = place.querySelector("[data-ww-pack-said]");
const pages = place.querySelector("[data-ww-pack-pages]");
const form = place.querySelector("form");
const titleField = /** @type {HTMLInputElement} */ (place.querySelector("[data-ww-pack-title]"));
const heading = /** @type {Text} */ (document.querySelector("h1").firstChild);
const unnamed = { heading: heading.data, page: document.title };
const LEAVE_OUT =
  ".headerlink, .ww-share, .ww-kicker, .md-content__button, script, form, .ww-turn, .ww-steps, .ww-copy-row, .ww-fit__paper, .ww-onpage, noscript";
let round = 0;

function asked() {
  return [...new Set(new URLSearchParams(location.search).getAll("add"))];
}

function askedTitle() {
  return (new URLSearchParams(location.search).get("title") || "").trim().slice(0, LONGEST_TITLE);
}

/* The pack is kept in its address, and in this browser while the reader chooses more pages. */
function write(all, title) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
    if (title) localStorage.setItem(KEY_TITLE, title);
    else localStorage.removeItem(KEY_TITLE);
  } catch {
    /* The address holds the pack all the same. */
  }
  const search = all.map((one) => `add=${encodeURIComponent(one).replaceAll("%2F", "/")}`);
  if (title) search.push(`title=${encodeURIComponent(title)}`);
  history.replaceState(null, "", location.pathname + (search.length ? `?${search.join("&")}` : ""));
  titleField.value = title;
  heading.data = title || unnamed.heading;
  document.title = title || unnamed.page;
}

function keep(all) {
  write(all, all.length ? askedTitle() : "");
  return show();
}

/* Only pages of this site: an address that leads elsewhere is refused. */
function addressOf(one) {
  try {
    const address = new URL(one, root);
    return address.href.startsWith(root.href) && address.origin === location.origin ? address : null;
  } catch {
    return null;
  }
}

/* Ids are made different on each page, so that links within it still lead to it. */
function adopt(part, address, number) {
  for (const one of part.querySelectorAll(LEAVE_OUT)) one.remove();
  for (const one of part.querySelectorAll("[id]")) one.id = `p${number}-${one.id}`;
  for (const name of ["aria-labelledby", "aria-describedby", "headers", "for"]) {
    for (const one of part.querySelectorAll(`[${name}]`)) {
      one.setAttribute(
        name,
        one
          .getAttribute(name)
          .split(/\s+/)
          .map((id) => `p${number}-${id}`)
          .join(" "),
      );
    }
  }
  for (const name of ["href", "src"]) {
    for (const one of part.querySelectorAll(`[${name}]`)) {
      const written = one.getAttribute(name);
      one.setAttribute(name, written.startsWith("#") ? `#p${number}-${written.slice(1)}` : new URL(written, address).href);
    }
  }
  part.querySelectorAll("h1").forEach((heading) => {
    const lower = document.createElement("h2");
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  });
  part.querySelectorAll("details").forEach((one) => {
    one.open = true;
  });
  return part;
}

/* A page may bring styles of its own: they come with its text, each once. */
function dress(page, address) {
  const worn = new Set(
    Array.from(document.querySelectorAll('link[rel="stylesheet"]'), (link) => /** @type {HTMLLinkElement} */ (link).href),
  );
  for (const link of page.querySelectorAll('link[rel="stylesheet"][href]')) {
    const style = addressOf(new URL(link.getAttribute("href"), address).href);
    if (!style || worn.has(style.href)) continue;
    const made = document.createElement("link");
    made.rel = "stylesheet";
    made.href = style.href;
    document.head.append(made);
    worn.add(style.href);
  }
}

async function fetchPart(one, number) {
  const address = addressOf(one);
  if (!address) throw new Error("not of this site");
  const answer = await fetch(address.pathname);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector(".md-content__inner");
  if (!part) throw new Error("no text");
  dress(page, address);
  return { title: part.querySelector("h1")?.firstChild.textContent.trim() || one, part: adopt(part, address, number) };
}

function button(label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ww-button ww-button--small";
  made.textContent = label;
  made.setAttribute("aria-label", `${label}: ${name}`);
  made.addEventListener("click", act);
  return made;
}

async function show() {
  const mine = ++round;
  const all = asked();
  said.textContent = all.length ? "Fetching ..." : "The pack is empty.";
  const found = await Promise.allSettled(all.map(fetchPart));
  if (mine !== round) return;
  list.replaceChildren();
  pages.replaceChildren();
  found.forEach((result, index) => {
    const held = result.status === "fulfilled" ? result.value : null;
    const title = held?.title || all[index];
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = held ? title : `${title}: this page is not on this site`;
    row.append(
      name,
      button("Take out", title, () => keep(all.filter((one) => one !== all[index]))),
    );
    if (index) {
      const moved = [...all];
      moved.splice(index - 1, 2, all[index], all[index - 1]);
      row.append(button("Move up", title, () => keep(moved)));
    }
    list.append(row);
    if (!held) return;
    const section = document.createElement("section");
    section.className = "ww-pack__page";
    section.setAttribute("aria-label", title);
    section.append(...held.part.childNodes);
    pages.append(section);
  });
  said.textContent = all.length ? `${all.length} in the pack.` : "The pack is empty.";
}

place.hidden = false;
document.querySelector("[data-ww-pack-without]").remove();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("address"));
  const address = addressOf(field.value.trim());
  if (!address || !field.value.trim()) {
    said.textContent = "That is not the address of a page on this site.";
    return;
  }
  const path = address.href.slice(root.href.length);
  field.value = "";
  keep([...new Set([...asked(), path])]);
});
titleField.addEventListener("change", () => write(asked(), titleField.value.trim()));
place.querySelector("[data-ww-pack-print]").addEventListener("click", () => print());
place.querySelector("[data-ww-pack-empty]").addEventListener("click", () => keep([]));
keep(asked());
