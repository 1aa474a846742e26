/* Saves the draft at every change, one save at a time, and says so when the browser will not keep it. */

import { forget, note } from "./journal.js";
import { Overtaken, refusal } from "./store.js";

export function setUpSaving(desk, { onState, onBusy, onOvertaken }) {
  let isRunning = false;
  let isWaiting = false;
  let isUnsaved = false;
  let isStopped = true; // until it is known that this tab is the one that writes

  async function run() {
    isUnsaved = true;
    if (isStopped) return;
    if (!desk.store) {
      onState("forbidden");
      return;
    }
    onBusy(true);
    desk.draft.changed = Math.max(Date.now(), desk.draft.changed + 1); // no two changes at one time
    note(desk.draft);
    if (isRunning) {
      isWaiting = true;
      return;
    }
    isRunning = true;
    do {
      isWaiting = false;
      try {
        desk.draft.rev = await desk.store.save(desk.draft);
        isUnsaved = isWaiting;
        if (isWaiting) note(desk.draft);
        else forget(desk.draft.id);
        onState("saved");
      } catch (error) {
        if (error instanceof Overtaken) {
          isStopped = true;
          forget(desk.draft.id);
          onOvertaken();
        } else {
          onState(refusal(error));
        }
      }
    } while (isWaiting && !isStopped);
    isRunning = false;
    onBusy(false);
  }

  addEventListener("beforeunload", (event) => {
    if (isUnsaved && !isStopped && !isRunning) event.preventDefault();
  });

  return {
    save: run,
    stop() {
      isStopped = true;
    },
    /* From now on this tab writes. What was typed before is kept now, unless the draft was read afresh. */
    start(isFresh) {
      isStopped = false;
      if (isUnsaved && !isFresh) run();
      isUnsaved = isUnsaved && !isFresh;
    },
    /* Somebody has the draft as a file now: there is nothing to warn of. */
    isSafe() {
      isUnsaved = false;
    },
  };
}
