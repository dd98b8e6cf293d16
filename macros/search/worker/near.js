/** How many letters may differ in a term of some length. */
function allowedEdits(length) {
  if (length < 5 || length > LONGEST_NEAR) return 0;
  if (length >= 15) return 3;
  return length >= 9 ? 2 : 1;
}

/** No one types more than this in one piece; what is longer is found by its words. */
const LONGEST_NEAR = 48;

/** Cut a term into one part more than letters may differ: one of them then stands unchanged. */
function unchangedParts(term, edits) {
  const size = Math.ceil(term.length / (edits + 1));
  const parts = [];
  for (let from = 0; from < term.length; from += size) parts.push({ from, letters: term.slice(from, from + size) });
  return parts;
}

/** Return what finds the best place where a folded term almost stands in a field: around its unchanged parts. */
function nearPlaces(term, edits) {
  const parts = unchangedParts(term, edits);
  const find = nearPlace(term, edits);
  return ({ folded }) => {
    if (folded.length < term.length - edits) return NOWHERE;
    const windows = [];
    for (const { from, letters } of parts) {
      for (const [place] of places(letters, folded)) {
        const start = place - from;
        windows.push([Math.max(0, start - edits), Math.min(folded.length, start + term.length + edits)]);
      }
    }
    let best = null;
    for (const window of merged(windows)) {
      const near = find(folded, window);
      if (near && !(best?.edits <= near.edits)) best = near;
    }
    return best ? [best.place] : NOWHERE;
  };
}

/** Join ranges that touch. */
function merged(ranges) {
  const found = [];
  for (const [from, to] of ranges.sort((one, other) => one[0] - other[0])) {
    const last = found[found.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** Return what finds the best place where a term almost stands in part of a text (Sellers, 1980), or nothing. */
function nearPlace(term, edits) {
  const size = term.length;
  const columns = [0, 1].map(() => ({ cost: new Uint8Array(size + 1), from: new Int32Array(size + 1), deepest: 0 }));
  return (text, [start, end]) => {
    let [before, column] = columns;
    before.cost.forEach((_, row, cost) => (cost[row] = row));
    before.from.fill(start);
    before.deepest = edits;
    let best = null;
    for (let place = start; place < end; place += 1) {
      column.cost[0] = 0;
      column.from[0] = place + 1;
      fill(column, before, term, text.charCodeAt(place), edits);
      const cost = column.cost[size];
      if (column.deepest === size && cost < (best?.edits ?? edits + 1)) {
        best = { edits: cost, place: [column.from[size], place + 1] };
      }
      [before, column] = [column, before];
    }
    return best;
  };
}

/** Fill a column from the one before it, down to the last row that is good enough (Ukkonen, 1985). */
function fill(column, before, term, letter, edits) {
  const rows = Math.min(term.length, before.deepest + 1);
  const { cost, from } = column;
  column.deepest = 0;
  for (let row = 1; row <= rows; row += 1) {
    const swap = before.cost[row - 1] + (term.charCodeAt(row - 1) === letter ? 0 : 1);
    const extra = before.cost[row] + 1;
    const lost = cost[row - 1] + 1;
    const least = Math.min(swap, extra, lost);
    cost[row] = least;
    from[row] = least === swap ? before.from[row - 1] : least === extra ? before.from[row] : from[row - 1];
    if (least <= edits) column.deepest = row;
  }
  if (rows < term.length) cost[rows + 1] = edits + 1;
}
