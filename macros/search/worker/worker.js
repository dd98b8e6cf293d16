/** Build what is searched from the site's index file. */
function makeIndex({ docs, config: { synonyms = [], stop = [] } }) {
  const titles = new Map(docs.map((doc) => [doc.location, plainText(doc.title)]));
  const entries = docs.map((doc) => entry(doc, titles.get(pageOf(doc)) ?? ""));
  const groups = grouped(synonyms);
  const common = stop.map((word) => normalise(word).text);
  return {
    entries,
    pages: new Map(entries.map((each) => [each.location, each])),
    grams: { folded: gramIndex(entries, "folded"), bare: gramIndex(entries, "bare") },
    synonyms: groups,
    known: knownWords([...groups.keys()], common),
    stop: new Set(common),
    whole: new Map(),
  };
}

/** Return the address of the page that something stands on. */
function pageOf({ location }) {
  return location.split("#")[0];
}

/** Return for each word the others of its groups. */
function grouped(synonyms) {
  const groups = new Map();
  for (const group of synonyms) {
    const names = group.map((word) => normalise(word).text);
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), ...names.filter((other) => other !== name)]);
  }
  return groups;
}

/** Words to cut at, the longest first; short ones stand inside too many others. */
function knownWords(meaningful, common) {
  const words = [...meaningful.filter((word) => word.length > 2), ...common.filter((word) => word.length > 3)];
  return words.sort((one, other) => other.length - one.length);
}

/** Return a result as the theme's list wants it. */
function item({ entry: found, score, ways }) {
  const [inTitle, inText, inTags] = [found.title, found.text, found.tags].map((field) => matched(ways, field));
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
/** No one reads more results, nor more of one page, which the theme writes all at once. */
const MOST_RESULTS = 100;
const MOST_OF_A_PAGE = 8;

/** Answer a query; where it finds nothing, `meant` is what the other keyboard would have written. */
function answer(query, index) {
  const asked = query.slice(0, LONGEST_QUERY);
  const own = ranked(asked, index);
  if (own.length > 0) return { items: lists(own, index) };
  const { meant, found } = meantOnOtherKeyboard(asked, index);
  return found.length > 0 ? { items: lists(found, index), meant } : { items: [] };
}

/** Return what is found as a list a page, best first, the page's own entry among them. */
function lists(results, index) {
  const groups = new Map();
  for (const found of results.slice(0, MOST_RESULTS)) {
    const page = pageOf(found.entry);
    const group = groups.get(page) ?? [];
    if (group.length < MOST_OF_A_PAGE) groups.set(page, [...group, found]);
  }
  for (const [page, group] of groups) {
    const own = index.pages.get(page);
    if (own && !group.some(({ entry }) => entry === own)) group.push({ entry: own, score: 0, ways: [] });
  }
  return [...groups.values()].map((group) => group.map(item));
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
