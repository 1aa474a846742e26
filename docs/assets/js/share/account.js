/* The sections of the account: a plain place to write, and beside it what the page will look like. */

export function setUpAccount(form, desk, preview) {
  form.addEventListener("click", (event) => {
    const box = event.target.closest("[data-ww-section]");
    const button = box && event.target.closest("[data-ww-write], [data-ww-look]");
    if (!button) return;
    const isLook = button.matches("[data-ww-look]");
    const text = box.querySelector("textarea");
    const shown = box.querySelector("[data-ww-shown]");
    for (const one of box.querySelectorAll("[data-ww-write], [data-ww-look]")) one.setAttribute("aria-pressed", String(one === button));
    text.hidden = isLook;
    shown.hidden = !isLook;
    if (!isLook) {
      text.focus();
      return;
    }
    shown.innerHTML = text.value.trim() ? preview(text.value) : "<p>There is nothing to show yet.</p>";
    pictures(shown);
    shown.focus();
  });

  /* A picture that goes with the case is shown from the browser's own copy. The page may load no address of that kind,
     so the picture is drawn. */
  function pictures(shown) {
    for (const picture of shown.querySelectorAll("img")) {
      const file = desk.files.get(picture.getAttribute("src"));
      const canvas = document.createElement("canvas");
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", picture.alt);
      picture.replaceWith(canvas);
      if (!file) continue;
      createImageBitmap(file).then((bitmap) => {
        const scale = Math.min(1, 800 / bitmap.width);
        canvas.width = bitmap.width * scale;
        canvas.height = bitmap.height * scale;
        canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      }, () => canvas.remove());
    }
  }
}
