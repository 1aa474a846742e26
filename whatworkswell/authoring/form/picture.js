/* Puts a picture that goes with the case into a section of the account, with the words that say what it shows. */

function insert(box, desk) {
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
  const chosen = place.selectedOptions[0].textContent.toLowerCase();
  told.textContent = `It is now ${chosen.replace(/“(.)/, (_, letter) => `“${letter.toUpperCase()}`)}.`;
  desk.changed();
}

export function setUpPictures(form, desk) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ww-show-picture]");
    if (button) insert(button.closest("[data-ww-file]"), desk);
  });
}
