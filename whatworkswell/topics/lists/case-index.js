/* Filters over a table of cases. The table is whole without this; the form is shown only where this runs.
   The state is kept in the address, so that a filtered list is a link and Back takes one step back. */

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const has = (row, name, value) => (row.getAttribute(`data-${name}`) || "").split(" ").includes(value);

/* The rows of a table and what the form asks of them. */
class Filter {
  constructor(table, words, selects) {
    this.words = words;
    this.selects = selects;
    this.rows = Array.from(table.tBodies[0].rows, (row) => ({
      row,
      text: fold(`${row.textContent} ${row.dataset.words || ""}`),
    }));
  }

  matches(entry, but) {
    const asked = fold(this.words.value).split(/\s+/).filter(Boolean);
    return (
      asked.every((word) => entry.text.includes(word)) &&
      this.selects.every((select) => select === but || !select.value || has(entry.row, select.name, select.value))
    );
  }

  /* Shows the rows that match, and how many there are. */
  show() {
    let shown = 0;
    for (const entry of this.rows) {
      entry.row.hidden = !this.matches(entry);
      if (!entry.row.hidden) shown += 1;
    }
    return shown;
  }

  /* Says beside each choice how many rows it would leave. */
  count() {
    for (const select of this.selects) {
      const pool = this.rows.filter((entry) => this.matches(entry, select));
      for (const option of select.options) {
        if (!option.value) continue;
        const number = pool.filter((entry) => has(entry.row, select.name, option.value)).length;
        option.textContent = `${option.dataset.label} (${number})`;
        option.disabled = number === 0 && !option.selected;
      }
    }
  }
}

function noneBelow(table) {
  const none = document.createElement("p");
  none.className = "ww-note ww-index__none";
  none.textContent = "No case in this list has all of that. Take one filter away to see more.";
  none.hidden = true;
  table.after(none);
  return none;
}

function start(index, place) {
  const form = index.querySelector("[data-ww-filters]");
  const table = index.querySelector("table");
  if (!form || !table) return;

  const selects = Array.from(form.querySelectorAll("select"));
  const words = form.querySelector('input[type="search"]');
  const reset = form.querySelector('button[type="reset"]');
  const count = form.querySelector("[data-ww-count]");
  const filter = new Filter(table, words, selects);
  const none = noneBelow(table);
  /* The count beside the filters says what the caption says, and changes with them. */
  table.caption.className = "ww-hidden";

  /* Several lists may share a page: the first has the plain names, the others a number before theirs. */
  const key = (name) => (place ? `${place + 1}-${name}` : name);
  const fields = [words, ...selects];

  function show() {
    const shown = filter.show();
    filter.count();
    const all = filter.rows.length;
    const isFiltered = fields.some((field) => field.value.trim());
    count.textContent = isFiltered ? `${shown} of ${all} cases` : `${all} cases`;
    reset.hidden = !isFiltered;
    none.hidden = shown > 0;
    table.hidden = shown === 0;
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    words.value = asked.get(key("words")) || "";
    for (const select of selects) {
      select.value = asked.get(key(select.name)) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  }

  function write(step) {
    const url = new URL(location.href);
    for (const field of fields) {
      const value = field.value.trim();
      if (value) url.searchParams.set(key(field.name), value);
      else url.searchParams.delete(key(field.name));
    }
    if (url.href !== location.href) history[step ? "pushState" : "replaceState"](null, "", url);
    show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => write(event.target !== words));
  words.addEventListener("input", () => write(false));
  form.addEventListener("reset", () =>
    setTimeout(() => {
      write(true);
      form.querySelector("summary").focus();
    }),
  );
  addEventListener("popstate", read);
  form.querySelector("details").open =
    fields.some((field) => new URLSearchParams(location.search).has(key(field.name))) || matchMedia("(min-width: 45em)").matches;
  form.hidden = false;
  read();
}

document.querySelectorAll("[data-ww-index]").forEach(start);
