/** What remains of a word that says little. */
const LITTLE = 0.12;
/** What remains of a synonym: much where the word itself stands nowhere, less where it does. */
const SYNONYM = 0.85;
const SYNONYM_BESIDE = 0.3;
/** A whole chunk that stands together says more than its words apart. */
const TOGETHER = 1.6;
/** Results worth less than this part of the best are noise. */
const NOISE = 0.08;

/** Cut a chunk of a query into words: at the words that `search.yml` knows, then as the browser does. */
function words(chunk, index) {
  const text = normalise(chunk).text;
  if (index.synonyms.has(text)) return [text];
  for (const known of index.known) {
    const from = text.indexOf(known);
    if (from < 0) continue;
    const [before, after] = [text.slice(0, from), text.slice(from + known.length)];
    if (!standsAlone(before, known, after)) continue;
    return [...words(before, index), known, ...words(after, index)];
  }
  return segments(text);
}

/** Whether a cut before and after a word falls between letters that can part. */
function standsAlone(before, word, after) {
  const latin = scriptOf(word[0]) === "latin";
  if (latin && (/[a-z]$/.test(before) || /^[a-z]/.test(after))) return false;
  return !COMBINING.test(after[0] ?? "") && !/[เแโใไ]$/.test(before) && !/^[ะาำๅ]/.test(after);
}

function segments(text) {
  if (!text) return [];
  if (typeof Intl === "undefined" || !Intl.Segmenter) return [text];
  const cut = new Intl.Segmenter("th", { granularity: "word" }).segment(text);
  return [...cut].filter((part) => part.isWordLike).map((part) => part.segment);
}

/** Join the postings of a word and of its synonyms, the better of each entry. */
function withSynonyms(word, index) {
  const found = new Map(postings(word, index.entries));
  const stands = [...found.values()].some(({ tier }) => tier === 1);
  for (const other of index.synonyms.get(normalise(word).text) ?? []) {
    for (const [number, match] of postings(other, index.entries)) {
      const worth = match.worth * (stands ? SYNONYM_BESIDE : SYNONYM);
      if (!(found.get(number)?.worth >= worth)) found.set(number, { ...match, worth });
    }
  }
  return found;
}

/** Score the entries for one chunk: the better of the whole chunk and of its words together. */
function chunkScores(chunk, index) {
  const whole = scored([chunk], index, TOGETHER);
  const parts = words(chunk, index);
  if (parts.length < 2) return whole;
  const apart = scored(parts, index, 1);
  for (const [number, score] of whole) {
    const other = apart.get(number);
    if (!other || other.score < score.score) apart.set(number, score);
  }
  return apart;
}

function scored(terms, index, weight) {
  const total = new Map();
  let all = 0;
  for (const term of terms) {
    const little = index.stop.has(normalise(term).text) ? LITTLE : 1;
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

/** Score the entries for a whole query: its chunks together, or all of it without spaces. */
function ranked(query, index) {
  const chunks = query.trim().split(/\s+/).filter((chunk) => normalise(chunk).text);
  if (chunks.length === 0) return [];
  const total = new Map();
  const join = (scores, share) => {
    for (const [number, { score, places }] of scores) {
      const so = total.get(number) ?? { score: 0, met: 0, places: [] };
      so.score += score;
      so.met += share;
      so.places.push(...places);
      total.set(number, so);
    }
  };
  for (const chunk of chunks) join(chunkScores(chunk, index), 1 / chunks.length);
  for (const so of total.values()) so.score *= so.met ** 2;
  if (chunks.length > 1) {
    for (const [number, so] of scored([chunks.join("")], index, TOGETHER * 1.5)) {
      const known = total.get(number);
      if (!known || known.score < so.score) total.set(number, so);
    }
  }
  const list = [...total].map(([number, so]) => ({ entry: index.entries[number], ...so }));
  list.sort((one, other) => other.score - one.score);
  return list.filter(({ score }) => score >= NOISE * list[0].score);
}
