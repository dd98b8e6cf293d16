/** Return what finds every place where a normal term stands in a field; Latin and numbers begin a word. */
function exactPlaces(term) {
  const thai = scriptOf(term[0]) === "thai";
  const number = /^\d{1,3}$/.test(term);
  if (thai) return ({ normal }) => places(term, normal);
  return ({ normal, starts }) => {
    const begins = ([from]) => starts[from] === "1";
    const ends = ([, to]) => !number || to === normal.length || starts[to] === "1";
    return places(term, normal).filter((place) => begins(place) && ends(place));
  };
}

/** Return every place where a term stands in a text, whatever is around it. */
function places(term, text) {
  let from = placeOf(term, text, 0);
  if (from < 0) return NOWHERE;
  const found = [];
  for (; from >= 0; from = placeOf(term, text, from + 1)) found.push([from, from + term.length]);
  return found;
}

const NOWHERE = [];

/**
 * Return where letters next stand in a text, or -1.
 *
 * V8's `indexOf` looks for the greater byte of the first letter: of ก to ฎ that is the byte which
 * all Thai letters share, and each of them stops it. For these a plain loop is five times as fast,
 * measured in V8 15.6.
 */
function placeOf(letters, text, from) {
  const first = letters.charCodeAt(0);
  if (first < 0x0e01 || first > 0x0e0e) return text.indexOf(letters, from);
  const last = text.length - letters.length;
  for (let place = from; place <= last; place += 1) {
    if (text.charCodeAt(place) === first && text.startsWith(letters, place)) return place;
  }
  return -1;
}

/** Whether a match is a whole word of its field. */
function isWhole([from, to], { starts }) {
  return starts[from] !== "0" && starts[to] !== "0";
}

/** Whether a match leaves over a splinter of the word around it, on a side where it is itself a word. */
function leavesSplinter([from, to], { starts }, [begins, ends]) {
  return (begins && splinterAt(starts, from, -1)) || (ends && splinterAt(starts, to, 1));
}

/** Whether a piece too short for a word lies between a place and the next beginning. */
function splinterAt(starts, place, step) {
  let size = 0;
  while (size < WORD && starts[place + size * step] === "0") size += 1;
  return size > 0 && size < WORD;
}
