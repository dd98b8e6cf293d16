/** Build what is searched from the site's index file. */
function makeIndex({ docs, config: { synonyms = [], stop = [] } }) {
  const pages = new Map();
  for (const doc of docs) if (!doc.location.includes("#")) pages.set(doc.location, plainText(doc.title));
  const titleOf = (location) => pages.get(location.split("#")[0]) ?? "";
  const groups = new Map();
  for (const group of synonyms) {
    for (const word of group) {
      const others = group.filter((other) => other !== word);
      const key = normalise(word).text;
      groups.set(key, [...(groups.get(key) ?? []), ...others]);
    }
  }
  return {
    entries: docs.map((doc) => entry(doc, titleOf(doc.location))),
    synonyms: groups,
    known: [...groups.keys()].filter((key) => key.length > 2).sort((one, other) => other.length - one.length),
    stop: new Set(stop.map((word) => normalise(word).text)),
  };
}

/** Return a result as the theme's list wants it. */
function item({ entry: found, score, places }) {
  const inField = (name) => spans(places.flatMap((each) => each[name] ?? []), found[name]);
  const [inTitle, inText] = [inField("title"), inField("text")];
  const terms = {};
  for (const [start, end] of inText) terms[found.text.plain.slice(start, end)] = true;
  for (const [start, end] of inTitle) terms[found.title.plain.slice(start, end)] = true;
  return {
    location: found.location,
    title: marked(found.title.plain, inTitle),
    text: snippet(found.text.plain, inText),
    score,
    terms,
  };
}

/** Answer a query: a list a page, best first, the page's own entry among them. */
function answer(query, index) {
  const groups = new Map();
  for (const found of ranked(query, index)) {
    const page = found.entry.location.split("#")[0];
    groups.set(page, [...(groups.get(page) ?? []), item(found)]);
  }
  for (const [page, list] of groups) {
    if (list.some(({ location }) => location === page)) continue;
    const own = index.entries.find(({ location }) => location === page);
    if (own) list.push(item({ entry: own, score: 0, places: [] }));
  }
  return { items: [...groups.values()] };
}

if (typeof importScripts === "function") {
  let index = null;
  self.addEventListener("message", ({ data: { type, data } }) => {
    if (type === 0) {
      index = makeIndex(data);
      self.postMessage({ type: 1 });
    } else if (type === 2) {
      self.postMessage({ type: 3, data: answer(data, index) });
    }
  });
}
