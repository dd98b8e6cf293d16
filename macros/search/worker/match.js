/** How much is left of a match that is only of one sound, only without marks, or only near. */
const SOUNDS_ALIKE = 0.6;
const WITHOUT_MARKS = 0.45;
const NEARLY = 0.35;
/** How much is left of a word that stands only inside another: “เสีย” of “เสียง”. */
const INSIDE = 0.35;

/**
 * Return what a term finds: `hits` has for each entry the worth of the match and the way it was found,
 * `stands` tells whether the term itself stands somewhere, by more than a part of another word.
 * What stands nowhere exactly is looked for by its sound, then without marks, then by its likeness.
 */
function postings(term, index) {
  for (const way of term.text ? ways(term) : []) {
    const found = collect(way, index);
    if (found.hits.size > 0) return found;
  }
  return { hits: new Map(), stands: false };
}

/** Yield the ways to look for a term, the surest first. */
function* ways({ text, edges }) {
  yield exactly(text, edges);
  const folded = fold({ text }).text;
  if (folded.length < 2) return;
  yield standing(folded, "folded", SOUNDS_ALIKE);
  const letters = bare({ text }).text;
  if (letters.length >= 3) yield standing(letters, "bare", WITHOUT_MARKS);
  for (let edits = 1; edits <= allowedEdits(folded.length); edits += 1) yield nearly(folded, edits);
}

/**
 * Look letter by letter. What stands in a text stands without its marks in the text without marks;
 * `edges` tells whether the text begins and ends as a word does.
 */
function exactly(text, edges) {
  const letters = bare({ text }).text;
  return {
    form: "normal",
    tier: 1,
    among: ({ grams }) => holders(letters, grams.bare),
    places: exactPlaces(text),
    inside: (places, field) => places.every((place) => leavesSplinter(place, field, edges)),
  };
}

/** Look for the letters of another form. */
function standing(letters, form, tier) {
  return {
    form,
    tier,
    among: ({ grams }) => holders(letters, grams[form]),
    places: (field) => places(letters, field[form]),
    inside: () => false,
  };
}

/** Look for what differs in so many letters, where nothing differs in fewer. */
function nearly(folded, edits) {
  return {
    form: "folded",
    tier: NEARLY,
    among: ({ grams }) => nearHolders(folded, edits, grams.folded),
    places: nearPlaces(folded, edits),
    inside: () => false,
  };
}

/** Look in every field of the entries that may hold it; a field more adds a little. */
function collect(way, index) {
  const hits = new Map();
  let stands = false;
  for (const number of way.among(index)) {
    const entry = index.entries[number];
    let worth = 0;
    for (const name of FIELD_NAMES) {
      const places = way.places(entry[name]);
      if (places.length === 0) continue;
      const inside = way.inside(places, entry[name]);
      const share = FIELDS[name] * (1 + 0.1 * Math.log(places.length)) * (inside ? INSIDE : 1);
      worth = Math.max(worth, share) + 0.15 * Math.min(worth, share);
      stands ||= !inside;
    }
    if (worth > 0) hits.set(number, { worth: worth * way.tier * entry.worth, way });
  }
  return { hits, stands: stands && way.tier === 1 };
}

/** Whether letters are a word: `search.yml` knows them, or they are a whole word somewhere. */
function isWord(text, index) {
  if (index.synonyms.has(text) || index.stop.has(text)) return true;
  if (!index.whole.has(text)) index.whole.set(text, text.length > 1 && standsWhole(text, index));
  return index.whole.get(text);
}

/** Whether letters are a whole word somewhere. */
function standsWhole(text, index) {
  const way = exactly(text, [false, false]);
  const holds = (field) => way.places(field).some((place) => isWhole(place, field));
  return way.among(index).some((number) => FIELD_NAMES.some((name) => holds(index.entries[number][name])));
}
