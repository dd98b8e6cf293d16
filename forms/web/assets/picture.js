/** Photographs: made small enough to keep on this device, shown, and printed. */

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;
// What a browser keeps for a page is about five million letters.
const LARGEST_PICTURE = 1500000;
const pictures = {};

/** Offer a field for a photograph; `changed` is called when one is chosen or taken away. */
function offerPicture(field, changed) {
  const [input] = controlsOf(field);
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const found = await smaller(file).catch(() => null);
    say(found ? "" : "เปิดไฟล์ภาพนี้ไม่ได้ หรือภาพใหญ่เกินไป ให้ใช้ภาพ JPEG หรือ PNG");
    if (found) showPicture(field, found);
    input.value = "";
    changed();
  });
  placeOf(field).querySelector("[data-no-picture]").addEventListener("click", () => {
    showPicture(field, "");
    input.focus();
    changed();
  });
}

/** A photograph as a data address of a JPEG; without the place and time that a camera notes. */
async function smaller(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width * scale, bitmap.height * scale].map(Math.round);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const address = canvas.toDataURL("image/jpeg", QUALITY);
  return address.length <= LARGEST_PICTURE ? address : null;
}

/** Show a photograph, or none; only what a camera or a file gave, never another address. */
function showPicture(field, address) {
  const place = placeOf(field).querySelector(".picture");
  const image = place.querySelector("img");
  if (address.startsWith("data:image/jpeg;base64,")) {
    pictures[field.name] = address;
    image.src = address;
  } else {
    delete pictures[field.name];
    image.removeAttribute("src");
  }
  place.hidden = !pictures[field.name];
}
