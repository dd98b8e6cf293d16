/** What may stand in a field: the rules of the form's definition, judged as the office does. */

// As many digits before the point as a number of JSON keeps in every program.
const NUMBERS = { integer: /^-?\d{1,15}$/, decimal: /^-?\d{1,15}(?:\.\d+)?$/ };
// A number whose thousands are parted by commas; other commas are mistakes, and stay.
const THOUSANDS = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
// What no document may hold; it comes with text that was copied from elsewhere.
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]/gu;

/** Whether a field is to be answered, given the other answers. */
function isRelevant(field, flat) {
  if (!field.relevant) return true;
  return [flat[field.relevant.field] ?? []].flat().includes(field.relevant.value);
}

/** What somebody typed as the answer that is kept; what cannot be read stays as it is. */
function understood(field, typed) {
  const text = typed.replace(UNPRINTABLE, "").trim();
  const plain = arabicDigits(text);
  if (field.kind === "date") return readDate(text) ?? text;
  if (field.kind === "time") return readTime(text) ?? text;
  if (NUMBERS[field.kind]) return THOUSANDS.test(plain) ? plain.replaceAll(",", "") : plain;
  return field.numbers ? plain : text;
}

/** Whether data must hold the answer; a hand signs and a camera sees on paper or later. */
function mustBeGiven(field) {
  return Boolean(field.required) && !field.office && field.kind !== "signature" && field.kind !== "image";
}

/** The signs of an answer that the form's font lacks. */
function undrawn(answer) {
  return [...new Set(answer.match(UNDRAWN))].join(" ");
}

/** Why an answer is not one that the field may have, by the name of the rule; null if it may. */
function flaw(field, answer, flat) {
  if ([answer ?? ""].flat().join("") === "") return mustBeGiven(field) ? "required" : null;
  if (field.choices) return [answer].flat().every((name) => field.choices.includes(name)) ? null : "choice";
  if (field.kind === "date" && !isIsoDate(answer)) return hasShortYear(answer) ? "year" : "date";
  if (field.kind === "time" && readTime(answer) !== answer) return "time";
  if (NUMBERS[field.kind] && !NUMBERS[field.kind].test(answer)) return field.kind;
  if (field.longest && [...answer].length > field.longest) return "longest";
  if ((field.kind === "text" || field.kind === "multiline") && undrawn(answer)) return "undrawn";
  return field.constraint && !holds(field.constraint, answer, flat) ? "constraint" : null;
}

/** Whether an answer keeps a constraint; one about a day that is not given yet is kept. */
function holds(rule, answer, flat) {
  if (rule.kind === "pattern") return new RegExp(`^(?:${rule.pattern})$`).test(answer);
  if (rule.kind === "not-before") {
    const other = flat[rule.other] ?? "";
    return !isIsoDate(other) || answer >= other;
  }
  return Number(answer) >= (rule.least ?? -Infinity) && Number(answer) <= (rule.most ?? Infinity);
}

/** The result of a calculation as text; empty while what it needs is not answered. */
function result(field, fields, flat) {
  const { formula } = field;
  if (formula.kind === "days") {
    const [first, last] = [flat[formula.first] ?? "", flat[formula.last] ?? ""];
    if (!isIsoDate(first) || !isIsoDate(last) || last < first) return "";
    return String((Date.parse(last) - Date.parse(first)) / 86400000 + 1);
  }
  const column = fields.filter((each) => each.column === formula.column);
  const numbers = column.map((each) => flat[each.name]).filter((text) => NUMBERS.decimal.test(text ?? ""));
  return numbers.length ? added(numbers) : "";
}

/** The sum of written numbers, added as whole ones of the smallest unit: 0.1 and 0.2 are 0.3. */
function added(numbers) {
  const places = Math.max(...numbers.map((text) => text.split(".")[1]?.length ?? 0));
  const total = numbers.reduce((sum, text) => sum + Number(`${text}e${places}`), 0);
  return String(total / Number(`1e${places}`));
}

/** The answers that count: of fields that are to be answered, calculations worked out. */
function counted(fields, flat) {
  const found = {};
  for (const field of fields) {
    const answer = field.formula ? result(field, fields, flat) : flat[field.name];
    if (isRelevant(field, flat) && [answer ?? ""].flat().join("") !== "") found[field.name] = answer;
  }
  return found;
}

/** Every field whose answer is wrong or missing, with the rule that it breaks. */
function flaws(fields, flat) {
  const answered = counted(fields, flat);
  return fields
    .filter((field) => !field.formula && isRelevant(field, flat))
    .map((field) => ({ field, rule: flaw(field, answered[field.name], answered) }))
    .filter(({ rule }) => rule);
}
