/* The way from a problem: three questions that hide what was not asked for. The address holds the answers, so that a way can
   be sent to somebody. Without this script everything stands on the page, one section after the other. */
const form = /** @type {any} */ (document.querySelector("[data-ww-start]"));
const said = document.querySelector("[data-ww-start-said]");
const go = document.querySelector("[data-ww-start-go]");
const aims = [...document.querySelectorAll("[data-ww-aim]")];
const means = [...document.querySelectorAll("[data-ww-with]")];
const QUESTIONS = ["aim", "for", "with"];

const answer = (name) => form.elements[name].value;

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const name of QUESTIONS) form.elements[name].value = asked.get(name) ?? "";
}

function toAddress() {
  const address = new URL(location.href);
  for (const name of QUESTIONS) {
    if (answer(name)) address.searchParams.set(name, answer(name));
    else address.searchParams.delete(name);
  }
  address.hash = "";
  history.replaceState(null, "", address);
}

const offered = (element, phase) => element.dataset.wwFor.split(" ").includes(phase);

function narrow(section, phase) {
  for (const element of section.querySelectorAll(".ww-aim__cases [data-ww-for]"))
    element.hidden = Boolean(phase) && !offered(element, phase);
  for (const element of section.querySelectorAll(".ww-aim__phases [data-ww-for]"))
    element.hidden = !phase || !offered(element, phase);
  section.querySelector("[data-ww-any]").hidden = Boolean(phase);
  const counted = phase ? section.querySelector(`.ww-aim__phases [data-ww-for="${CSS.escape(phase)}"]`) : section;
  return Number(counted.dataset.wwCount);
}

const labelOf = (name) => form.querySelector(`[name="${name}"]:checked`).parentElement.textContent.trim();

function draw() {
  const chosen = aims.find((section) => section.dataset.wwAim === answer("aim"));
  for (const section of aims) section.hidden = section !== chosen;
  for (const one of means) one.hidden = Boolean(answer("with")) && one.dataset.wwWith !== answer("with");
  document.querySelector("[data-ww-all-means]").hidden = !chosen;
  go.hidden = !chosen;
  if (!chosen) {
    said.textContent = "";
    return;
  }
  const number = narrow(chosen, answer("for"));
  const where = answer("for") ? `${labelOf("aim")}, ${labelOf("for")}` : labelOf("aim");
  const cases = number ? `${number} ${number === 1 ? "case" : "cases"}` : "Nobody has shared this yet";
  const begin = means.find((one) => one.dataset.wwWith === answer("with"))?.dataset.wwBegin ?? "something to begin with";
  said.textContent = `${where}: ${cases.toLowerCase()}, something to read and ${begin}.`;
}

form.addEventListener("change", () => {
  toAddress();
  draw();
});
form.addEventListener("reset", () =>
  setTimeout(() => {
    toAddress();
    draw();
  }),
);
go.addEventListener("click", () => document.getElementById("what-fits").focus());
addEventListener("popstate", () => {
  fromAddress();
  draw();
});

document.querySelector("[data-ww-start-plain]").remove();
form.hidden = false;
fromAddress();
draw();
