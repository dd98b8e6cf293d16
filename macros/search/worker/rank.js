/** What remains of a word that says little. */
const LITTLE = 0.12;
/** A whole chunk that stands together says more than its words apart. */
const TOGETHER = 1.6;
/** A whole query that stands together, spaces apart, says still more. */
const UNSPACED = 1.5;
/** Results worth less than this part of the best are noise. */
const NOISE = 0.08;

/** Score the entries for one chunk: the better of the whole chunk and of its words together. */
function chunkScores(chunk, index) {
  const parts = words(chunk, index);
  const whole = scoredWhole(chunk, parts, index, TOGETHER);
  if (parts.length < 2) return whole;
  return better(scored(withoutLetters(parts).map((part) => term(part, [part], index)), index, 1), whole);
}

/** Leave out single Thai letters, which say nothing beside words. */
function withoutLetters(parts) {
  const words = parts.filter((part) => part.length > 1 || scriptOf(part) !== "thai");
  return words.length > 0 ? words : parts;
}

/** Score a piece of the query that stands together: it counts for as many words as it holds. */
function scoredWhole(piece, parts, index, weight) {
  const held = parts.reduce((sum, part) => sum + says(part, index), 0);
  return scored([term(piece, parts, index)], index, weight * Math.max(1, held));
}

/** A term to look for, and whether it begins and ends with a word: what is half typed does not. */
function term(piece, parts, index) {
  const [first, last] = [parts[0], parts[parts.length - 1]];
  return { text: normalise(piece).text, edges: [first, last].map((part) => part !== undefined && isWord(part, index)) };
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
    const little = says(term.text, index);
    const found = withSynonyms(term, index);
    all += little;
    const rare = Math.log(1 + index.entries.length / Math.max(1, found.size));
    for (const [number, { worth, way }] of found) {
      const so = total.get(number) ?? { score: 0, met: 0, ways: [] };
      so.score += worth * rare * little;
      so.met += little;
      so.ways.push(way);
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
    for (const [number, { score, ways }] of chunkScores(chunk, index)) {
      const so = total.get(number) ?? { score: 0, met: 0, ways: [] };
      so.score += score;
      so.met += 1 / chunks.length;
      so.ways.push(...ways);
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
  const best = [...total.values()].reduce((most, { score }) => Math.max(most, score), 0);
  const heard = [...total].filter(([, { score }]) => score >= NOISE * best);
  heard.sort(([, one], [, other]) => other.score - one.score);
  return heard.map(([number, so]) => ({ entry: index.entries[number], ...so }));
}
