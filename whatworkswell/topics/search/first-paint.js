/* Runs before the content of the page is there. The newest cases are no answer to a search that a link brings, so they
   are not shown until its results stand in their place. In a folder no module runs: the page says so. */
if (location.protocol === "file:") {
  addEventListener("DOMContentLoaded", () => {
    document.querySelector("[data-ww-folder]").hidden = false;
  });
} else if (location.search) {
  document.documentElement.classList.add("ww-searching");
}
