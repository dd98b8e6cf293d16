// Queries that no one means, always the same ones: what must hold of every answer to them.


/** A small generator of random numbers below 1 (mulberry32), the same for a seed everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const THAI = Array.from({ length: 0x5b }, (_, place) => String.fromCharCode(0x0e01 + place));
const KINDS = {
  thai: THAI,
  marks: [..."\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e33\u0e4e"],
  markup: ["<", ">", "&", '"', "'", "<b>", "</mark>", "<mark>", "&amp;", "&#x0e01;", "<script>", "คอม", "a"],
  signs: [..."\\^$.|?*+()[]{}-/", "คอม", "obec", "2"],
  emoji: ["😀", "👩‍💻", "🇹🇭", "\ud83d", "\ude00", "\u200d", "\ufe0f", "ยืม"],
  mixed: [...THAI, ..."abcobecDMC 0123456789๐๑๒๓.-/ ", "\u200b", "\u00a0", "\t", "\n"],
  words: ["คอม", "ขอยืม", "ข้อมูล", "นักเรียน", " ", "โรงเรียน", "B-OBEC", "๑๐", "เเ", "ํา", "การ", "มิถุนายน"],
};

/** Return some queries of every kind, most short, and a few of ten thousand characters. */
function queries(count, seed) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const made = Array.from({ length: count }, () => {
    const letters = pick(Object.values(KINDS));
    return Array.from({ length: 1 + Math.floor(random() ** 2 * 60) }, () => pick(letters)).join("");
  });
  const long = Object.values(KINDS).map((letters) => Array.from({ length: 10000 }, () => pick(letters)).join(""));
  return [...made, ...long, "", " ", "ก".repeat(10000), "ก ".repeat(5000), "คอมพิวเตอร์".repeat(900)];
}

/** Return what is wrong with a piece of HTML that may hold marks and nothing else. */
function brokenHtml(html) {
  const text = html.replace(/<mark>([^<>]+)<\/mark>/g, "$1");
  if (/[<>"]/.test(text)) return "tags";
  if (/&(?!#\d+;)/.test(text)) return "an entity";
  return /(^|<mark>|… )[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(html) ? "a cluster cut apart" : "";
}

/** Ask everything; return what went wrong and the slowest query. */
function fuzz(search, index, count, seed) {
  const wrong = [];
  let slowest = { ms: 0, query: "" };
  for (const query of queries(count, seed)) {
    const begun = performance.now();
    try {
      const found = search.answer(query, index).items.flat();
      const broken = found.map(({ title, text }) => brokenHtml(title) || brokenHtml(text)).filter(Boolean);
      if (broken.length > 0) wrong.push(`${broken[0]}: ${query.slice(0, 60)}`);
    } catch (error) {
      wrong.push(`${error}: ${query.slice(0, 60)}`);
    }
    const ms = performance.now() - begun;
    if (ms > slowest.ms) slowest = { ms, query: query.slice(0, 60) };
  }
  return { wrong, slowest };
}
