/**
 * Normal text for the second chance: letters of one sound are one letter, and what a hurried
 * thumb leaves out (tones, ็, a silenced consonant) is left out. `at` maps to normal text.
 */
function fold({ text }) {
  const kept = [];
  const at = [];
  for (let place = 0; place < text.length; place += 1) {
    const letter = heard(text[place]);
    if (letter === SILENCED) silence(kept, at);
    else if (letter) {
      kept.push(letter);
      at.push(place);
    }
  }
  return { text: kept.join(""), at };
}

const SILENCED = "\u0e4c";
const SOUND = Object.fromEntries(
  ["ณน", "ศส", "ษส", "ฑท", "ฒท", "ธท", "ฎด", "ฏต", "ภพ", "ใไ", "ฐถ", "ฬล", "ฆค", "ฅค", "ฃข", "ญย"]
    .map(([letter, sound]) => [letter, sound]),
);

/** Return the letter that sounds as a letter does; of what a thumb leaves out, only ์ says something. */
const heard = remembered((letter) => (/[\u0e47-\u0e4b\u0e4d]/.test(letter) ? "" : SOUND[letter] ?? letter));

/** Return what is left of a letter where no mark is above or below. */
const unmarked = remembered((letter) => (/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]/.test(letter) ? "" : SOUND[letter] ?? letter));

/** Take back the consonant that ์ silences, with the vowel mark it may carry. */
function silence(kept, at) {
  if (/[\u0e34\u0e38]/.test(kept[kept.length - 1] ?? "")) drop(kept, at, [], kept.length - 1);
  if (/[\u0e01-\u0e2e]/.test(kept[kept.length - 1] ?? "")) drop(kept, at, [], kept.length - 1);
}

/** Normal text without any mark above or below: the third chance, for thumbs that type none. */
function bare({ text }) {
  const kept = [];
  const at = [];
  for (let place = 0; place < text.length; place += 1) {
    const letter = unmarked(text[place]);
    if (!letter) continue;
    kept.push(letter);
    at.push(place);
  }
  return { text: kept.join(""), at };
}
