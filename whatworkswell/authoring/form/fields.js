/* The fields of the form by the paths of problems: where each is on the page, and what it is called. */

export function idOf(path) {
  return `f-${path.replace(/[._]/g, "-")}`;
}

function outwards(path) {
  const steps = path.split(".");
  return steps.map((_, place) => steps.slice(0, steps.length - place).join("."));
}

/**
 * The field that a problem is about, or the nearest thing around it.
 *
 * @param {string} path
 * @returns {{path: string, wrong: HTMLElement, control: any} | null} `control` may also be the group of the field
 */
export function fieldOf(path) {
  for (const one of outwards(path)) {
    const wrong = document.getElementById(`${idOf(one)}-wrong`);
    if (wrong) return { path: one, wrong, control: document.getElementById(idOf(one)) || wrong.parentElement };
  }
  return null;
}

/* What a field is called: by all that it stands in, with its number where it is one of a list. */
export function nameOf(path, place) {
  const names = [];
  for (const one of outwards(path).reverse()) {
    const ask = place.querySelector(`[data-ww-ask="${CSS.escape(one)}"]`);
    const number = /\.(\d+)$/.exec(one);
    if (ask) names.push(ask.dataset.label);
    else if (number && names.length) names.push(`${names.pop()} ${Number(number[1]) + 1}`);
  }
  return names.join(": ") || path || "Your case";
}

/* In the order of the form; what has no place in it comes first. */
export function order(one, other) {
  if (!one || !other || one === other) return Number(Boolean(one)) - Number(Boolean(other));
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
