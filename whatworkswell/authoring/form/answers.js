/* Between the controls of the page and the draft: answers are taken over as they are typed, and shown when a draft is opened. */

import { fillAll, readControl, showRoom } from "./controls.js";
import { showOrigin } from "./origin.js";

export function setUpAnswers(form, desk) {
  function showOrigins() {
    const origins = desk.draft.facts.adapted_from || [];
    return showOrigin(
      form,
      desk.root,
      origins.map((origin) => origin.case),
    );
  }

  form.addEventListener("input", (event) => {
    const control = event.target;
    if (!control.name) return;
    readControl(desk.draft, control);
    showRoom(control);
    if (control.matches('[data-ww-cases][name^="adapted_from"]')) showOrigins();
    desk.changed();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  return {
    fill() {
      desk.prepare(form);
      fillAll(form, desk.draft);
      for (const control of form.querySelectorAll("[data-longest]")) showRoom(control);
      for (const part of form.querySelectorAll("[data-ww-publication]")) part.hidden = desk.draft.facts.origin !== "documented";
      desk.parts.lists.showAll();
      desk.parts.choices.show();
      showOrigins();
    },
  };
}
