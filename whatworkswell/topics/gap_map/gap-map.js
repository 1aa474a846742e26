/* Each cell of a gap map leads to a plain list. Where scripts run, so does the search: let it lead there, with both filters set. */
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-ww-gaps] a[data-search]"))) {
  link.href = link.dataset.search;
}
