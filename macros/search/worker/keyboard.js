/**
 * The keys of a keyboard, each as Thai (TIS 820-2538, the Kedmanee of Windows) and as US English
 * writes it, row by row, then with the shift key held.
 */
const THAI_KEYS =
  "_ๅ/-ภถุึคตจขช" + "ๆไำพะัีรนยบลฃ" + "ฟหกดเ้่าสวง" + "ผปแอิืทมใฝ" +
  "%+๑๒๓๔ู฿๕๖๗๘๙" + "๐\"ฎฑธํ๊ณฯญฐ,ฅ" + "ฤฆฏโฌ็๋ษศซ." + "()ฉฮฺ์?ฒฬฦ";
const ENGLISH_KEYS =
  "`1234567890-=" + "qwertyuiop[]\\" + "asdfghjkl;'" + "zxcvbnm,./" +
  "~!@#$%^&*()_+" + "QWERTYUIOP{}|" + "ASDFGHJKL:\"" + "ZXCVBNM<>?";

/** Return a text as the same keys write it on the other keyboard. */
function onOtherKeyboard(text) {
  const thai = /[\u0e01-\u0e5b]/.test(text);
  const [from, to] = thai ? [THAI_KEYS, ENGLISH_KEYS] : [ENGLISH_KEYS, THAI_KEYS];
  return text.replace(/\S/g, (letter) => to[from.indexOf(letter)] ?? letter);
}

/** Return what a query finds on the other keyboard, if all of it can be read there. */
function meantOnOtherKeyboard(query, index) {
  const meant = onOtherKeyboard(query).trim();
  const typed = normalise(meant).text.length >= WORD;
  return { meant, found: typed && isReadable(meant, index) ? ranked(meant, index) : [] };
}

/** Whether a text is of words that the manual has, or begins: of what no one meant, a piece always stands somewhere. */
function isReadable(text, index) {
  const chunks = text.split(/\s+/).filter((chunk) => normalise(chunk).text);
  return chunks.flatMap((chunk) => words(chunk, index)).every((word) => isWord(word, index) || beginsWord(word, index));
}

/** Whether some word begins with these letters. */
function beginsWord(letters, index) {
  const way = exactly(letters, [false, false]);
  const begins = (field) => way.places(field).some(([from]) => field.starts[from] !== "0");
  const holds = (number) => FIELD_NAMES.some((name) => begins(index.entries[number][name]));
  const known = [...index.synonyms.keys()].some((key) => key.startsWith(letters));
  return letters.length > 1 && (known || way.among(index).some(holds));
}
