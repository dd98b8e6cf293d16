/** How many letters of a section a result shows. */
const SNIPPET = 160;

/** Text as HTML that shows it. */
function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Return places in normal text as places in the text itself, whole clusters, none overlapping. */
function spans(places, field) {
  const found = places.map(([from, to]) => {
    let start = field.normal.at[from];
    let end = field.normal.at[to] ?? field.plain.length;
    while (plainLetter(field.plain[end - 1]) === "") end -= 1;
    while (start > 0 && COMBINING.test(field.plain[start])) start -= 1;
    while (end < field.plain.length && COMBINING.test(field.plain[end])) end += 1;
    return [start, end];
  });
  found.sort((one, other) => one[0] - other[0]);
  const merged = [];
  for (const [start, end] of found) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

const COMBINING = /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/;
/** Vowels that are written before their consonant. */
const LEADING = /[เแโใไ]/;

/** Return a part of a text as HTML with its marks; the part begins and ends at a cluster. */
function marked(text, places, from = 0, to = text.length) {
  let html = "";
  let place = from;
  for (const [start, end] of places) {
    if (end <= from || start >= to) continue;
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    html += escapeHtml(text.slice(place, first)) + `<mark>${escapeHtml(text.slice(first, last))}</mark>`;
    place = last;
  }
  return html + escapeHtml(text.slice(place, to));
}

/** Return the nearest place to cut a text, from this one back: never inside a cluster. */
function cutBefore(text, place) {
  let cut = place;
  while (cut > 0 && cut < text.length && COMBINING.test(text[cut])) cut -= 1;
  return cut > 0 && LEADING.test(text[cut - 1]) ? cut - 1 : cut;
}

/** Return the piece of a text around its first mark. */
function snippet(text, places) {
  if (text.length <= SNIPPET) return marked(text, places);
  const first = places[0]?.[0] ?? 0;
  let from = cutBefore(text, Math.max(0, first - SNIPPET / 4));
  const to = cutBefore(text, Math.min(text.length, from + SNIPPET));
  const space = text.indexOf(" ", from);
  if (from > 0 && space >= 0 && space < first) from = space + 1;
  return (from > 0 ? "… " : "") + marked(text, places, from, to) + (to < text.length ? " …" : "");
}
