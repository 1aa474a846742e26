/* Making elements. Text goes in as text, never as HTML. */
export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

export function link(address, ...content) {
  const made = element("a", "", ...content);
  made.href = address;
  return made;
}

export function button(className, text, press) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
