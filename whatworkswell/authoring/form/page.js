/* The page that the form is on: its parts, and what is read out to somebody who does not see them. */

export const place = document.querySelector("[data-ww-form]");
/** @type {(name: string) => any} the element of this name, of whichever kind */
export const find = (name) => place.querySelector(`[data-ww-${name}]`);

export function announce(text) {
  find("announce").textContent = text;
}

/* A small button of many: its label says what it is for. */
export function smallButton(text, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ww-button ww-button--small";
  made.textContent = text;
  made.setAttribute("aria-label", `${text}: ${label}`);
  made.addEventListener("click", act);
  return made;
}

/* A banner that says what is wrong with keeping the draft, with the way out beside it. Without a text it goes away. */
export function trouble(text, label = "", act = null, ...others) {
  const box = find("trouble");
  if (box.dataset.text === `${text}${label}`) return;
  box.dataset.text = `${text}${label}`;
  box.replaceChildren();
  if (!text) return;
  const note = document.createElement("div");
  const words = document.createElement("p");
  note.className = "ww-note ww-trouble";
  words.textContent = text;
  note.append(words);
  for (const [said, does] of [[label, act], ...others]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ww-button";
    button.textContent = said;
    button.addEventListener("click", does);
    note.append(button, " ");
  }
  box.append(note);
}
