/* The case that somebody adapted: what its page says of the circumstances, beside the same questions about one's own. */

const pages = new Map();

function read(root, slug) {
  if (!pages.has(slug)) {
    const found = fetch(new URL(`cases/${encodeURIComponent(slug)}/`, root))
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then((text) => {
        const page = new DOMParser().parseFromString(text, "text/html");
        const levels = [...page.querySelectorAll(".ww-level")].map((level) => ({
          title: level.querySelector("h3").textContent.trim(),
          facts: [...level.querySelectorAll(".ww-facts__row")].map(
            (row) => `${row.querySelector("dt").textContent}: ${row.querySelector("dd").textContent}`,
          ),
        }));
        return { title: page.querySelector("h1").textContent.trim(), levels };
      });
    pages.set(
      slug,
      found.catch(() => null),
    );
  }
  return pages.get(slug);
}

export async function showOrigin(form, root, slugs) {
  const origins = (await Promise.all(slugs.filter(Boolean).map((slug) => read(root, slug)))).filter(Boolean);
  for (const old of form.querySelectorAll(".ww-origin")) old.remove();
  for (const part of form.querySelectorAll('[data-ww-ask^="context."][data-label]')) {
    if (!part.matches("fieldset.ww-ask--part")) continue;
    for (const origin of origins) {
      const level = origin.levels.find((one) => one.title === part.dataset.label);
      if (!level) continue;
      const said = document.createElement("p");
      said.className = "ww-origin";
      said.textContent = `In “${origin.title}”: ${level.facts.join(". ")}. What was it like with you?`;
      part.querySelector(".ww-ask__help").after(said);
    }
  }
}
