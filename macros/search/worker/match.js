/** How much is left of a match that is only of one sound, only without marks, or only near. */
const SOUNDS_ALIKE = 0.6;
const WITHOUT_MARKS = 0.45;
const NEARLY = 0.35;

/**
 * Return what a term finds: for each entry the worth of the match and the places in each field.
 * What stands nowhere exactly is looked for by its sound, then without marks, then by its likeness.
 */
function postings(term, entries) {
  const normal = normalise(term).text;
  if (!normal) return new Map();
  const exact = exactPostings(normal, entries);
  if (exact.size > 0) return exact;
  const folded = fold({ text: normal }).text;
  if (folded.length < 2) return new Map();
  const alike = collect(entries, (field) => foldedPlaces(folded, field.folded), SOUNDS_ALIKE);
  if (alike.size > 0) return alike;
  const letters = bare({ text: normal }).text;
  if (letters.length >= 3) {
    const unmarked = collect(entries, (field) => foldedPlaces(letters, field.bare), WITHOUT_MARKS);
    if (unmarked.size > 0) return unmarked;
  }
  return nearly(folded, entries);
}

/** Return where a normal term stands letter by letter. */
function exactPostings(normal, entries) {
  return collect(entries, (field) => exactPlaces(normal, field.normal), 1);
}

/** Look in every field of every entry; a field more adds a little. */
function collect(entries, find, tier) {
  const found = new Map();
  entries.forEach((item, number) => {
    const places = {};
    let worth = 0;
    for (const [name, weight] of Object.entries(FIELDS)) {
      places[name] = find(item[name]);
      const share = weight * (1 + 0.1 * Math.log(Math.max(1, places[name].length)));
      if (places[name].length > 0) worth = Math.max(worth, share) + 0.15 * Math.min(worth, share);
    }
    if (worth > 0) found.set(number, { worth: worth * tier * item.worth, tier, places });
  });
  return found;
}

/** Return where a folded term almost stands, only the likest of all. */
function nearly(folded, entries) {
  const near = entries.map((item) => {
    const places = {};
    for (const name of Object.keys(FIELDS)) places[name] = nearPlace(folded, item[name].folded);
    return places;
  });
  const edits = near.flatMap((places) => Object.values(places).map((place) => place?.edits ?? Infinity));
  const least = edits.reduce((one, other) => Math.min(one, other), Infinity);
  const found = new Map();
  near.forEach((all, number) => {
    const places = {};
    let worth = 0;
    for (const [name, weight] of Object.entries(FIELDS)) {
      const good = all[name] && all[name].edits === least;
      places[name] = good ? [all[name].place] : [];
      if (good) worth = Math.max(worth, weight);
    }
    if (worth > 0) found.set(number, { worth: worth * NEARLY * entries[number].worth, tier: NEARLY, places });
  });
  return found;
}
