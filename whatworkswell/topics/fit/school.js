/* What a reader says of their school. It is kept on this device and nowhere else, until they have it forgotten. */
const KEY = "ww-my-school";

export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Object.fromEntries(Object.entries(kept || {}).filter(([, answer]) => typeof answer === "string" && answer));
  } catch {
    return {}; // a browser that keeps nothing, or something that is not ours
  }
}

export function remember(answers) {
  const given = Object.entries(answers).filter(([, answer]) => answer);
  try {
    if (given.length) localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(given)));
    else localStorage.removeItem(KEY);
  } catch {
    /* The comparison works all the same; it only has to be filled in again. */
  }
}
