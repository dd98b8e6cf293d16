/** The controls of the page, by the names of fields: what somebody typed, and typing for them. */

function controlsOf(field) {
  return [...document.forms.form.querySelectorAll(`[name="${field.name}"]`)];
}

/** The element that holds a field with its label and what is said of it. */
function placeOf(field) {
  return document.querySelector(`[data-field="${field.name}"]`);
}

/** What stands in a field as it was typed; several choices as their names. */
function typed(field) {
  const controls = controlsOf(field);
  if (field.kind === "select_multiple") return controls.filter((box) => box.checked).map((box) => box.value);
  if (controls[0]?.type === "radio") return controls.find((dot) => dot.checked)?.value ?? "";
  if (field.kind === "image") return pictures[field.name] ?? "";
  return field.formula ? "" : (controls[0]?.value ?? "");
}

/** Put into a field what somebody typed before. */
function type(field, value) {
  for (const control of controlsOf(field)) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = [value].flat().includes(control.value);
    else if (control.type !== "file" && !field.formula) control.value = value;
  }
}

/** All answers that were understood, by the names of fields. */
function given(fields) {
  const flat = {};
  for (const field of fields) {
    const value = typed(field);
    if (value.length) flat[field.name] = field.choices || field.kind === "image" ? value : understood(field, value);
  }
  return flat;
}

/** An answer as people type it: days in the Buddhist era. */
function asWritten(field, answer) {
  return field.kind === "date" && isIsoDate(answer) ? shortDate(answer) : answer;
}

/** An answer as it stands on paper: days as people write them, of a list the words. */
function onPaper(field, answer) {
  return field.labels ? field.labels[field.choices.indexOf(answer)] : asWritten(field, answer);
}

/** Say below a field what was understood, and how much room is left. */
function sayUnderstood(field, digits) {
  const place = placeOf(field);
  const answer = field.choices ? "" : understood(field, typed(field));
  const said = place?.querySelector(".said");
  if (said && field.kind === "date") said.textContent = isIsoDate(answer) ? dateInWords(answer, digits) : yearLacking(place, answer, digits);
  if (said && field.kind === "time") said.textContent = readTime(answer) ? timeInWords(answer, digits) : "";
  const left = place?.querySelector("[data-left]");
  if (left) left.textContent = roomLeft([...answer].length, field.longest, digits);
}

/** A year of two digits is told of when the field is left, not while the other two are typed. */
function yearLacking(place, answer, digits) {
  const told = hasShortYear(answer) && !place.contains(document.activeElement);
  return told ? inDigits("เขียนปี พ.ศ. ให้ครบสี่หลัก เช่น 2569", digits) : "";
}

/** How many letters may still be written; nothing is said while there is plenty of room. */
function roomLeft(length, longest, digits) {
  if (length > longest) return `เกินมา ${inDigits(length - longest, digits)} อักษร`;
  return length > 0.6 * longest ? `เหลือ ${inDigits(longest - length, digits)} อักษร` : "";
}

/** Show what is to be answered, and hide the rest; a part is hidden with the last of its fields. */
function showRelevant(fields, flat) {
  for (const field of fields.filter((each) => each.relevant)) {
    const place = placeOf(field);
    if (place) place.hidden = !isRelevant(field, flat);
  }
  for (const words of document.querySelectorAll("[data-when]")) {
    const relevant = { field: words.dataset.when, value: words.dataset.has };
    words.hidden = !isRelevant({ relevant }, flat);
  }
  for (const part of document.querySelectorAll("#form section, #form details")) {
    const places = [...part.querySelectorAll("[data-field]")];
    part.hidden = places.length > 0 && places.every((place) => place.hidden);
  }
}

/** Work out the calculations. */
function showResults(fields, flat, digits) {
  for (const field of fields.filter((each) => each.formula)) {
    const [output] = controlsOf(field);
    output.value = inDigits(result(field, fields, flat), digits) || "–";
  }
}

/** Let a calendar write a day; without one the day is typed. */
function offerCalendar(field) {
  const place = placeOf(field);
  const [button, calendar] = ["[data-pick]", "[type=date]"].map((each) => place.querySelector(each));
  if (!calendar.showPicker) return button.parentElement.remove();
  button.addEventListener("click", () => {
    const answer = understood(field, typed(field));
    calendar.value = isIsoDate(answer) ? answer : "";
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    if (!calendar.value) return;
    type(field, shortDate(calendar.value));
    controlsOf(field)[0].dispatchEvent(new Event("change", { bubbles: true }));
  });
}
