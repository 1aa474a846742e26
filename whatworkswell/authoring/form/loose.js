/* Files that came with the draft and are no material: without a row of their own nobody could remove them. */

import { size, titleFor } from "./filenames.js";
import { smallButton } from "./page.js";

/* `removed` tells that a file is gone. */
export function showLoose(form, desk, { lists, resources, removed }) {
  const button = (text, name, act) =>
    smallButton(text, name, () => {
      act();
      desk.changed();
    });

  function row(file) {
    const { name } = file;
    const made = document.createElement("li");
    made.append(
      `${name}, ${size(file.size)} `,
      button("Add as material", name, () => lists.add("resources", { title: titleFor(file), file: name }).focus()),
      " ",
      button("Remove", name, () => {
        desk.dropFile(name);
        lists.show("resources");
        removed(name);
      }),
    );
    return made;
  }

  const named = new Set(resources.map((resource) => resource.file));
  const files = [...desk.files.values()].filter((file) => !named.has(file.name));
  const box = form.querySelector("[data-ww-loose]");
  box.hidden = !files.length;
  box.querySelector("ul").replaceChildren(...files.map(row));
}
