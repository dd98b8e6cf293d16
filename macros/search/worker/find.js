/** Return every place where a term stands in normal text; Latin and numbers begin a word. */
function exactPlaces(term, { text, starts }) {
  const places = [];
  const thai = scriptOf(term[0]) === "thai";
  const number = /^\d{1,3}$/.test(term);
  for (let from = text.indexOf(term); from >= 0; from = text.indexOf(term, from + 1)) {
    const end = from + term.length;
    const whole = !number || end === text.length || starts[end];
    if ((thai || starts[from]) && whole) places.push([from, end]);
  }
  return places;
}

/** Return the places of a folded term in folded text, as places in normal text. */
function foldedPlaces(term, folded) {
  const places = [];
  for (let from = folded.text.indexOf(term); from >= 0; from = folded.text.indexOf(term, from + 1)) {
    places.push([folded.at[from], folded.at[from + term.length - 1] + 1]);
  }
  return places;
}

/** How many letters may differ in a term of some length. */
function allowedEdits(length) {
  if (length >= 15) return 3;
  if (length >= 9) return 2;
  return length >= 5 ? 1 : 0;
}

/** No one types more than this in one piece; what is longer is found by its words. */
const LONGEST_NEAR = 48;

/** Whether a text can hold a term with some letters changed: one of its parts is then unchanged. */
function mayHold(text, term, edits) {
  const size = Math.ceil(term.length / (edits + 1));
  for (let from = 0; from < term.length; from += size) {
    if (text.includes(term.slice(from, from + size))) return true;
  }
  return false;
}

/** Return the best place where a folded term almost stands (Sellers, 1980), or nothing. */
function nearPlace(term, folded) {
  const most = allowedEdits(term.length);
  if (most === 0 || term.length > LONGEST_NEAR || !mayHold(folded.text, term, most)) return null;
  const size = term.length;
  let [cost, nextCost] = [Array.from({ length: size + 1 }, (_, row) => row), new Array(size + 1)];
  let [from, nextFrom] = [new Array(size + 1).fill(0), new Array(size + 1)];
  let best = null;
  for (let column = 0; column < folded.text.length; column += 1) {
    const letter = folded.text[column];
    [nextCost[0], nextFrom[0]] = [0, column + 1];
    for (let row = 1; row <= size; row += 1) {
      const swap = cost[row - 1] + (term[row - 1] === letter ? 0 : 1);
      const extra = cost[row] + 1;
      const lost = nextCost[row - 1] + 1;
      const least = Math.min(swap, extra, lost);
      nextCost[row] = least;
      nextFrom[row] = least === swap ? from[row - 1] : least === extra ? from[row] : nextFrom[row - 1];
    }
    [cost, nextCost] = [nextCost, cost];
    [from, nextFrom] = [nextFrom, from];
    if (cost[size] <= most && (!best || cost[size] < best.edits)) {
      best = { edits: cost[size], from: from[size], to: column };
    }
  }
  if (!best || best.from > best.to) return null;
  return { edits: best.edits, place: [folded.at[best.from], folded.at[best.to] + 1] };
}
