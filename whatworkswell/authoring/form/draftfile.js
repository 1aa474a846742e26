/* A draft as one file that can be carried to another computer or sent to a colleague, and every kind of file that can
   become a draft: that one, the zip of a case, the Markdown of a case. */

const FORMAT = "whatworkswell-draft";
const NOT_OURS = "It is not a draft that was saved here.";
/** Facts lie at most half as deep; what is deeper was made to break the page. */
const DEEPEST = 12;

export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      resolve(address.slice(address.indexOf(",") + 1));
    };
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export async function draftFile(/** @type {Draft} */ draft, files) {
  const { kind, name, facts, account, slug } = draft;
  const held = await Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, data: await base64(file) })));
  const text = JSON.stringify(
    { format: FORMAT, version: 1, kind, name, case: draft.case, slug, facts, account, files: held },
    null,
    1,
  );
  return new File([text], `${slug || "draft"}.draft.json`, { type: "application/json" });
}

/* What a file holds: the answers and the files that go with them. Rejects with words for the person who chose it. */
export async function readDraft(file, kind, /** @type {FormRules} */ rules) {
  const ending = file.name.toLowerCase().split(".").pop();
  if (ending === "json") return readOwn(await file.text(), kind, rules.sections);
  if (kind === "case" && ending === "zip") {
    const held = await rules.readZip(file);
    return { ...parsed(rules.readCase, held.text), slug: held.slug, files: held.attachments };
  }
  if (kind === "case" && ["md", "markdown", "txt"].includes(ending))
    return { ...parsed(rules.readCase, await file.text()), files: [] };
  if (kind === "trial" && ["yml", "yaml"].includes(ending))
    return { facts: parsed(rules.readTrial, await file.text()), files: [] };
  throw new Error("This kind of file cannot be opened here.");
}

function parsed(read, text) {
  try {
    return read(text);
  } catch {
    throw new Error("Its list of facts is missing or cannot be read. The people who run this site can help you to mend it.");
  }
}

function readOwn(text, kind, sections) {
  let held;
  try {
    held = JSON.parse(text);
  } catch {
    throw new Error("It was cut off, or it is not a draft that was saved here.");
  }
  if (held?.format !== FORMAT || !isTree(held.facts) || !isTree(held.account) || typeof held.kind !== "string")
    throw new Error(NOT_OURS);
  if (held.kind !== kind) throw new Error(`It is the draft of a ${held.kind}: open it in the form for that.`);
  const word = (value) => (typeof value === "string" ? value : "");
  const told = sections.filter((id) => Object.hasOwn(held.account, id)).map((id) => [id, word(held.account[id])]);
  return {
    facts: strings(held.facts),
    account: Object.fromEntries(told),
    name: word(held.name),
    slug: word(held.slug),
    case: word(held.case),
    files: filesIn(held.files),
  };
}

function filesIn(files) {
  try {
    return (files || []).map(({ name, type, data }) => new File([bytes(data)], String(name), { type: String(type) }));
  } catch {
    throw new Error("The files in it are damaged.");
  }
}

const isTree = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/* Answers are strings, in lists and parts: whatever else a file may hold is turned into that. */
function strings(value, depth = 0) {
  if (depth > DEEPEST) throw new Error(NOT_OURS);
  const inner = (item) => strings(item, depth + 1);
  if (Array.isArray(value)) return value.map(inner);
  if (isTree(value))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== "__proto__")
        .map(([key, item]) => [key, inner(item)]),
    );
  return value === null || value === undefined ? "" : String(value);
}

/* Gives a file to the person, as any download. */
export function hand(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
