/** The paper: the form's printed sheet with the answers in its slots. */

/** Put a filled sheet into the page for the printer, in place of the one before. */
function laySheet(form, flat) {
  document.querySelector(".sheet")?.remove();
  const sheet = document.querySelector("#paper").content.firstElementChild.cloneNode(true);
  for (const element of [sheet, ...sheet.querySelectorAll("[data-style]")]) {
    element.style.cssText = element.dataset.style ?? "";
    delete element.dataset.style;
  }
  const named = Object.fromEntries(form.fields.map((field) => [field.name, field]));
  for (const slot of sheet.querySelectorAll("[data-slot]")) {
    const answer = flat[slot.dataset.slot];
    if (slot.dataset.choice) slot.classList.toggle("chosen", [answer].flat().includes(slot.dataset.choice));
    else if (answer !== undefined) write(slot, onPaper(named[slot.dataset.slot], answer));
  }
  sheet.append(...form.fields.filter((field) => flat[field.name] && field.kind === "image").map(pictureSheet));
  document.body.append(sheet);
}

/** Write an answer on its line, smaller when there is much of it. */
function write(slot, answer) {
  slot.textContent = answer;
  slot.className = lettersOf(answer) > Number(slot.dataset.room ?? Infinity) ? "answer crowded" : "answer";
}

/** How many letters take room in a line; marks above and below take none. */
function lettersOf(text) {
  return text.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, "").length;
}

function pictureSheet(field) {
  const [figure, caption, image] = ["figure", "figcaption", "img"].map((name) => document.createElement(name));
  caption.textContent = field.label;
  image.src = pictures[field.name];
  image.alt = field.label;
  figure.append(caption, image);
  return figure;
}

/** Have the sheet and its style ready whenever somebody prints; the screen's style is kept off it. */
function readyPaper(form, answers) {
  document.querySelector("#style").media = "screen";
  document.querySelector("#paper-style").disabled = false;
  window.addEventListener("beforeprint", () => laySheet(form, answers()));
  window.addEventListener("afterprint", () => document.querySelector(".sheet")?.remove());
}
