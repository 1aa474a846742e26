/* The filters beside the results, and the chips above them. The page holds every choice; here they are counted, shown
   and chosen. */
import { button, element } from "./dom.js";

const FEW = 8; // choices that a facet shows at first

export class Facets {
  constructor(page, act) {
    this.act = act;
    this.chips = page.querySelector("[data-ww-chips]");
    this.number = page.querySelector("[data-ww-chosen-count]");
    this.input = page.querySelector("input[type=search]");
    this.list = Array.from(page.querySelectorAll("[data-ww-facet]"), (box) => ({
      id: box.dataset.wwFacet,
      box,
      title: box.querySelector("summary").textContent,
      more: box.querySelector("[data-ww-all]"),
      whole: false,
      choices: Array.from(box.querySelectorAll("input"), (input) => ({
        input,
        id: input.dataset.id,
        label: input.value,
        name: input.nextElementSibling.textContent,
        line: input.closest("label"),
        count: input.closest("label").querySelector(".ww-facet__count"),
        some: false,
      })),
    }));
    for (const facet of this.list) {
      facet.more.addEventListener("click", () => {
        facet.whole = true;
        const first = facet.choices.find((choice) => choice.line.hidden && choice.some);
        this.show(facet);
        first?.input.focus();
      });
    }
  }

  name(id, label) {
    return this.list.find((facet) => facet.id === id).choices.find((choice) => choice.label === label).name;
  }

  /* What is ticked: facet to labels. */
  ticked() {
    const ticked = this.list.map((facet) => [
      facet.id,
      facet.choices.filter(({ input }) => input.checked).map(({ label }) => label),
    ]);
    return Object.fromEntries(ticked.filter(([, labels]) => labels.length));
  }

  /* `counts` is facet to label to number; `chosen` facet to labels. */
  draw(counts, chosen) {
    for (const facet of this.list) {
      for (const choice of facet.choices) {
        const number = counts.get(facet.id)?.get(choice.label) || 0;
        choice.input.checked = Boolean(chosen[facet.id]?.includes(choice.label));
        choice.some = number > 0 || choice.input.checked;
        choice.count.textContent = String(number);
      }
      this.show(facet);
      if (chosen[facet.id]) facet.box.open = true;
    }
    this.drawChips(chosen);
  }

  /* Choices that nothing fits are left out; of a long list the first few stand until the rest is asked for. A choice
     that has the keyboard's place stays, or the place would be lost. */
  show(facet) {
    let shown = 0;
    const some = facet.choices.filter((choice) => choice.some);
    for (const choice of facet.choices) {
      const fits = choice.some && (facet.whole || shown < FEW || choice.input.checked);
      choice.line.hidden = !fits && choice.input !== document.activeElement;
      if (fits) shown += 1;
    }
    facet.more.hidden = shown >= some.length;
    facet.more.textContent = `Show all ${some.length}`;
    facet.box.hidden = !some.length;
  }

  drawChips(chosen) {
    const items = Object.entries(chosen).flatMap(([id, labels]) =>
      labels.map((label) => {
        const name = this.name(id, label);
        const chip = button("ww-chip ww-chip--remove", name, () => this.remove(chosen, id, label));
        chip.setAttribute("aria-label", `Remove the filter ${this.list.find((facet) => facet.id === id).title}: ${name}`);
        return element("li", "", chip);
      }),
    );
    const number = items.length;
    if (number > 1)
      items.push(
        element(
          "li",
          "",
          button("ww-button ww-button--small", "Remove all", () => this.choose({})),
        ),
      );
    this.chips.replaceChildren(...items);
    this.chips.hidden = !number;
    this.number.textContent = number ? ` (${number})` : "";
  }

  remove(chosen, id, label) {
    const left = chosen[id].filter((other) => other !== label);
    this.choose(Object.fromEntries(Object.entries({ ...chosen, [id]: left }).filter(([, labels]) => labels.length)));
  }

  /* A chip that is pressed goes away: the keyboard's place moves on to the next, or back to the words. */
  async choose(chosen) {
    await this.act(chosen);
    (this.chips.querySelector("button") || this.input).focus();
  }
}
