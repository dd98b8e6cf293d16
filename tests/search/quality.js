// How good and how sound the worker's answers are, asked without the theme around them.

/** Return the share of queries whose page is first, among three, and that find nothing. */
function measured(index, queries, map) {
  const page = (address) => address.split("#")[0];
  const ranks = queries.map(({ q, expect }) => {
    const wanted = new Set(expect.flatMap((concept) => map[concept]).map(page));
    const found = answer(q, index).items.map(([best]) => page(best.location));
    return { q, rank: found.findIndex((address) => wanted.has(address)) + 1, found: found.slice(0, 3) };
  });
  const share = (holds) => ranks.filter(holds).length / ranks.length;
  return {
    first: share(({ rank }) => rank === 1),
    three: share(({ rank }) => rank >= 1 && rank <= 3),
    empty: share(({ found }) => found.length === 0),
    misses: ranks.filter(({ rank }) => rank !== 1),
  };
}

/** Return the results whose characters are not the document's own, or are cut inside a cluster. */
function altered(index, queries) {
  const own = new Map(index.entries.map((each) => [each.location, each]));
  const shown = (html) => html.replace(/<\/?mark>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  const cluster = /(^|<mark>|… )[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]|<\/mark>[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/;
  const wrong = [];
  for (const { q } of queries) {
    for (const { location, title, text } of answer(q, index).items.flat()) {
      const { title: name, text: body, tags } = own.get(location);
      const piece = shown(text).replace(/^… /, "").replace(/ …$/, "");
      const same = shown(title) === name.plain && (body.plain.includes(piece) || tags.plain.includes(piece));
      if (!same || cluster.test(title) || cluster.test(text)) wrong.push([q, location, title, text]);
    }
  }
  return wrong;
}

/** Return the beginnings of words, titles and synonyms that find nothing; what has no letter is no word. */
function emptyPrefixes(index, texts, groups) {
  const segmenter = new Intl.Segmenter("th", { granularity: "word" });
  const typed = new Set();
  const add = (word) => [...word].forEach((_, end, letters) => typed.add(letters.slice(0, end + 1).join("")));
  for (const { title, text } of index.entries) {
    for (const each of [title.plain, text.plain]) {
      for (const { segment, isWordLike } of segmenter.segment(each)) if (isWordLike) add(segment);
    }
  }
  texts.forEach(add);
  const stands = (word) => collect(exactly(normalise(word).text, [true, true]), index).hits.size > 0;
  groups.filter((group) => group.some(stands)).flat().forEach(add);
  return [...typed].filter((query) => normalise(query).text && answer(query, index).items.length === 0);
}

/** Return the queries that are answered otherwise when every entry is looked at. */
function missedByTheIndex(index, queries) {
  const found = queries.map((query) => JSON.stringify(answer(query, index)));
  const every = () => index.entries.map((_, number) => number);
  [holders, nearHolders] = [every, every];
  return queries.filter((query, number) => JSON.stringify(answer(query, index)) !== found[number]);
}
