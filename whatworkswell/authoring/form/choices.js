/* Long lists of words: type to narrow them, and see above the list what is chosen. */

const letters = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9 ]/g, "");

export function setUpChoices(form, /** @type {Rulebook} */ definition) {
  const others = new Map();
  for (const vocabulary of Object.values(definition.vocabularies)) {
    for (const term of vocabulary.terms) others.set(term.id, `${others.get(term.id) || ""} ${(term.others || []).join(" ")}`);
  }

  function narrow(group) {
    const words = letters(group.querySelector("[data-ww-find]").value).split(" ").filter(Boolean);
    for (const choice of group.querySelectorAll(".ww-choice")) {
      const control = choice.querySelector("input");
      const text = letters(`${choice.textContent} ${others.get(control.value) || ""}`);
      choice.hidden = !words.every((word) => text.includes(word));
    }
    tell(group);
  }

  function tell(group) {
    const chosen = [...group.querySelectorAll("input:checked")].map((control) => control.labels[0].textContent);
    const shown = group.querySelectorAll(".ww-choice:not([hidden])").length;
    const isNarrowed = Boolean(group.querySelector("[data-ww-find]").value.trim());
    const found = isNarrowed ? `${shown || "None"} found. ` : "";
    group.querySelector("[data-ww-chosen]").textContent = `${found}Chosen: ${chosen.join(", ") || "none yet"}.`;
  }

  for (const group of form.querySelectorAll("[data-ww-narrow]")) {
    group.querySelector("[data-ww-find]").addEventListener("input", () => narrow(group));
    group.addEventListener("change", () => tell(group));
  }
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-ww-find]")) event.preventDefault();
  });

  return { show: () => form.querySelectorAll("[data-ww-narrow]").forEach(narrow) };
}
