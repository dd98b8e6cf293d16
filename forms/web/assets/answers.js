/** Answers as they are kept in a file: nested by rows, numbers as numbers, days as ISO 8601. */

// More than any form can hold without its photographs.
const LARGEST_FILE = 1000000;

/** Flat answers in the shape of a file; rows without an answer at the end are left out. */
function nested(fields, flat) {
  const answers = {};
  for (const field of fields) {
    const answer = flat[field.name];
    if (answer === undefined || field.kind === "image") continue;
    const value = NUMBERS[field.kind]?.test(answer) || field.formula ? Number(answer) : answer;
    if (!field.repeat) answers[field.name] = value;
    else {
      const rows = (answers[field.repeat] ??= []);
      while (rows.length < field.row) rows.push({});
      rows[field.row - 1][field.column] = value;
    }
  }
  return answers;
}

/** The way back from a file, by the names of fields; a name that the form lacks is an error. */
function flattened(form, answers) {
  const flat = {};
  const take = (field, value) => {
    if (!field || field.kind === "signature") throw new Error("field");
    if (value === null || value === "" || field.kind === "image") return;
    flat[field.name] = text(field, value);
  };
  const named = (name) => form.fields.find((field) => field.name === name && !field.repeat);
  for (const [name, value] of Object.entries(answers)) {
    const repeat = form.repeats.find((each) => each.name === name);
    if (!repeat) take(named(name), value);
    else if (!Array.isArray(value) || value.length > repeat.count) throw new Error("rows");
    else
      value.forEach((row, index) => {
        if (!isRecord(row)) throw new Error("rows");
        for (const [column, cell] of Object.entries(row))
          take(form.fields.find((field) => field.repeat === name && field.row === index + 1 && field.column === column), cell);
      });
  }
  return flat;
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One value of a file as text, or as the names of several choices. */
function text(field, value) {
  if (field.kind === "select_multiple") {
    if (!Array.isArray(value) || !value.every((name) => field.choices.includes(name))) throw new Error("value");
    return value;
  }
  if (typeof value !== "string" && typeof value !== "number") throw new Error("value");
  if (field.choices && !field.choices.includes(value)) throw new Error("value");
  return String(value);
}

/** The answers in a file's text: `{ flat }`, or `{ trouble }` by the name of what is wrong. */
function readFile(form, written) {
  if (written.length > LARGEST_FILE) return { trouble: "size" };
  let answers;
  try {
    answers = JSON.parse(written);
  } catch {
    return { trouble: "json" };
  }
  if (!isRecord(answers)) return { trouble: "json" };
  try {
    return { flat: flattened(form, answers) };
  } catch (error) {
    return { trouble: error.message };
  }
}
