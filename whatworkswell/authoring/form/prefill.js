/* What the address asks to be filled in (?adapted_from=..., ?approaches=...&phases=..., for a trial ?case=...): only what
   the site knows, so that a link can put no text of its own into a draft. */

export function prefilled(kind, search, /** @type {Rulebook} */ definition) {
  const asked = new URLSearchParams(search);
  if (kind === "trial") {
    const slug = asked.get("case") || "";
    const title = Object.hasOwn(definition.cases, slug) && definition.cases[slug];
    return title ? { fill: { case: slug }, text: `Tell what came of it when you tried “${title}”.` } : null;
  }
  const facts = {};
  const said = [];
  const origins = asked.getAll("adapted_from").filter((slug) => Object.hasOwn(definition.cases, slug));
  if (origins.length) {
    facts.adapted_from = origins.map((slug) => ({ case: slug, changes: "" }));
    said.push(`your case grew from ${origins.map((slug) => `“${definition.cases[slug]}”`).join(" and ")}`);
  }
  for (const key of definition.keys) {
    if (!key.vocabulary) continue;
    const terms = definition.vocabularies[key.vocabulary].terms;
    const words = asked
      .getAll(key.name)
      .map((id) => terms.find((term) => term.id === id))
      .filter(Boolean);
    if (!words.length) continue;
    facts[key.name] = key.many ? [...new Set(words.map((term) => term.id))] : words[0].id;
    said.push(`${key.label}: ${words.map((term) => term.label).join(", ")}`);
  }
  return said.length
    ? { fill: { facts }, text: `What you came with is filled in: ${said.join("; ")}. You can change all of it.` }
    : null;
}
