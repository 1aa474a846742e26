/* What the checker goes by, made of its own model, words and messages when the site is built. */

const NAME = "share/rulebook.json";
/** @type {Rulebook | null} */
let held = null;

async function fetched() {
  const answer = await fetch(new URL(`../${NAME}`, import.meta.url));
  if (!answer.ok) throw new Error(`${NAME}: ${answer.status}`);
  return answer.json();
}

/**
 * Fetch the rules once; whoever needs them waits for the same answer.
 *
 * @returns {Promise<Rulebook>}
 */
export async function loadRules() {
  held ??= await fetched();
  return held;
}

/** Use these rules from now on. */
export function withRules(/** @type {Rulebook} */ rules) {
  held = rules;
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
