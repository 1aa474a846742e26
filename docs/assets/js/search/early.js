/* Runs before the content of the page is there: the newest cases are no answer to a search that a link brings, so they
   are not shown until its results stand in their place. */
if (location.search) document.documentElement.classList.add("ww-searching");
