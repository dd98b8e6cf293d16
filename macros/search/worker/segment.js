/** What cuts Thai into words, where the browser can. */
const SEGMENTER = typeof Intl === "object" && Intl.Segmenter ? new Intl.Segmenter("th", { granularity: "word" }) : null;

/** From how many letters on a piece of Thai is taken for a word. */
const WORD = 3;

/**
 * Note in the `starts` of a normal text where the browser sees a word begin.
 *
 * 2 says so; where nothing can cut, a word may begin anywhere.
 */
function cutWords(text, { at, starts }) {
  if (!SEGMENTER) {
    starts.forEach((start, place) => (starts[place] = start || 2));
    return;
  }
  let next = 0;
  for (const { index } of SEGMENTER.segment(text)) {
    while (at[next] < index) next += 1;
    if (starts[next] === 0) starts[next] = 2;
  }
}
