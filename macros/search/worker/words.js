/** From how many letters on a piece of Thai is taken for a word. */
const WORD = 3;

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
  return segments(text, index);
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
  if (typeof Intl === "undefined" || !Intl.Segmenter) return knownPieces(text, index.all);
  const cut = new Intl.Segmenter("th", { granularity: "word" }).segment(text);
  return joined([...cut].filter((part) => part.isWordLike).map((part) => part.segment), index);
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
function knownPieces(text, all) {
  const pieces = [];
  let unknown = "";
  let from = 0;
  while (from < text.length) {
    const size = longestPiece(text, from, all);
    if (size > 0 && unknown) pieces.push(unknown);
    if (size > 0) [unknown, from] = ["", from + size];
    if (size > 0) pieces.push(text.slice(from - size, from));
    else unknown += text[from++];
  }
  return unknown ? [...pieces, unknown] : pieces;
}

/** How long the longest piece is that starts here, is known, and ends where letters can part. */
function longestPiece(text, from, all) {
  let longest = 0;
  for (let to = from + 2; to <= text.length && all.includes(text.slice(from, to)); to += 1) {
    if (standsAlone(text.slice(0, from), text.slice(from, to), text.slice(to))) longest = to - from;
  }
  return longest;
}
