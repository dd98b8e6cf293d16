// The page that answers which text was in force on a day, from what the build froze into it.
"use strict";

const BUDDHIST_ERA = 543;
// What people write beside a day: it says nothing that its numbers and month do not.
const BESIDE =
  /^ณ\s*|(วัน)?(อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์)(?=\s*ที่)|วันที่|เดือน|ที่(?=\s*\d)|(พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|พุทธศักราช|คริสต์ศักราช)(?=\s*\d)/g;
// Years from here on are of the Buddhist era: nobody asks about the common era's.
const FIRST_BUDDHIST_YEAR = 2400;
const CENTURY = 2500;
const MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const LONG_MONTHS = [
  "มกราคม",
  "กุมภาพันธ์",
  "มีนาคม",
  "เมษายน",
  "พฤษภาคม",
  "มิถุนายน",
  "กรกฎาคม",
  "สิงหาคม",
  "กันยายน",
  "ตุลาคม",
  "พฤศจิกายน",
  "ธันวาคม",
];
const ENGLISH_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The number of a month by its name, Thai or English, long or short; 0 if it is none. */
function monthOf(name) {
  const bare = name.replace(/[.\s]/g, "");
  const short = MONTHS.findIndex((month) => month.replaceAll(".", "") === bare);
  const english = ENGLISH_MONTHS.indexOf(bare.toLowerCase().slice(0, 3));
  return Math.max(short, LONG_MONTHS.indexOf(bare), english) + 1;
}

/** The year that somebody meant: one of two digits is of the Buddhist era, as on forms. */
function typedYear(text) {
  const year = text.length === 2 ? CENTURY + Number(text) : Number(text);
  return year >= FIRST_BUDDHIST_YEAR ? year - BUDDHIST_ERA : year;
}

/**
 * The day that somebody typed, as `YYYY-MM-DD` of the common era; empty where there is no such
 * day, null where it cannot be read.
 */
function typedDay(text) {
  const plain = text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));
  if (plain.trim() === "วันนี้") return today();
  const bare = plain.trim().replace(BESIDE, " ").trim();
  const iso = bare.match(/^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/);
  const short = bare.match(/^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/);
  const words = bare.match(/^(\d{1,2})\s*([^\d\s][^\d]*?)\s*(\d{4}|\d{2})$/);
  const found = iso
    ? [iso[1], iso[2], iso[3]]
    : short
      ? [short[3], short[2], short[1]]
      : words && [words[3], monthOf(words[2]), words[1]];
  if (!found?.[1]) return null;
  const year = typedYear(found[0]);
  const [month, day] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : "";
}

/** The reader's own day as `YYYY-MM-DD`: so it is written in Swedish. */
function today() {
  return new Date().toLocaleDateString("sv");
}

/** The edition in force on a day, the one before and after it; nothing was before the first. */
function inForce(day, editions) {
  const at = editions.findLastIndex((edition) => edition.effective_on <= day);
  return { edition: editions[at] ?? null, before: editions[at - 1] ?? null, next: editions[at + 1] ?? null };
}

/** The earliest edition from which on a procedure's text was the same as in the given one. */
function sameSince(id, edition, editions) {
  let first = edition;
  for (let at = editions.indexOf(edition); at >= 0; at -= 1) {
    if (editions[at].procedures[id] !== edition.procedures[id]) break;
    first = editions[at];
  }
  return first;
}

/** The page itself. */
function start(data, source) {
  const words = JSON.parse(document.querySelector("#in-force-words").textContent);
  const form = document.querySelector("#in-force-form");
  const answer = document.querySelector("#in-force-answer");
  const field = document.querySelector("#in-force-day");
  const wrong = document.querySelector("#in-force-wrong");
  const choice = document.querySelector("#in-force-procedure");
  const digits = (text) =>
    source.dataset.digits === "thai" ? text.replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]) : text;
  const said = (rule, facts = {}) =>
    words[rule].replace(/\{(\w+)\}/g, (_, name) => digits(facts[name] ?? ""));

  const made = (tag, text, parts = []) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    element.append(...parts);
    return element;
  };
  const day = (iso) => {
    const [year, month, date] = iso.split("-").map(Number);
    return `${date} ${LONG_MONTHS[month - 1]} พ.ศ. ${year + BUDDHIST_ERA}`;
  };
  // A copy on a disk has no frozen documents.
  const link = (text, address) =>
    location.protocol === "file:"
      ? made("p", said("online"))
      : made("p", "", [Object.assign(made("a", text), { href: source.dataset.editions + address })]);

  /** The text of a procedure as it was: what every reader asks for, and the frozen PDF of it. */
  function procedure(id, edition) {
    const found = data.texts[edition.procedures[id]];
    if (!found) return [made("p", said("no_procedure", { version: edition.version }))];
    const since = sameSince(id, edition, data.editions);
    const list = (tag, items) => made(tag, "", items.map((item) => made("li", digits(item))));
    return [
      made("h2", digits(found.title)),
      made("p", said("same_since", { version: since.version, since: day(since.effective_on) })),
      ...(found.objectives?.length ? [made("h3", said("objectives")), list("ol", found.objectives)] : []),
      ...(found.scope ? [made("h3", said("scope")), made("p", digits(found.scope))] : []),
      made("h3", said("steps")),
      list("ol", found.steps),
      link(said("see_procedure"), `${edition.version}/procedures/${id}/${id}.pdf`),
    ];
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = typedDay(field.value);
    field.setAttribute("aria-invalid", String(!asked));
    wrong.textContent = asked ? "" : said(asked === "" ? "not_a_day" : "unread");
    answer.replaceChildren();
    if (!asked) {
      field.focus();
      return;
    }
    const { edition, next } = inForce(asked, data.editions);
    // What is announced later may still change a day to come.
    const known = asked > today() ? ` ${said("announced")}` : "";
    const told = (rule, facts) => answer.append(made("p", said(rule, facts) + known));
    if (!edition) {
      const first = data.editions[0];
      told("none", { day: day(asked), version: first.version, since: day(first.effective_on) });
      return;
    }
    const facts = { day: day(asked), version: edition.version, since: day(edition.effective_on) };
    told(next ? "was" : "is", { ...facts, until: next && day(next.effective_on) });
    answer.append(made("p", said("approved", { by: edition.approved_by })));
    answer.append(
      ...(choice.value
        ? procedure(choice.value, edition)
        : [link(said("see_edition", facts), `${edition.version}/`)]),
    );
  });

  const titles = new Map();
  for (const edition of data.editions) {
    for (const [id, print] of Object.entries(edition.procedures)) titles.set(id, data.texts[print].title);
  }
  for (const [id, title] of titles) choice.append(Object.assign(made("option", digits(title)), { value: id }));
  form.hidden = false;
}

if (typeof document !== "undefined") {
  const source = document.querySelector("#frozen-texts");
  const data = JSON.parse(source?.textContent || "{}");
  if (data.editions?.length) start(data, source);
}
if (typeof module !== "undefined") module.exports = { typedDay, inForce, sameSince };
