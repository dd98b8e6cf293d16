/** What came of a button, said where it is seen and heard. */

/** Say something that changed to those who do not see it. */
function say(words) {
  document.querySelector("#status").textContent = words;
}

/** Say what came of a button; on a shared computer the answers should not stay. */
function tell(words, { offerErase = false } = {}) {
  const outcome = document.querySelector("#outcome");
  const line = Object.assign(document.createElement("p"), { textContent: words });
  outcome.replaceChildren(line);
  if (offerErase) line.append(" หากใช้เครื่องร่วมกับผู้อื่น ควรลบข้อมูลที่ค้างอยู่ ", eraser());
  // A phone has no room for all the buttons and what stands below them.
  outcome.scrollIntoView({ block: "nearest" });
}

/** What to do about answers that fit into their boxes in small type alone. */
function smallPrint(fields) {
  const labels = fields.map(({ label }) => `“${label}”`).join(" ");
  return labels && ` ตัวอักษรในช่อง ${labels} เล็กจนอาจอ่านไม่ออก ให้เขียนสั้นลงหรือลดจำนวนบรรทัด แล้วทำไฟล์ใหม่`;
}

function eraser() {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "danger" });
  button.dataset.do = "erase";
  button.textContent = "ลบข้อมูลทั้งหมดในหน้านี้";
  return button;
}
