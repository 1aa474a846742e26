/* The answers as a tree of strings: read and changed by dotted paths, such as "evidence.0.measure". */

export function valueAt(tree, path) {
  return path.split(".").reduce((held, step) => (held === null || held === undefined ? undefined : held[step]), tree);
}

/* Puts an answer in its place, if need be instead of a text that stands where a part belongs. A blank answer takes the key
   away, and a part that is left with nothing too; an item of a list stays, because the items after it keep their places. */
export function setAt(tree, path, value) {
  const steps = path.split(".");
  const last = steps.pop();
  const trail = [];
  let held = tree;
  steps.forEach((step, place) => {
    trail.push([held, step]);
    const next = steps[place + 1] || last;
    if (!held[step] || typeof held[step] !== "object") held[step] = /^\d+$/.test(next) ? [] : {};
    held = held[step];
  });
  const isBlank = value === "" || value === undefined || (Array.isArray(value) && !value.length);
  if (!isBlank || Array.isArray(held)) held[last] = value === undefined ? "" : value;
  else delete held[last];
  for (const [outer, step] of trail.reverse()) {
    if (Array.isArray(outer) || Array.isArray(outer[step]) || Object.keys(outer[step]).length) break;
    delete outer[step];
  }
}

export function isBlank(value) {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return !value.trim();
  return Object.values(value).every(isBlank);
}

/* The answers without what is blank, as they are written; `place` leads from a field of these to the field as it was typed,
   where the blank items of a list still count. */
export function withoutBlanks(facts, mayBeEmpty) {
  const moved = new Map();
  function clean(value, now, was) {
    if (typeof value === "string") return value.trim() ? value : undefined;
    if (Array.isArray(value)) {
      const kept = [];
      value.forEach((item, place) => {
        if (isBlank(item)) return;
        moved.set(join(now, kept.length), join(was, place));
        kept.push(clean(item, join(now, kept.length), join(was, place)));
      });
      return kept.length ? kept : undefined;
    }
    const kept = {};
    for (const [key, item] of Object.entries(value)) {
      const held = clean(item, join(now, key), join(was, key));
      if (held !== undefined) kept[key] = held;
    }
    return Object.keys(kept).length ? kept : undefined;
  }
  const cleaned = clean(facts, "", "") || {};
  for (const key of mayBeEmpty) if (Array.isArray(facts[key]) && !facts[key].length) cleaned[key] = [];
  function place(field) {
    const steps = field.split(".");
    for (let length = steps.length; length; length -= 1) {
      const known = moved.get(steps.slice(0, length).join("."));
      if (known) return [known, ...steps.slice(length)].join(".");
    }
    return field;
  }
  return { facts: cleaned, place };
}

function join(path, step) {
  return path ? `${path}.${step}` : String(step);
}
