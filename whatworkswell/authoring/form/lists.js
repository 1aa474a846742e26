/* What may be given more than once: parts such as a school or a piece of evidence, and lists of short texts. */

import { fillAll, showRoom } from "./controls.js";
import { isBlank, setAt, valueAt } from "./facts.js";
import { setUpNone } from "./none.js";

const LISTS = "[data-ww-parts], [data-ww-texts]";

const pathOf = (list) => list.dataset.wwParts || list.dataset.wwTexts;
const itemsOf = (list) => list.querySelectorAll(":scope > [data-ww-list] > [data-ww-item]");

/* A new item from the template: {n} stands for its place. */
function item(list, place) {
  const made = list.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
  for (const node of [made, ...made.querySelectorAll("*")]) {
    for (const attribute of [...node.attributes]) {
      if (attribute.value.includes("{n}")) node.setAttribute(attribute.name, attribute.value.replaceAll("{n}", place));
    }
  }
  made.querySelector("[data-ww-number]").textContent = place + 1;
  const away = made.querySelector("[data-ww-remove]");
  if (away) away.setAttribute("aria-label", `${away.textContent}: ${list.dataset.label} ${place + 1}`);
  return made;
}

/* How many items stand there before anybody has given one. */
function least(list) {
  if (list.dataset.wwTexts) return Math.max(Number(list.dataset.fewest), 1);
  return list.querySelector(":scope > legend .ww-ask__need--must") ? 1 : 0;
}

export function setUpLists(form, desk) {
  const listOf = (path) => form.querySelector(`[data-ww-parts="${path}"], [data-ww-texts="${path}"]`);

  function show(list) {
    const path = pathOf(list);
    const given = valueAt(desk.draft.facts, path);
    const isNone = hasNone(path);
    const count = isNone ? 0 : Math.max(given ? given.length : 0, least(list));
    const place = list.querySelector(":scope > [data-ww-list]");
    place.replaceChildren(...Array.from({ length: count }, (_, number) => item(list, number)));
    desk.prepare(place);
    fillAll(place, desk.draft);
    for (const control of place.querySelectorAll("[data-longest]")) showRoom(control);
    const most = Number(list.dataset.most || 0);
    const more = list.querySelector(":scope > p [data-ww-add-one]");
    more.hidden = isNone || (most && count >= most);
    if (!list.querySelector("[data-ww-drop]")) more.textContent = count ? "Add another" : "Add one";
    showNone(list);
    desk.listShown(list);
  }

  function add(list, value) {
    const path = pathOf(list);
    const given = valueAt(desk.draft.facts, path) || [];
    const shown = itemsOf(list).length;
    while (given.length < shown) given.push(list.dataset.wwTexts ? "" : {});
    given.push(value);
    setAt(desk.draft.facts, path, given);
    show(list);
    return itemsOf(list)[given.length - 1];
  }

  /* Takes an item away, and offers to put it back as long as the list is not touched again. */
  function remove(list, place, restore) {
    const path = pathOf(list);
    const given = valueAt(desk.draft.facts, path) || [];
    const gone = given[place];
    setAt(
      desk.draft.facts,
      path,
      given.filter((_, number) => number !== place),
    );
    show(list);
    const back = document.createElement("p");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ww-button ww-button--small";
    button.textContent = "Put it back";
    button.addEventListener("click", () => {
      restore();
      const all = [...(valueAt(desk.draft.facts, path) || [])];
      all.splice(place, 0, gone);
      setAt(desk.draft.facts, path, all);
      show(list);
      itemsOf(list)[place].focus();
      desk.changed();
    });
    back.append("Removed. ", button);
    const next = itemsOf(list)[Math.min(place, itemsOf(list).length - 1)] || list.querySelector(":scope > p [data-ww-add-one]");
    if (isBlank(gone)) {
      next.focus();
    } else {
      list.querySelector(":scope > [data-ww-list]").append(back);
      button.focus();
    }
    desk.announce("Removed.");
  }

  form.addEventListener("click", (event) => {
    const list = event.target.closest(LISTS);
    if (!list) return;
    if (event.target.closest("[data-ww-add-one]")) {
      const made = add(list, list.dataset.wwTexts ? "" : {});
      (list.dataset.wwTexts ? made.querySelector("input") : made).focus();
      desk.changed();
    } else if (event.target.closest("[data-ww-remove]")) {
      const found = event.target.closest("[data-ww-item]");
      remove(list, [...itemsOf(list)].indexOf(found), desk.removing(found));
      desk.changed();
    }
  });

  const { hasNone, showNone } = setUpNone(form, desk, { lists: LISTS, pathOf, show });

  return {
    showAll: () => form.querySelectorAll(LISTS).forEach(show),
    show: (path) => show(listOf(path)),
    add: (path, value) => add(listOf(path), value),
  };
}
