/* The checklist on the page of a case, filled in: what the reader says of their school stands beside what the case tells. */
import { compare, inWords, tally } from "./compare.js";
import { verdict } from "./draw.js";
import { remember, remembered } from "./school.js";

const box = document.querySelector("[data-ww-fit]");
if (box) {
  const rows = Array.from(box.querySelectorAll("tr[data-factor]"), (row) => ({
    row,
    factor: row.dataset.factor,
    theirs: row.dataset.values.split(" ").filter(Boolean),
    select: row.querySelector("select"),
  }));
  const forget = box.querySelector("[data-ww-fit-forget]");
  const status = box.querySelector("[data-ww-fit-tally]");
  const factors = Object.fromEntries(rows.map(({ factor, theirs }) => [factor, theirs]));

  const show = () => {
    const mine = Object.fromEntries(rows.map(({ factor, select }) => [factor, select.value]));
    const answered = Object.values(mine).some(Boolean);
    for (const { row, factor, theirs } of rows) {
      const found = compare(mine[factor], theirs);
      row.dataset.verdict = found;
      row.toggleAttribute("data-answered", Boolean(mine[factor]));
      const drawn = verdict(found);
      drawn.hidden = !answered;
      row.querySelector(".ww-fit__verdict").replaceWith(drawn);
      row.querySelector(".ww-fit__question").hidden = found === "same";
    }
    status.textContent = answered ? `Of your answers: ${inWords(tally(mine, factors))}.` : "Choose what is true of your school.";
    forget.hidden = !answered;
    return mine;
  };

  /* An answer that is no longer offered is left out. Back shows the page as it was before the answers changed: read again. */
  const read = () => {
    const kept = remembered();
    for (const { factor, select } of rows) {
      select.value = kept[factor] || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };

  box.addEventListener("change", () => remember(show()));
  forget.addEventListener("click", () => {
    remember({});
    read();
    rows[0].select.focus();
  });
  addEventListener("pageshow", read);
  box.querySelector("[data-ww-fit-kept]").hidden = false;
  for (const { select } of rows) select.hidden = false;
  box.classList.add("ww-fit--live");
  read();
}
