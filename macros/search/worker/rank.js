/** What remains of a word that says little. */
const LITTLE = 0.12;
/** What remains of a synonym: much where the word itself stands nowhere, less where it does. */
const SYNONYM = 0.85;
const SYNONYM_BESIDE = 0.3;
/** A whole chunk that stands together says more than its words apart. */
const TOGETHER = 1.6;
/** A whole query that stands together, spaces apart, says still more. */
const UNSPACED = 1.5;
/** Results worth less than this part of the best are noise. */
const NOISE = 0.08;

/** Join the postings of a word and of its synonyms, which are spelt right; the better of each entry. */
function withSynonyms(word, index) {
  const found = new Map(postings(word, index.entries));
  const stands = [...found.values()].some(({ tier }) => tier === 1);
  for (const other of index.synonyms.get(normalise(word).text) ?? []) {
    for (const [number, match] of exactPostings(normalise(other).text, index.entries)) {
      const worth = match.worth * (stands ? SYNONYM_BESIDE : SYNONYM);
      if (!(found.get(number)?.worth >= worth)) found.set(number, { ...match, worth });
    }
  }
  return found;
}

/** Score the entries for one chunk: the better of the whole chunk and of its words together. */
function chunkScores(chunk, index) {
  const parts = words(chunk, index);
  const whole = scoredWhole(chunk, parts, index, TOGETHER);
  return parts.length < 2 ? whole : better(scored(parts, index, 1), whole);
}

/** Score a piece of the query that stands together: it counts for as many words as it holds. */
function scoredWhole(piece, parts, index, weight) {
  const held = parts.reduce((sum, part) => sum + says(part, index), 0);
  return scored([piece], index, weight * Math.max(1, held));
}

/** Join two ways to score, the better of each entry. */
function better(one, other) {
  const best = new Map(one);
  for (const [number, so] of other) if (!(best.get(number)?.score >= so.score)) best.set(number, so);
  return best;
}

/** How much a word says: a common one little, a splinter of a cut not much. */
function says(word, index) {
  if (index.stop.has(word)) return LITTLE;
  return scriptOf(word[0] ?? "") === "thai" ? Math.min(1, (word.length / WORD) ** 2) : 1;
}

/** Score the entries for some terms together: how many of them an entry has counts twice. */
function scored(terms, index, weight) {
  const total = new Map();
  let all = 0;
  for (const term of terms) {
    const little = says(normalise(term).text, index);
    const found = withSynonyms(term, index);
    all += little;
    const rare = Math.log(1 + index.entries.length / Math.max(1, found.size));
    for (const [number, { worth, places }] of found) {
      const so = total.get(number) ?? { score: 0, met: 0, places: [] };
      so.score += worth * rare * little;
      so.met += little;
      so.places.push(places);
      total.set(number, so);
    }
  }
  for (const so of total.values()) so.score *= weight * (so.met / all) ** 2;
  return total;
}

/** Add up what the chunks of a query find; an entry that lacks one of them sinks. */
function addedUp(chunks, index) {
  const total = new Map();
  for (const chunk of chunks) {
    for (const [number, { score, places }] of chunkScores(chunk, index)) {
      const so = total.get(number) ?? { score: 0, met: 0, places: [] };
      so.score += score;
      so.met += 1 / chunks.length;
      so.places.push(...places);
      total.set(number, so);
    }
  }
  for (const so of total.values()) so.score *= so.met ** 2;
  return total;
}

/** Score the entries for a whole query: its chunks together, or all of it without spaces. */
function ranked(query, index) {
  const chunks = [...new Set(query.split(/\s+/))].filter((chunk) => normalise(chunk).text);
  if (chunks.length === 0) return [];
  const apart = addedUp(chunks, index);
  const all = query.replace(/\s+/g, "");
  const total =
    chunks.length > 1 ? better(apart, scoredWhole(all, words(all, index), index, TOGETHER * UNSPACED)) : apart;
  const list = [...total].map(([number, so]) => ({ entry: index.entries[number], ...so }));
  list.sort((one, other) => other.score - one.score);
  return list.filter(({ score }) => score >= NOISE * list[0].score);
}
