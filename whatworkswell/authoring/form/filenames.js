/* What a file that goes with a case is called, and how large it is in words. */

/* The name under which a file goes with the case: one that the checker allows and no other file has. */
export function nameFor(file, published, taken) {
  const name = published(file.name) || file.name;
  const dot = name.lastIndexOf(".");
  let free = name;
  for (let number = 2; taken(free); number += 1) free = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
  return free;
}

export function titleFor(file) {
  return file.name
    .replace(/\.[^.]*$/, "")
    .replace(/[-_]+/g, " ")
    .slice(0, 120);
}

export function size(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
