/* Back takes one step for each search that the reader looked at, not for each letter. Words that are typed join the step
   that is being made, until the reader rests with the results in sight, follows one of them or presses Enter; the next
   words are a step of their own. What is chosen always is one. */
const REST = 2000; // milliseconds: longer than a slow typist takes to the next key

export class Steps {
  constructor() {
    this.making = false; // whether words that are typed now belong to the step that was taken last
    this.resting = 0;
  }

  /* Put the address of a search into the history, with what the page keeps beside it. */
  take(href, kept, typed) {
    if (href !== location.href) {
      history[typed && this.making ? "replaceState" : "pushState"](kept, "", href);
      this.making = typed;
    }
  }

  /* The reader is typing: whatever stands in the address is not looked at yet. */
  stir() {
    clearTimeout(this.resting);
  }

  /* Results are shown: who does nothing for a while looks at them. */
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.end(), REST);
  }

  end() {
    clearTimeout(this.resting);
    this.making = false;
  }
}
