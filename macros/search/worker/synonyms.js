/** What remains of a synonym: much where the word itself stands nowhere, less where it does. */
const SYNONYM = 0.85;
const SYNONYM_BESIDE = 0.3;

/** Join what a term finds with what its synonyms find, which are spelt right; the better of each entry. */
function withSynonyms(term, index) {
  const { hits, stands } = postings(term, index);
  for (const other of meant(term.text, stands, index)) {
    for (const [number, hit] of collect(exactly(other, [true, true]), index).hits) {
      const worth = hit.worth * (stands ? SYNONYM_BESIDE : SYNONYM);
      if (!(hits.get(number)?.worth >= worth)) hits.set(number, { ...hit, worth });
    }
  }
  return hits;
}

/** Return the words that `search.yml` has for one: its own, or those of the words it begins or almost is. */
function meant(word, stands, { synonyms, stop }) {
  if (synonyms.has(word)) return synonyms.get(word);
  if (stop.has(word) || (stands && word.length < WORD)) return [];
  const keys = [...synonyms.keys()];
  const begun = keys.filter((key) => key.startsWith(word));
  const like = begun.length > 0 || stands ? begun : keys.filter(almost(word));
  return new Set(like.flatMap((key) => [key, ...synonyms.get(key)]));
}

/** Return what tells whether another word is almost a word; one that ends otherwise is still being typed. */
function almost(word) {
  const folded = fold({ text: word }).text;
  const edits = allowedEdits(folded.length);
  const find = nearPlace(folded, edits);
  return (other) => {
    const text = fold({ text: other }).text;
    if (text[text.length - 1] !== folded[folded.length - 1]) return false;
    const near = find(text, [0, text.length]);
    return near !== null && near.edits + near.place[0] + text.length - near.place[1] <= edits;
  };
}
