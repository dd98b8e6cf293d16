/** Thai digits, days of the Buddhist era and times of day, as people write and read them. */

const ERA = 543;
// The first year that is taken for one of the Buddhist era.
const FIRST_BUDDHIST_YEAR = 2400;
const MONTHS =
  "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(" ");
const SHORT_MONTHS = "มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค".split(" ");
const WEEKDAYS = "อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์".split(" ");
const WRITTEN_DATE =
  /^(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})|(\d{1,2})\s*([ก-๎.]+?)\s*(?:พ\.?\s?ศ\.?)?\s*(\d{4}|\d{2}))$/;

/** Write every digit as 0–9, the form in which answers are kept. */
function arabicDigits(text) {
  return text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));
}

/** Write a number in the digits of the publication. */
function inDigits(number, style) {
  const text = String(number);
  return style === "thai" ? text.replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]) : text;
}

/** The day that `22/11/2569` or `22 พ.ย. 2569` says, as `2026-11-22`; null if it says none. */
function readDate(text) {
  const found = writtenDate(text);
  if (!found || hasShortYear(text)) return null;
  const [, day, month, year, dayBefore, name, yearAfter] = found;
  const written = Number(year ?? yearAfter);
  const common = written >= FIRST_BUDDHIST_YEAR ? written - ERA : written;
  return isoDate(common, name ? monthNamed(name) : Number(month), Number(day ?? dayBefore));
}

/** Whether a text is a day whose year is of two digits: the century would be guessed. */
function hasShortYear(text) {
  const found = writtenDate(text);
  return (found?.[3] ?? found?.[6])?.length === 2;
}

function writtenDate(text) {
  return WRITTEN_DATE.exec(arabicDigits(text).trim());
}

function monthNamed(name) {
  const plain = name.replaceAll(".", "");
  return Math.max(MONTHS.indexOf(plain), SHORT_MONTHS.indexOf(plain)) + 1;
}

/** A day as ISO 8601; null if the calendar does not have it. */
function isoDate(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const there = year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return there ? date.toISOString().slice(0, 10) : null;
}

/** Whether a text is a day as ISO 8601 writes it, which has no years of the Buddhist era. */
function isIsoDate(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return Boolean(found) && Number(found[1]) < FIRST_BUDDHIST_YEAR && isoDate(...found.slice(1).map(Number)) === text;
}

/** `2026-11-22` as it stands on paper: `22/11/2569`. */
function shortDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}/${month}/${year + ERA}`;
}

/** `2026-11-22` in words, for the reader to check: `วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569`. */
function dateInWords(iso, style) {
  const [year, month, day] = iso.split("-").map(Number);
  const weekday = WEEKDAYS[new Date(`${iso}T00:00Z`).getUTCDay()];
  return inDigits(`วัน${weekday}ที่ ${day} ${MONTHS[month - 1]} พ.ศ. ${year + ERA}`, style);
}

/** The time that `13.30 น.` or `13:30` says, as `13:30`; null if it says none. */
function readTime(text) {
  const found = /^(\d{1,2})\s*[.:]\s*(\d{2})\s*(?:น\.?)?$/.exec(arabicDigits(text).trim());
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  return `${found[1].padStart(2, "0")}:${found[2]}`;
}

/** `13:30` in words: `เวลา 13.30 น.`. */
function timeInWords(time, style) {
  return inDigits(`เวลา ${time.replace(":", ".")} น.`, style);
}
