/* Files that go with a case: chosen or dropped, looked at before anything is made, kept with the draft. */

import { nameFor, size, titleFor } from "./filenames.js";
import { inWords } from "./kinds.js";
import { showLoose } from "./loose.js";
import { setUpPictures } from "./picture.js";

const PICTURE = /\.(jpe?g|png|webp)$/;

/* Takes files that are chosen with `input` or dropped on `drop`. */
function setUpDrop(drop, input, take) {
  input.addEventListener("change", async () => {
    await take([...input.files]);
    input.value = "";
  });
  for (const kind of ["dragover", "dragenter"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("ww-drop--over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("ww-drop--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("ww-drop--over");
    take([...event.dataTransfer.files]);
  });
}

export function setUpMaterials(form, desk, lists) {
  const drop = form.querySelector("[data-ww-drop]");
  if (!drop) return { listShown() {}, removing: () => () => {} };
  const input = drop.querySelector("input");
  const said = drop.querySelector("[data-ww-files-said]");
  const { rules } = desk;
  const resources = () => desk.draft.facts.resources || [];

  function say(texts) {
    said.replaceChildren(
      ...texts.map(([text, isWrong]) => {
        const line = document.createElement("p");
        line.textContent = text;
        line.className = isWrong ? "ww-ask__wrong" : "ww-quiet";
        return line;
      }),
    );
  }

  async function take(chosen) {
    const told = [];
    for (const file of chosen) {
      const name = nameFor(file, rules.publishedName, (one) => desk.files.has(one));
      const renamed = new File([file], name, { type: file.type });
      const found = await rules.checkFile(renamed);
      const wrong = found.filter((problem) => problem.severity !== "warning");
      if (wrong.length) {
        told.push([`${file.name} was not added. ${wrong.map(inWords).join(" ")}`, true]);
        continue;
      }
      const awaited = resources().find((one) => [name, file.name].includes(one.file) && !desk.files.has(one.file));
      desk.files.set(name, renamed);
      if (awaited) {
        awaited.file = name;
        lists.show("resources");
      } else {
        lists.add("resources", { title: titleFor(file), file: name });
      }
      told.push([
        [`${file.name} was added${name === file.name ? "" : ` under the name ${name}`}.`, ...found.map(inWords)].join(" "),
        false,
      ]);
      await desk.keepFile(renamed);
    }
    say(told);
    desk.changed();
  }

  setUpDrop(drop, input, take);
  setUpPictures(form, desk);

  const removed = (name) => {
    say([[`${name} was removed.`, false]]);
    input.focus();
  };

  return {
    /* Shows of each item what it is: a file with its size, or a link. */
    listShown(list) {
      if (list.dataset.wwParts !== "resources") return;
      for (const item of list.querySelectorAll("[data-ww-item]")) {
        const box = item.querySelector("[data-ww-file]");
        const name = box.querySelector("input[type=hidden]").value;
        const file = desk.files.get(name);
        box.hidden = !name;
        item.querySelector('[data-ww-ask$=".url"]').hidden = Boolean(name);
        box.querySelector("[data-ww-file-name]").textContent = file
          ? `${name}, ${size(file.size)}`
          : `${name} is not here: add the file again.`;
        box.querySelector("[data-ww-picture]").hidden = !file || !PICTURE.test(name);
      }
      showLoose(form, desk, { lists, resources: resources(), removed });
    },
    /* Lets go of the file of an item, unless another item names it too; gives what brings it back. */
    removing(item) {
      const name = item.querySelector("[data-ww-file] input[type=hidden]")?.value;
      const file = desk.files.get(name);
      const isShared = resources().filter((one) => one.file === name).length > 1;
      if (!file || isShared) return () => {};
      desk.dropFile(name);
      return () => {
        desk.files.set(name, file);
        desk.keepFile(file);
      };
    },
  };
}
