/** Files: what is handed to the reader, and what the reader hands in. */

const TROUBLES = {
  size: "ไฟล์ใหญ่เกินไป ไฟล์คำตอบมีแต่ข้อความ",
  json: "ไฟล์นี้ไม่ใช่ไฟล์คำตอบ เลือกไฟล์ที่บันทึกจากหน้านี้ ซึ่งชื่อลงท้ายด้วย .json",
  field: "ไฟล์นี้เป็นคำตอบของแบบฟอร์มอื่น หรือของแบบฟอร์มนี้ฉบับอื่น",
  rows: "ตารางในไฟล์นี้ไม่ตรงกับแบบฟอร์ม",
  value: "คำตอบบางข้อในไฟล์นี้ไม่ตรงกับตัวเลือกของแบบฟอร์ม",
};

/** Hand a file to the reader as a download. */
function download(name, content, kind) {
  const address = URL.createObjectURL(new Blob([content], { type: kind }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Hand over the answers as a file. */
function saveAnswers(form, flat) {
  const answers = nested(form.fields, flat);
  const name = `${form.id}-answers.json`;
  download(name, `${JSON.stringify(answers, null, 2)}\n`, "application/json");
  return name;
}

/** Put the answers of a file into the page; returns what is wrong with the file, if anything. */
async function openAnswers(form, file) {
  const found = readFile(form, file.size > LARGEST_FILE ? " ".repeat(LARGEST_FILE + 1) : await file.text());
  if (found.trouble) return TROUBLES[found.trouble];
  for (const field of form.fields) {
    if (field.kind === "image") continue;
    const answer = found.flat[field.name];
    type(field, answer === undefined ? (field.choices ? [] : "") : asWritten(field, answer));
  }
  return "";
}
