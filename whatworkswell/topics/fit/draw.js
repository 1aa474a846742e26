/* What the two pages that compare have in common. */
import { VERDICTS } from "./compare.js";

export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/* A verdict as a sign and a word. */
export function verdict(name) {
  const [sign, word] = VERDICTS[name];
  const mark = element("span", "ww-fit__sign", sign);
  mark.setAttribute("aria-hidden", "true");
  return element("span", `ww-fit__verdict ww-fit__verdict--${name}`, mark, " ", word);
}
