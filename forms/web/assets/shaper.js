/** Words as glyphs of the form's font, cut into lines as Thai is read. */

// A word longer than a line is cut after any cluster: what hangs on a consonant stays with it.
const CLUSTER = /[เ-ไ]?.[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0e30\u0e32\u0e33\u0e45\u0e46]*/gsu;
const SHAPED = /[ก-ฮ][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]+|./gsu;
// What holds on to what comes after it: also parts of abbreviations and of numbers.
const OPENING = /[([{“‘«เ-ไ]$|(?:^|\s)["']$|[0-9๐-๙][/-]$|(?:^|[.\s])[ก-ฮ]\.$/;
// What holds on to what comes before it, ๆ also over a space.
const CLOSING = /^(?:\s*ๆ|[ฯ)\]}”’»!?,.;:%…/\-\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0e30\u0e32\u0e33\u0e45]|["'](?!\S))/;
const segmenter = Intl.Segmenter && new Intl.Segmenter("th", { granularity: "word" });

/** Text cut into words; where the browser knows none, into what can be parted at all. */
function wordsOf(text) {
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : text.match(CLUSTER);
}

/** Shapes words with the table of the form's font; lengths are in units of the font. */
class Shaper {
  constructor(table, words = wordsOf) {
    Object.assign(this, table, { words });
    this.clusters = new Map();
    for (const [tail, consonants, footless, parts] of table.tails)
      for (const consonant of consonants) this.clusters.set(consonant + tail, { footless, parts });
  }

  /** The glyphs of a line as `[number, x, y]`, and how far they reach. */
  shaped(text) {
    const placed = [];
    let pen = 0;
    const put = ([number, x, y, advance], from) => {
      placed.push([number, from + x, y]);
      pen += advance;
    };
    for (const [piece] of text.replace(/\s/g, " ").replace(/\p{C}/gu, "").matchAll(SHAPED)) {
      const { footless, parts } = this.clusters.get(piece) ?? {};
      for (const character of parts ? piece[0] : piece) {
        const [number, ...rest] = this.glyphs[character] ?? [0, 0, 0, this.units / 2];
        put([footless || number, ...rest], pen);
      }
      const edge = pen;
      for (const part of parts ?? []) put(part, edge);
    }
    return { placed, reach: pen };
  }

  width(text, size) {
    return (this.shaped(text).reach * size) / this.units;
  }

  /** Text cut into lines that are at most so wide. */
  lines(text, size, room) {
    return text.split("\n").flatMap((paragraph) => this.cut(paragraph, size, room));
  }

  cut(paragraph, size, room) {
    const lines = [];
    let line = "";
    const fits = (text) => this.width(text.trimEnd(), size) <= room;
    for (const piece of this.pieces(paragraph))
      for (const part of fits(piece) ? [piece] : piece.match(CLUSTER)) {
        if (line && !fits(line + part)) {
          lines.push(line.trimEnd());
          line = "";
        }
        line += part;
      }
    return [...lines, line.trimEnd()];
  }

  /** What no line may end within: words, with the signs that hold on to them. */
  pieces(paragraph) {
    const pieces = [];
    let [piece, place] = ["", 0];
    for (const word of this.words(paragraph)) {
      if (piece && !OPENING.test(piece) && !CLOSING.test(paragraph.slice(place))) {
        pieces.push(piece);
        piece = "";
      }
      piece += word;
      place += word.length;
    }
    return [...pieces, piece];
  }

  /** The largest size, from one downwards, at which words fit. */
  fitting(largest, fits) {
    let size = largest;
    while (size > this.smallest && !fits(size)) size -= this.step;
    return size;
  }
}
