/* Runs where it stands, before the page is painted: the newest cases are no answer to a search that a link brings. */
if (location.search) document.querySelector("[data-ww-results]").replaceChildren();
