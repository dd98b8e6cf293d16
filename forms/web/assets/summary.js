/** What is wrong, said in one place with a link to each field, and again beside the field. */

const WRONG = "ข้อผิดพลาด: ";

const UNREADABLE = {
  date: "อ่านเป็นวันที่ไม่ได้ เขียน วัน/เดือน/ปี พ.ศ. เช่น 22/11/2569",
  year: "เขียนปี พ.ศ. ให้ครบสี่หลัก เช่น 22/11/2569",
  time: "อ่านเป็นเวลาไม่ได้ เขียนเช่น 13.30",
  integer: "ต้องเป็นจำนวนเต็ม เช่น 12",
  decimal: "ต้องเป็นตัวเลข เช่น 4.25",
};

/** What is wrong with a field, as `what — what to do`. */
function complaint({ field, rule }, answer, digits) {
  const named = `“${field.label}”`;
  if (rule === "required") return field.choices ? `เลือกคำตอบข้อ ${named}` : `กรอกช่อง ${named}`;
  if (rule === "choice") return `เลือกคำตอบข้อ ${named} จากรายการ`;
  if (rule === "longest") {
    const over = [...answer].length - field.longest;
    return `${named} ยาวเกินไป ตัดออก ${inDigits(over, digits)} อักษร`;
  }
  if (rule === "undrawn")
    return `${named} มีอักขระที่พิมพ์ไม่ได้ “${undrawn(answer)}” ใช้อักขระอื่น หรือเขียนเป็นคำ`;
  if (rule === "constraint") return `${named} ${field.message ?? "ไม่ตรงตามเงื่อนไข"}`;
  return `${named} ${inDigits(UNREADABLE[rule], digits)}`;
}

/** Show all that is wrong and move there; with nothing wrong the summary goes. */
function showSummary(found, flat, digits) {
  const summary = document.querySelector("#summary");
  const list = summary.querySelector("ul");
  list.replaceChildren(...found.map((each) => summaryLine(each, complaint(each, flat[each.field.name], digits))));
  summary.querySelector("[data-count]").textContent = `ต้องแก้ไข ${inDigits(found.length, digits)} แห่ง`;
  const onlyMissing = found.every(({ rule }) => rule === "required");
  summary.querySelector("[data-do=anyway]").textContent = onlyMissing
    ? "ทำต่อทั้งที่ยังไม่ครบ แล้วเขียนเพิ่มบนกระดาษ"
    : "ทำต่อโดยไม่แก้ไข แล้วเขียนหรือแก้บนกระดาษ";
  summary.hidden = found.length === 0;
  const title = document.title.replace(WRONG, "");
  document.title = found.length ? WRONG + title : title;
}

function summaryLine({ field }, words) {
  const [line, link] = ["li", "a"].map((name) => document.createElement(name));
  link.href = `#${controlsOf(field)[0].id}`;
  link.textContent = words;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(field);
  });
  line.append(link);
  return line;
}

/** Bring a field on the screen and into focus, wherever it is folded away. */
function goTo(field) {
  const place = placeOf(field);
  const details = place.closest("details");
  if (details) details.open = true;
  place.scrollIntoView();
  controlsOf(field)[0].focus();
}

/** Say beside a field what is wrong with it; nothing if it is right. */
function showFlaw(field, words) {
  const place = placeOf(field);
  if (!place) return;
  const id = `error-${field.name}`;
  document.getElementById(id)?.remove();
  place.classList.toggle("wrong", Boolean(words));
  if (words) {
    const error = Object.assign(document.createElement("p"), { id, className: "error", textContent: words });
    const hidden = Object.assign(document.createElement("span"), { className: "unseen", textContent: WRONG });
    error.prepend(hidden);
    (place.querySelector(":scope > .hint") ?? place.querySelector(":scope > label, :scope > legend")).after(error);
  }
  for (const control of place.matches("fieldset") ? [place] : controlsOf(field)) describe(control, id, words);
  for (const control of controlsOf(field)) {
    if (words) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

function describe(element, id, wrong) {
  const others = (element.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  const ids = wrong ? [id, ...others] : others;
  if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}
