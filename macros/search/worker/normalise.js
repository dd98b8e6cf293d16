/**
 * Text as it is compared: one way of writing for what Thai readers take to be the same.
 *
 * Digits are 0–9, 02 is 2, letters lower case, ํา is ำ, เเ is แ, a tone stands behind its vowel;
 * spaces, punctuation and invisible characters are gone. `at` maps each remaining character to the
 * place in the text where it came from, `starts` is 1 where something new begins, else 0.
 */
function normalise(text) {
  const kept = [];
  const at = [];
  const starts = [];
  let boundary = true;
  let script = "";
  let zeros = 0;
  for (let place = 0; place < text.length; place += 1) {
    const letter = plainLetter(text[place]);
    if (letter === "") {
      boundary = boundary || !INVISIBLE.test(text[place]);
      continue;
    }
    if (letter === "0" && (boundary || script !== "digit") && isDigit(text[place + 1])) {
      zeros += 1;
      continue;
    }
    const before = script;
    script = scriptOf(letter);
    kept.push(letter);
    at.push(place - zeros);
    zeros = 0;
    starts.push(boundary || script !== before ? 1 : 0);
    boundary = false;
    tidyEnd(kept, at, starts);
  }
  return { text: kept.join(""), at, starts };
}

const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;
const TONE = /[\u0e48-\u0e4b]/;
const VOWEL_MARK = /[\u0e31\u0e34-\u0e3a\u0e47]/;

/** Return a function of a letter that remembers its answers: there are few letters, each asked for often. */
function remembered(find) {
  const known = new Array(1 << 16);
  return (letter) => (known[letter.charCodeAt(0)] ??= find(letter));
}

/** Return a letter or digit in its one form, nothing for anything else. */
const plainLetter = remembered((letter) => {
  if (letter >= "๐" && letter <= "๙") return String(letter.charCodeAt(0) - 0x0e50);
  if (/[\u0e01-\u0e3a\u0e40-\u0e4d]/.test(letter)) return letter;
  return /[\p{L}\p{N}]/u.test(letter) ? letter.toLowerCase()[0] : "";
});

/** Whether a character is a digit of either kind. */
function isDigit(letter) {
  return /[0-9\u0e50-\u0e59]/.test(letter ?? "");
}

/** Return the kind of a character, for a word begins where the kind changes. */
function scriptOf(letter) {
  if (letter >= "\u0e00" && letter <= "\u0e7f") return "thai";
  return letter >= "0" && letter <= "9" ? "digit" : "latin";
}

/** Mend what the newest character makes of the ones before it. */
function tidyEnd(kept, at, starts) {
  const end = kept.length - 1;
  const [third, second, last] = [kept[end - 2], kept[end - 1], kept[end]];
  if (last === "เ" && second === "เ") {
    kept[end - 1] = "แ";
    drop(kept, at, starts, end);
  } else if (last === "า" && second === "\u0e4d") {
    kept[end - 1] = "ำ";
    drop(kept, at, starts, end);
  } else if (last === "า" && third === "\u0e4d" && TONE.test(second)) {
    kept[end - 2] = second;
    kept[end - 1] = "ำ";
    drop(kept, at, starts, end);
  } else if (second >= "\u0e48" && second <= "\u0e4b" && VOWEL_MARK.test(last)) {
    kept[end - 1] = last;
    kept[end] = second;
  }
}

/** Take a character out of lists that run side by side. */
function drop(kept, at, starts, place) {
  for (const list of [kept, at, starts]) list.splice(place, 1);
}
