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
  const common = stop.map((word) => normalise(word).text);
  const entries = docs.map((doc) => entry(doc, titleOf(doc.location)));
  return {
    entries,
    all: entries.flatMap((each) => Object.keys(FIELDS).map((name) => each[name].normal.text)).join("\n"),
    synonyms: groups,
    known: knownWords([...groups.keys()], common),
    stop: new Set(common),
  };
}

/** Words to cut at, the longest first; short ones stand inside too many others. */
function knownWords(meaningful, common) {
  const words = [...meaningful.filter((word) => word.length > 2), ...common.filter((word) => word.length > 3)];
  return words.sort((one, other) => other.length - one.length);
}

/** Return a result as the theme's list wants it. */
function item({ entry: found, score, places }) {
  const inField = (name) => spans(places.flatMap((each) => each[name] ?? []), found[name]);
  const [inTitle, inText, inTags] = [inField("title"), inField("text"), inField("tags")];
  // Of a form that is found only by what people call it, that name is what a reader looks for.
  const named = inText.length === 0 && inTags.length > 0;
  const terms = {};
  for (const [start, end] of inText) terms[found.text.plain.slice(start, end)] = true;
  for (const [start, end] of inTitle) terms[found.title.plain.slice(start, end)] = true;
  return {
    location: found.location,
    title: marked(found.title.plain, inTitle),
    text: named ? snippet(found.tags.plain, inTags) : snippet(found.text.plain, inText),
    score,
    terms,
  };
}

/** No one types a longer query; what is pasted is searched by its beginning. */
const LONGEST_QUERY = 200;

/** Answer a query: a list a page, best first, the page's own entry among them. */
function answer(query, index) {
  const groups = new Map();
  for (const found of ranked(query.slice(0, LONGEST_QUERY), index)) {
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
