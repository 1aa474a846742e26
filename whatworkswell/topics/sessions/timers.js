/* Timers for the parts of an activity. Without a script each stands as a number of minutes. Sound is off until asked for. */
let loud = false;

function button(label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ww-timer__button";
  made.textContent = label;
  made.setAttribute("aria-label", `${label}: ${name}`);
  made.addEventListener("click", act);
  return made;
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/* Two short notes, made here: there is no sound file to fetch. */
function ring() {
  if (!loud) return;
  const audio = new AudioContext();
  for (const [at, pitch] of [
    [0, 660],
    [0.35, 880],
  ]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.value = 0.2;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.25);
  }
  setTimeout(() => audio.close(), 1500);
}

function timer(box) {
  const whole = Number(box.dataset.wwTimer);
  const name = box.dataset.wwName;
  const shown = document.createElement("span");
  const said = document.createElement("span");
  let left = whole;
  let ends = 0;
  let ticking = 0;
  shown.className = "ww-timer__time";
  shown.setAttribute("role", "timer");
  said.className = "ww-hidden";
  said.setAttribute("role", "status");
  const start = button("Start", name, () => (ticking ? stop() : go()));
  const reset = button("Reset", name, () => {
    stop();
    left = whole;
    said.textContent = "";
    show();
  });

  function show() {
    shown.textContent = clock(left);
    box.classList.toggle("ww-timer--over", left === 0);
    const label = ticking ? "Pause" : left < whole && left > 0 ? "Go on" : "Start";
    start.textContent = label;
    start.setAttribute("aria-label", `${label}: ${name}`);
    start.disabled = left === 0;
  }

  function stop() {
    clearInterval(ticking);
    ticking = 0;
    show();
  }

  /* By the clock and not by counting ticks: a tab in the background ticks slowly. */
  function tick() {
    left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    if (left > 0) return show();
    stop();
    said.textContent = `Time is up: ${name}`;
    ring();
  }

  function go() {
    ends = Date.now() + left * 1000;
    ticking = setInterval(tick, 250);
    show();
  }

  box.replaceChildren(shown, start, reset, said);
  show();
}

function sound(place) {
  const label = document.createElement("label");
  const choice = document.createElement("input");
  choice.type = "checkbox";
  choice.addEventListener("change", () => {
    loud = choice.checked;
  });
  label.className = "ww-sound";
  label.append(choice, " Sound when a timer ends");
  place.append(label);
}

const timers = document.querySelectorAll("[data-ww-timer]");
timers.forEach(timer);
const place = document.querySelector("[data-ww-sound-place], [data-ww-tools]");
if (timers.length && place) sound(place);
