/* Answers from a file in the shape that the form can show: what was typed as one text where a list is asked, or the other way
   round, is brought into it. Keys that the form does not know have no place in it; they are named, so that nobody misses them. */

const isPart = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function words(value) {
  if (typeof value === "string") return value;
  return Object.values(value || {})
    .map(words)
    .filter(Boolean)
    .join(", ");
}

function one(value, key, unknown, path) {
  if (!key.keys) return words(value);
  if (Array.isArray(value)) return one(value[0] ?? {}, key, unknown, path);
  if (!isPart(value)) return value ? { [key.keys[0].name]: value } : {};
  return part(value, key.keys, unknown, path);
}

function part(facts, keys, unknown, path) {
  const kept = {};
  for (const [name, value] of Object.entries(facts)) {
    const key = keys.find((known) => known.name === name);
    const here = path ? `${path}.${name}` : name;
    if (!key) unknown.push(here);
    else if (!key.many) kept[name] = one(value, key, unknown, here);
    else if (value !== "") kept[name] = (Array.isArray(value) ? value : [value]).map((item) => one(item, key, unknown, here));
  }
  return kept;
}

export function shaped(facts, keys) {
  const unknown = [];
  return { facts: part(facts, keys, unknown, ""), unknown };
}
