/* The running clock of a session: the leader types the start, and every "minute 12" becomes a time of day. The start stands
   in the address, so that the page can be sent to a colleague or opened again. */

function time(minutes) {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function setUpClock(form) {
  const input = form.elements.start;
  const said = form.querySelector("[data-ww-clock-said]");
  const slides = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-ww-present]"));
  const places = [...document.querySelectorAll("[data-ww-at]")].map((place) => ({
    place,
    at: Number(place.dataset.wwAt),
    plain: place.textContent,
  }));

  function show() {
    const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(input.value);
    const start = found ? Number(found[1]) * 60 + Number(found[2]) : null;
    for (const { place, at, plain } of places) place.textContent = start === null ? plain : time(start + at);
    const end = Math.max(...places.map(({ at }) => at));
    said.textContent = start === null ? "" : `You end at ${time(start + end)}.`;
    const address = new URL(location.href);
    const toSlides = slides && new URL(slides.href);
    for (const one of [address, toSlides].filter(Boolean)) {
      if (start === null) one.searchParams.delete("start");
      else one.searchParams.set("start", time(start));
    }
    if (toSlides) slides.href = toSlides.href;
    history.replaceState(null, "", address.href.replace("%3A", ":"));
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.value = new URLSearchParams(location.search).get("start") || "";
  input.addEventListener("input", show);
  if (input.value) show();
}

const form = document.querySelector("[data-ww-clock]");
if (form) setUpClock(form);
