/* Files that go with a case: chosen or dropped, looked at before anything is made, kept with the draft. */

const PICTURE = /\.(jpe?g|png|webp)$/;

/* The name under which a file goes with the case: one that the checker allows and no other file has. */
function nameFor(file, published, taken) {
  const name = published(file.name) || file.name;
  const dot = name.lastIndexOf(".");
  let free = name;
  for (let number = 2; taken(free); number += 1) free = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
  return free;
}

function titleFor(file) {
  return file.name
    .replace(/\.[^.]*$/, "")
    .replace(/[-_]+/g, " ")
    .slice(0, 120);
}

function size(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function setUpMaterials(form, desk, { lists, rules, inWords }) {
  const drop = form.querySelector("[data-ww-drop]");
  if (!drop) return { listShown() {}, removing: () => () => {} };
  const input = drop.querySelector("input");
  const said = drop.querySelector("[data-ww-files-said]");
  const loose = form.querySelector("[data-ww-loose]");
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

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ww-show-picture]");
    if (!button) return;
    const box = button.closest("[data-ww-file]");
    const name = box.querySelector("input[type=hidden]").value;
    const about = box
      .querySelector("[data-ww-alt]")
      .value.trim()
      .replace(/[[\]\\]/g, "");
    const told = box.querySelector("[data-ww-picture-said]");
    if (!about) {
      told.textContent = "Say first what the picture shows.";
      box.querySelector("[data-ww-alt]").focus();
      return;
    }
    const place = box.querySelector("[data-ww-place]");
    const text = (desk.draft.account[place.value] || "").trimEnd();
    desk.draft.account[place.value] = `${text}${text ? "\n\n" : ""}![${about}](${name})\n`;
    desk.refill(place.value);
    told.textContent = `It is now ${place.selectedOptions[0].textContent.toLowerCase().replace(/“(.)/, (_, letter) => `“${letter.toUpperCase()}`)}.`;
    desk.changed();
  });

  function button(text, name, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ww-button ww-button--small";
    made.textContent = text;
    made.setAttribute("aria-label", `${text}: ${name}`);
    made.addEventListener("click", () => {
      act();
      desk.changed();
    });
    return made;
  }

  function looseFile(file) {
    const { name } = file;
    const row = document.createElement("li");
    row.append(
      `${name}, ${size(file.size)} `,
      button("Add as material", name, () => lists.add("resources", { title: titleFor(file), file: name }).focus()),
      " ",
      button("Remove", name, () => {
        desk.dropFile(name);
        lists.show("resources");
        say([[`${name} was removed.`, false]]);
        input.focus();
      }),
    );
    return row;
  }

  /* Files that came with the draft and are no material: without a row of their own nobody could remove them. */
  function showLoose() {
    const named = new Set(resources().map((one) => one.file));
    const files = [...desk.files.values()].filter((file) => !named.has(file.name));
    loose.hidden = !files.length;
    loose.querySelector("ul").replaceChildren(...files.map(looseFile));
  }

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
      showLoose();
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
