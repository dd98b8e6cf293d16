/** Cut a chunk of a query into words: at the words that `search.yml` knows, then as the browser does. */
function words(chunk, index) {
  const pieces = cutAtKnown(normalise(chunk).text, index);
  const last = pieces.pop() ?? "";
  return [...pieces.flatMap((piece) => unknownWords(piece, index)), ...lastWords(last, index)];
}

/** Cut text before and behind the words that `search.yml` knows. */
function cutAtKnown(text, index) {
  if (!text || index.synonyms.has(text)) return text ? [text] : [];
  for (const known of index.known) {
    const from = text.indexOf(known);
    if (from < 0) continue;
    const [before, after] = [text.slice(0, from), text.slice(from + known.length)];
    if (!standsAlone(before, known, after)) continue;
    return [...cutAtKnown(before, index), known, ...cutAtKnown(after, index)];
  }
  return [text];
}

/** Cut a piece into words unless it is one that is known. */
function unknownWords(piece, index) {
  return index.known.includes(piece) || index.synonyms.has(piece) ? [piece] : segments(piece, index);
}

/** Cut the last piece, whose end may be the beginning of a known word that is still being typed. */
function lastWords(piece, index) {
  for (let from = 0; from + WORD < piece.length; from += 1) {
    const [before, end] = [piece.slice(0, from), piece.slice(from)];
    const begun = standsAlone(before, end, "") && index.known.some((known) => known.startsWith(end));
    if (begun) return [...segments(before, index), end];
  }
  return unknownWords(piece, index);
}

/** Whether a cut before and after a word falls between letters that can part. */
function standsAlone(before, word, after) {
  const latin = scriptOf(word[0]) === "latin";
  if (latin && (/[a-z]$/.test(before) || /^[a-z]/.test(after))) return false;
  return !COMBINING.test(after[0] ?? "") && !LEADING.test(before[before.length - 1] ?? "") && !/^[ะาำๅ]/.test(after);
}

/** Cut text as the browser does; where it cannot, into the longest pieces that the manual has. */
function segments(text, index) {
  if (!text) return [];
  if (!SEGMENTER) return knownPieces(text, index);
  return joined([...SEGMENTER.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment), index);
}

/** Put splinters together again, which a cut leaves of a word that the browser does not know. */
function joined(parts, index) {
  const splinter = (part) => scriptOf(part[0]) === "thai" && part.length < WORD && !index.stop.has(part);
  const whole = [];
  parts.forEach((part, number) => {
    if (number > 0 && splinter(part) && splinter(parts[number - 1])) whole.push(whole.pop() + part);
    else whole.push(part);
  });
  return whole;
}

/** Cut text from the left into the longest pieces that stand somewhere; what stands nowhere is left whole. */
function knownPieces(text, index) {
  const pieces = [];
  let unknown = "";
  let from = 0;
  while (from < text.length) {
    const size = longestPiece(text, from, index);
    if (size > 0 && unknown) pieces.push(unknown);
    if (size > 0) [unknown, from] = ["", from + size];
    if (size > 0) pieces.push(text.slice(from - size, from));
    else unknown += text[from++];
  }
  return unknown ? [...pieces, unknown] : pieces;
}

/** How long the longest piece is that starts here, is known, and ends where letters can part. */
function longestPiece(text, from, index) {
  let longest = 0;
  for (let to = from + 2; to <= text.length && standsSomewhere(text.slice(from, to), index); to += 1) {
    if (standsAlone(text.slice(0, from), text.slice(from, to), text.slice(to))) longest = to - from;
  }
  return longest;
}

/** Whether letters stand somewhere in the manual. */
function standsSomewhere(letters, { entries, grams }) {
  const holds = (number) => FIELD_NAMES.some((name) => placeOf(letters, entries[number][name].normal, 0) >= 0);
  return holders(bare({ text: letters }).text, grams.bare).some(holds);
}
