/* One step at a time. The step stands in the address (#why-you-did-it), so Back and a reload lead where one was. */

export function setUpSteps(place, { onShow, onLeave }) {
  const steps = [...place.querySelectorAll("[data-ww-step]")];
  const names = steps.map((step) => step.dataset.wwStep);
  let now = null;

  const find = (name) => steps.find((step) => step.dataset.wwStep === name);

  function show(name, focus = true) {
    const step = find(name) || steps[0];
    now = step.dataset.wwStep;
    for (const one of steps) one.hidden = one !== step;
    for (const link of place.querySelectorAll("[data-ww-to]")) {
      if (link.dataset.wwTo === now) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    onShow(step, names.indexOf(now), steps.length);
    if (!focus) return;
    step.querySelector("h2").focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  }

  function go(name) {
    if (name === now) return;
    const address = new URL(location.href);
    address.hash = name;
    history.pushState(null, "", address);
    show(name);
  }

  place.addEventListener("click", (event) => {
    const link = event.target.closest("[data-ww-to], [data-ww-chapter]");
    const number = names.indexOf(now);
    if (link) {
      event.preventDefault();
      go(link.dataset.wwTo || link.dataset.wwChapter);
    } else if (event.target.closest("[data-ww-on]")) {
      if (onLeave(steps[number])) go(names[number + 1]);
    } else if (event.target.closest("[data-ww-back]")) {
      if (number) go(names[number - 1]);
    }
  });
  addEventListener("popstate", () => {
    if (!place.hidden && now) show(location.hash.slice(1));
  });
  steps[0].querySelector("[data-ww-back]").hidden = true;

  return {
    show,
    go,
    get now() {
      return now;
    },
    stepOf: (element) => element.closest("[data-ww-step]")?.dataset.wwStep,
    names,
  };
}
