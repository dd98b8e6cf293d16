/** Rows as cards: as many as are used, one more when somebody asks. */

/** The fields of each row of a repeat, the first row first. */
function rowsOf(form, repeat) {
  const rows = Array.from({ length: repeat.count }, () => []);
  for (const field of form.fields) if (field.repeat === repeat.name) rows[field.row - 1].push(field);
  return rows;
}

function isUsed(row) {
  return row.some((field) => typed(field).length);
}

/** Show the first rows and offer one more; the only row cannot be taken away. */
function showRows(repeat, count) {
  const section = document.querySelector(`[data-repeat="${repeat.name}"]`);
  const cards = [...section.querySelectorAll("[data-row]")];
  cards.forEach((card, index) => {
    card.hidden = index >= count;
    card.querySelector("[data-remove]").parentElement.hidden = count === 1;
  });
  section.querySelector("[data-add]").hidden = count === cards.length;
  return cards;
}

/** Show the rows that hold something; at least one. */
function showUsedRows(form, repeat) {
  const used = rowsOf(form, repeat).findLastIndex(isUsed);
  showRows(repeat, Math.max(1, used + 1));
}

/** Let the rows of a repeat be added and taken away; `changed` is called after either. */
function offerRows(form, repeat, changed) {
  const section = document.querySelector(`[data-repeat="${repeat.name}"]`);
  const rows = rowsOf(form, repeat);
  const shown = () => section.querySelectorAll("[data-row]:not([hidden])").length;
  section.addEventListener("click", ({ target }) => {
    if (target.matches("[data-add]")) {
      const count = shown() + 1;
      showRows(repeat, count)[count - 1].querySelector("input, select, textarea").focus();
      say(`เพิ่มแถวที่ ${inDigits(count, form.digits)} แล้ว`);
    } else if (target.matches("[data-remove]")) {
      const count = shown();
      takeAway(rows.slice(Number(target.dataset.remove) - 1, count));
      showRows(repeat, count - 1);
      section.querySelector("h2").focus();
      say(`นำแถวที่ ${inDigits(target.dataset.remove, form.digits)} ออกแล้ว`);
      changed();
    }
  });
}

/** Move every row one up over the first of them; the last is left empty. */
function takeAway(rows) {
  rows.forEach((row, index) =>
    row.forEach((field, column) => type(field, rows[index + 1] ? typed(rows[index + 1][column]) : "")),
  );
}
