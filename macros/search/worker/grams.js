/**
 * Which entries may hold some letters: an index by two and three letters that stand together.
 *
 * Each pair and triple falls into one of a fixed number of buckets; a bucket lists the entries
 * that have one of its own, ascending. Two that share a bucket only make a list longer: whoever
 * asks looks into the entries that the list names.
 */
const BUCKETS = 1 << 16;

/** Return the bucket of some letters that stand together. */
function bucketOf(first, second, third) {
  const mixed = Math.imul(Math.imul(first + 1, 0x9e3779b1) ^ second, 0x85ebca6b) ^ third;
  return Math.imul(mixed, 0xc2b2ae35) >>> 16;
}

/** Return the lists of all buckets, one behind the other, and where each begins. */
function gramIndex(entries, form) {
  const from = new Uint32Array(BUCKETS + 1);
  eachBucket(entries, form, (bucket) => {
    from[bucket + 1] += 1;
  });
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) from[bucket + 1] += from[bucket];
  const numbers = entryNumbers(from[BUCKETS], entries.length);
  const next = from.slice();
  eachBucket(entries, form, (bucket, number) => {
    numbers[next[bucket]] = number;
    next[bucket] += 1;
  });
  return { from, numbers, all: entryNumbers(entries.length, entries.length).map((_, number) => number) };
}

/** Return room for some numbers of entries. */
function entryNumbers(size, entries) {
  return entries <= 1 << 16 ? new Uint16Array(size) : new Uint32Array(size);
}

/** Tell each bucket of each entry, once. */
function eachBucket(entries, form, tell) {
  const told = new Int32Array(BUCKETS).fill(-1);
  const once = (bucket, number) => {
    if (told[bucket] === number) return;
    told[bucket] = number;
    tell(bucket, number);
  };
  entries.forEach((entry, number) => {
    for (const name of FIELD_NAMES) {
      const text = entry[name][form];
      for (let place = 1; place < text.length; place += 1) {
        const [first, second] = [text.charCodeAt(place - 1), text.charCodeAt(place)];
        once(bucketOf(0, first, second), number);
        if (place > 1) once(bucketOf(text.charCodeAt(place - 2), first, second), number);
      }
    }
  });
}

/** Return the list of each two or three letters of a text that stand together, one for each place. */
function listsOf(text, { from, numbers }) {
  const size = Math.min(3, text.length);
  const lists = [];
  for (let end = Math.max(2, size); end <= text.length; end += 1) {
    const third = size > 2 ? text.charCodeAt(end - 3) : 0;
    const bucket = bucketOf(third, text.charCodeAt(end - 2), text.charCodeAt(end - 1));
    lists.push(numbers.subarray(from[bucket], from[bucket + 1]));
  }
  return lists;
}

/** Return the numbers of the entries that may hold a text: those with the rarest of its letters. */
function holders(text, grams) {
  return listsOf(text, grams).reduce((fewest, list) => (list.length < fewest.length ? list : fewest), grams.all);
}

/** Return the numbers of the entries that may hold a text with some letters changed, ascending. */
function nearHolders(text, edits, grams) {
  // A letter that is changed, left out or put in spoils three places at most (Ukkonen, 1992).
  const least = text.length - 2 - 3 * edits;
  if (least > 1) return namedOften(listsOf(text, grams), least, grams);
  const parts = unchangedParts(text, edits);
  return namedOften(parts.map(({ letters }) => holders(letters, grams)), 1, grams);
}

/** Return the numbers that stand in some of these lists at least, ascending. */
function namedOften(lists, least, { all }) {
  const named = new Uint8Array(all.length);
  for (const list of lists) for (const number of list) named[number] += 1;
  return all.filter((number) => named[number] >= least);
}
