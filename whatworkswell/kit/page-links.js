/* The share control: a button that copies the link where the site does not know its own address, and a pack that grows.
   A pack is a list of addresses. It stands in the address of its page; this browser keeps it from page to page. */
const KEY = "ww-pack";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || [];
  } catch {
    return [];
  }
}

function keptTitle() {
  try {
    return localStorage.getItem("ww-pack-title");
  } catch {
    return null;
  }
}

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-ww-add]"))) {
  link.addEventListener("click", () => {
    const target = new URL(link.href);
    const all = new Set([...kept(), ...target.searchParams.getAll("add")]);
    const title = kept().length ? keptTitle() : target.searchParams.get("title");
    target.search = [...all].map((one) => `add=${encodeURIComponent(one).replaceAll("%2F", "/")}`).join("&");
    if (title) target.search += `&title=${encodeURIComponent(title)}`;
    link.href = target.href;
  });
}

/* A browser copies for nobody where the site is not served over https. */
const controls = navigator.clipboard ? document.querySelectorAll("[data-ww-share]:not(:has(details))") : [];
for (const control of controls) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "ww-button ww-button--small";
  button.textContent = "Copy the link";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const address = new URL(location.href);
    address.hash = control.dataset.wwShare || address.hash;
    address.searchParams.delete("start");
    try {
      await navigator.clipboard.writeText(address.href);
      said.textContent = "Copied";
    } catch {
      said.textContent = "Your browser did not allow it. Copy the address of this page.";
    }
    setTimeout(() => {
      said.textContent = "";
    }, 4000);
  });
  control.prepend(button, said);
}
