/* What the checker goes by, made of its own model, words and messages when the site is built. */

let held = null;

const asked = (name) => new URL(`../share/${name}.json`, import.meta.url);

async function fetched(name) {
  const answer = await fetch(asked(name));
  if (!answer.ok) throw new Error(`share/${name}.json: ${answer.status}`);
  return answer.json();
}

/** Fetch the rules once; whoever needs them waits for the same answer. */
export async function loadRules() {
  held ??= await Promise.all([fetched("form"), fetched("personal")]).then(([rules, personal]) => withRules(rules, personal));
  return held;
}

/** Use these rules from now on. */
export function withRules(rules, personal) {
  held = { ...rules, personal };
  return held;
}

/** The rules, once they are loaded. */
export function rules() {
  if (!held) throw new Error("loadRules() comes first");
  return held;
}

/** The key at a path such as `evidence.0.measure`, indexes passed over; undefined where there is none. */
export function keyAt(keys, path) {
  let found;
  for (const step of path) {
    if (typeof step === "number") continue;
    found = keys?.find((key) => key.name === step);
    keys = found?.keys;
  }
  return found;
}
