/* Small helps on every page. Each one adds to something that works, or is simply absent, without it. */

/* Where this script was served from tells where the site begins, wherever it is published. */
const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/* The theme opens its menu with a label, which no keyboard reaches: put a button in its place. */
function menu() {
  const label = document.querySelector("[data-ww-menu]");
  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  if (!label || !drawer) return;
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = label.className;
  opener.title = label.title;
  opener.setAttribute("aria-label", label.title);
  opener.append(...label.childNodes);
  const set = (open) => {
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const tell = () => opener.setAttribute("aria-expanded", String(drawer.checked));
  opener.addEventListener("click", () => {
    set(!drawer.checked);
    const links = ["[aria-current]", ".md-nav__list a"].map((which) => document.querySelector(`.md-sidebar--primary ${which}`));
    links.find(Boolean)?.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    set(false);
    opener.focus();
  });
  drawer.addEventListener("change", tell);
  document.querySelector(".ww-outline")?.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a")) set(false);
  });
  label.replaceWith(opener);
  tell();
  /* The way up from an inner list is a label too; the theme presses a label at Enter. */
  addEventListener("load", () => {
    document.querySelectorAll("label.md-nav__title[for]").forEach((way) => {
      way.tabIndex = 0;
    });
  });
}

/* The theme lets a wide table scroll in a frame of its own: let the keyboard scroll it too. */
function tables() {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (frame.scrollWidth <= frame.clientWidth || frame.closest(".ww-scroll")) continue;
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", "Table");
  }
}

/* The theme turns pages at the press of a single letter, which speech and slips of the hand set off by accident. */
function letters() {
  for (const link of document.querySelectorAll('link[rel="prev"], link[rel="next"]')) link.remove();
}

/* A copy button beside each text that is made to be copied. */
function copying() {
  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll("[data-ww-copy]")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.className = "ww-button ww-button--small";
    button.textContent = text.dataset.wwCopy || "Copy";
    said.className = "ww-copied";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent.trim());
        said.textContent = "Copied";
      } catch {
        said.textContent = "Your browser did not allow it. Select the text and copy it.";
      }
      setTimeout(() => {
        said.textContent = "";
      }, 4000);
    });
    const row = document.createElement("p");
    row.className = "ww-copy-row";
    row.append(button, " ", said);
    text.after(row);
  }
}

/* On paper a link is its address, as the site is published and not as it happens to be served. */
function addresses() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
  const published = canonical?.href || location.href;
  for (const link of document.querySelectorAll(".ww-account a, .ww-related a, .ww-resources a, .ww-about a[rel~=edit]")) {
    const written = link.getAttribute("href");
    if (!written.startsWith("#")) link.dataset.wwAddress = new URL(written, published).href;
  }
}

/* A reader who came from a search sees the words of it marked. */
async function highlight() {
  if (!new URLSearchParams(location.search).has("highlight")) return;
  try {
    await import(new URL("pagefind/pagefind-highlight.js", root).href);
    new window.PagefindHighlight({ highlightParam: "highlight", addStyles: false });
  } catch {
    /* Without the search index there is nothing to mark, and the page is whole without marks. */
  }
}

menu();
addEventListener("load", tables);
letters();
copying();
addEventListener("beforeprint", addresses);
highlight();
