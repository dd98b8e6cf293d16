/** How many letters of a section a result shows. */
const SNIPPET = 160;

/** Text as HTML that shows it. */
function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Return where the ways that found a field found it, as places in its plain text. */
function matched(ways, field) {
  const found = ways.map(({ form, places }) => ({ form, places: places(field) })).filter((each) => each.places.length > 0);
  if (found.length === 0) return NOWHERE;
  const normal = normalise(field.plain);
  return spans(found.flatMap(({ form, places }) => inNormal(places, form, normal)), field.plain, normal.at);
}

/** Return places in a form of a normal text as places in that text. */
function inNormal(places, form, normal) {
  if (form === "normal") return places;
  const { at } = form === "folded" ? fold(normal) : bare(normal);
  return places.map(([from, to]) => [at[from], at[to - 1] + 1]);
}

/** Return places in normal text as places in the text itself, whole clusters, none overlapping. */
function spans(places, plain, at) {
  const found = places.map(([from, to]) => {
    let start = at[from];
    let end = at[to] ?? plain.length;
    while (plainLetter(plain[end - 1]) === "") end -= 1;
    while (start > 0 && COMBINING.test(plain[start])) start -= 1;
    while (end < plain.length && COMBINING.test(plain[end])) end += 1;
    return [start, end];
  });
  return merged(found);
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
