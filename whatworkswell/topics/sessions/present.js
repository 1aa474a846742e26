/* The slides. Without this script they stand one below the other with their notes. */
import Reveal from "reveal.js";

const deck = document.querySelector("[data-ww-deck]");
const panel = document.querySelector("[data-ww-panel]");
const tools = document.querySelector("[data-ww-tools]");

const asked = new URLSearchParams(location.search);
const start = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(asked.get("start") || "");
const second = asked.has("notes");
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`ww${location.pathname}`) : null;
let follow = true;

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  tools.append(made);
  return made;
}

function time(minutes) {
  if (!start) return `minute ${minutes}`;
  const all = (Number(start[1]) * 60 + Number(start[2]) + minutes) % 1440;
  return [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function paragraph(text, className) {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = text;
  return made;
}

function tell(slide) {
  const { wwAt, wwMinutes } = slide.dataset;
  const when = Number(wwMinutes) ? `From ${time(Number(wwAt))}, for ${wwMinutes} min` : "";
  const title = slide.querySelector("h2").textContent;
  const notes = slide.querySelector(".ww-notes ul");
  panel.replaceChildren(paragraph(title, "ww-panel__title"), paragraph(when, "ww-panel__when"));
  if (notes) panel.append(notes.cloneNode(true));
  panel.scrollTop = 0;
  /* What is off the screen must not be reached by the keyboard or read out. */
  for (const other of deck.querySelectorAll(".slides > section")) other.inert = other !== slide;
}

function notes(open) {
  panel.hidden = !open;
  document.body.classList.toggle("ww-with-notes", open);
  showNotes.setAttribute("aria-pressed", String(open));
}

const showNotes = button("Notes", () => notes(panel.hidden));
if (channel && !second) {
  button("Notes in a second window", () => {
    const address = new URL(location.href);
    address.searchParams.set("notes", "");
    window.open(address.href, "ww-notes", "width=900,height=700");
  });
}
if (document.fullscreenEnabled) {
  button("Full screen", () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  );
}

deck.classList.add("reveal");
deck.querySelectorAll("aside.ww-notes").forEach((one) => {
  one.hidden = true;
});
document.documentElement.classList.add("ww-presenting");

const show = new Reveal(deck, {
  disableLayout: true,
  embedded: true,
  keyboardCondition: null,
  hash: true,
  history: false,
  transition: "none",
  backgroundTransition: "none",
  controlsTutorial: false,
  controlsBackArrows: "visible",
  slideNumber: "c/t",
  scrollActivationWidth: null,
  overview: false,
  help: false,
  pause: true,
  keyboard: { 78: () => notes(panel.hidden), 83: () => notes(panel.hidden) },
});
show.on("ready", (/** @type {any} */ { currentSlide }) => tell(currentSlide));
show.on("slidechanged", (/** @type {any} */ { currentSlide, indexh }) => {
  tell(currentSlide);
  if (follow) channel?.postMessage(indexh);
});
if (channel) {
  channel.onmessage = ({ data }) => {
    follow = false;
    show.slide(data);
    follow = true;
  };
}
show.initialize().then(() => {
  if (second) notes(true);
});
