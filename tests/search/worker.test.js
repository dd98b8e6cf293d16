// What each function of the worker promises, in Node and in the browser alike.

const CASES = {
  "normal text has one form for digits, case and marks": () => {
    same(normalise("พ.ศ. ๒๕๕๐ DMC").text, "พศ2550dmc");
    same(normalise("เเบบ").text, "แบบ");
    same(normalise("บํารุง นํ้า น้ํา").text, "บำรุงน้ำน้ำ");
    same(normalise("พ้ืนที่").text, normalise("พื้นที่").text);
    same(normalise("ก\u200bข\u00adค").text, "กขค");
    same(normalise("😀\ud83d é").text, "é");
  },
  "each normal letter knows where it came from": () => {
    const text = "เเบบ (B-OBEC) บํารุง";
    const { text: found, at } = normalise(text);
    same(found.length, at.length);
    same(text[at[found.indexOf("b")]], "B");
    same(at[0], 0);
    same(text.slice(at[found.indexOf("รุง")]), "รุง");
  },
  "each key has one letter on either keyboard, the other way round too": () => {
    same([THAI_KEYS.length, new Set(THAI_KEYS).size], [94, 94]);
    same([...ENGLISH_KEYS].map((letter) => letter.charCodeAt(0)).sort((one, other) => one - other), [...Array(94)].map((_, place) => place + 33));
    for (const letter of ENGLISH_KEYS) if (/[a-z]/i.test(letter)) same(onOtherKeyboard(onOtherKeyboard("m" + letter)), "m" + letter);
    for (const letter of THAI_KEYS) if (/[\u0e01-\u0e4d]/.test(letter)) same(onOtherKeyboard(onOtherKeyboard(letter)), letter);
  },
  "a query of the wrong keyboard is answered where all of it can be read": () => {
    same(answer("ry'", small()).meant, "พัง");
    same(answer("ry' rA'", small()), { items: [] });
    same(answer(";b", small()), { items: [] });
    same(answer("พัง", small()).meant, undefined);
  },
  "a number has no zero before it": () => {
    same(["DLICT-02", "dlict ๐๒", "dlict002"].map((text) => normalise(text).text), ["dlict2", "dlict2", "dlict2"]);
    same(["100", "2005", "0", "00", "10 05"].map((text) => normalise(text).text), ["100", "2005", "0", "0", "105"]);
    same(normalise("ก 02").at, [0, 2]);
    same(matched([...ways({ text: "dlict", edges: [true, true] })].slice(0, 1), field("DLICT-02")), [[0, 5]]);
    same(matched([...ways({ text: "2", edges: [true, true] })].slice(0, 1), field("DLICT-02")), [[6, 8]]);
  },
  "a word begins behind a space, a sign, and where the script changes": () => {
    const starts = (text) => normalise(text).starts.join("");
    same(starts("b-obec"), "11000");
    same(starts("และUpdate2"), "1001000001");
    same(starts("a\u200bb"), "10");
  },
  "folded text sounds the same": () => {
    const folded = (text) => fold(normalise(text)).text;
    same(folded("ครุภัณฑ์"), folded("ครุพัน"));
    same(folded("แจ้งซ้อม"), folded("แจ้งซ่อม"));
    same(folded("อิเล็กทรอนิกส์"), folded("อิเลกทรอนิก"));
    const { text, at } = fold(normalise("สิทธิ์ใหม่"));
    same(text, "สิทไหม");
    same(at[text.indexOf("ไ")], 6);
  },
  "bare text has no mark above or below": () => {
    same(bare(normalise("ครุภัณฑ์")).text, bare(normalise("ครภณฑ")).text);
    same(bare(normalise("ที่ดิน")).at.join(), "0,3,5");
  },
  "exact places are all places; Latin and short numbers begin a word": () => {
    const exact = (term, text) => exactPlaces(term)(field(text));
    same(exact("ข้อมูล", "ข้อมูลข้อมูล"), [[0, 6], [6, 12]]);
    same(exact("obec", "B-OBEC bobec"), [[1, 5]]);
    same(exact("1", "10 และ 1"), [[5, 6]]);
    same(exact("2550", "พ.ศ. 2550-2554"), [[2, 6]]);
    same(exact("ไม่มี", "ข้อมูล"), []);
  },
  "a text is searched as `indexOf` does": () => {
    for (const letters of ["ก", "ค", "ฎ", "ฏ", "เ", "คอม", "มม", "a", "คอมพิวเตอร์คอม"]) {
      for (const text of ["", "ก", "กคฎฏเa", "ระบบคอมพิวเตอร์คอม", "มมม", "ระบบคอ"]) {
        for (const from of [0, 1, 5]) same(placeOf(letters, text, from), text.indexOf(letters, from));
      }
    }
  },
  "folded places are places in normal text": () => {
    const normal = normalise("แบบแจ้งซ่อม");
    const found = inNormal(places(fold(normalise("ซ้อม")).text, fold(normal).text), "folded", normal);
    same(found.map(([from, to]) => normal.text.slice(from, to)), ["ซ่อม"]);
  },
  "a near place allows what the length allows": () => {
    const text = field("ระบบคอมพิวเตอร์ของโรงเรียน");
    const near = (term, edits) => nearPlaces(fold(normalise(term)).text, edits)(text).map(([from, to]) => text.folded.slice(from, to));
    same(near("คอนพิวเตอ", 1), ["คอมพิวเตอ"]);
    same(near("คอนพิวเดอ", 1), []);
    same(near("คอนพิวเดอ", 2), ["คอมพิวเตอ"]);
    same(near("ไม่เหมือนเลย", 2), []);
    same([4, 5, 9, 15, 48, 49].map(allowedEdits), [0, 1, 2, 3, 3, 0]);
  },
  "a near place is the best of the whole text, wherever its unchanged parts are": () => {
    const random = generator(7);
    const letters = () => Array.from({ length: 1 + Math.floor(random() * 90) }, () => "กขคง"[Math.floor(random() * 4)]).join("");
    for (let round = 0; round < 3000; round += 1) {
      const [term, text, edits] = [letters().slice(0, 5 + (round % 12)), letters(), 1 + (round % 3)];
      if (allowedEdits(term.length) < edits) continue;
      const best = nearPlace(term, edits)(text, [0, text.length]);
      same(nearPlaces(term, edits)({ folded: text }), best ? [best.place] : []);
      same(best?.edits ?? null, distanceWithin(term, text, edits));
    }
  },
  "who holds some letters is among those that may hold them": () => {
    const random = generator(3);
    const letters = () => Array.from({ length: Math.floor(random() * 12) }, () => "กขคงabc"[Math.floor(random() * 7)]).join("");
    const entries = Array.from({ length: 300 }, () => entry({ location: "", title: letters(), text: letters() }, letters()));
    const grams = gramIndex(entries, "bare");
    for (let round = 0; round < 500; round += 1) {
      const text = letters();
      const edits = allowedEdits(text.length);
      const [may, mayNearly] = [new Set(holders(text, grams)), new Set(edits ? nearHolders(text, edits, grams) : [])];
      entries.forEach((each, number) => {
        const texts = FIELD_NAMES.map((name) => each[name].bare);
        if (texts.some((other) => other.includes(text))) same(may.has(number), true);
        if (edits && texts.some((other) => distanceWithin(text, other, edits) !== null)) same(mayNearly.has(number), true);
      });
    }
    same([...holders("กข", gramIndex([], "bare"))], []);
  },
  "a query is cut at known words first, never inside a cluster": () => {
    const index = small();
    same(words("คอมพัง", index), ["คอม", "พัง"]);
    same(words("พ.ร.บ.คอม", index), ["พรบ", "คอม"]);
    same(words("เสียงดัง", index).join(""), "เสียงดัง");
    same(words("เน็ตช้า", index)[0], "เน็ต");
    same(standsAlone("เ", "ก", ""), false);
    same(standsAlone("", "ก", "่อน"), false);
    same(standsAlone("", "ก", "า"), false);
    same(standsAlone("a", "bc", ""), false);
  },
  "without a segmenter a query is cut into what the manual has": () => {
    const index = makeIndex({ config: {}, docs: [{ location: "", title: "แบบขอยืม", text: "ข้อมูลนักเรียน" }] });
    same(knownPieces("ขอยืมข้อมูล", index), ["ขอยืม", "ข้อมูล"]);
    same(knownPieces("ฅฅข้อมูล", index), ["ฅฅ", "ข้อมูล"]);
    same(knownPieces("", index), []);
  },
  "a known word that is still being typed is one piece": () => {
    same(words("ขอกฎหม", small()), ["ขอ", "กฎหม"]);
    same(words("กฎหม", small()), ["กฎหม"]);
    same(words("พังกฎหม", small()), ["พัง", "กฎหม"]);
  },
  "a word half typed, or almost right, finds what its synonyms find": () => {
    const found = (query) => answer(query, small()).items.map(([best]) => best.location);
    same(found("กฎหมาย"), ["duties/#law"]);
    for (const query of ["กฎหม", "กฎมาย", "กฏหมาย", "legis", "legislaton"]) same(found(query), found("กฎหมาย"));
    same(found("legislatio!s"), []);
  },
  "a word that stands only inside another is a weak hit": () => {
    const docs = ["ระบบเสียง", "จอเสียแล้ว"].map((text, number) => ({ location: `p/#${number}`, title: "", text }));
    const index = makeIndex({ config: { synonyms: [["เสีย", "พัง"]] }, docs });
    const found = (query) => answer(query, index).items.flat().map(({ location }) => location);
    if (SEGMENTER) same(found("เสีย"), ["p/#1", "p/#0"]);
    same(found("เสียง")[0], "p/#0");
    same(isWord("เสีย", index), true);
    same(isWord("เสี", index), !SEGMENTER);
    same(isWord("ส", index), false);
  },
  "a match leaves over a splinter only where a word is cut": () => {
    const inside = (starts, from, to, edges = [true, true]) => leavesSplinter([from, to], { starts }, edges);
    same(inside("1000200", 0, 4), false);
    same(inside("1000200", 0, 3), true);
    same(inside("1000200", 0, 3, [true, false]), false);
    same(inside("1000200", 1, 4), true);
    same(inside("1000200", 1, 4, [false, true]), false);
    same(inside("1000000", 0, 3), false);
    same(inside("1000000", 3, 7), false);
    same(isWhole([0, 4], { starts: "1000200" }), true);
    same(isWhole([4, 7], { starts: "1000200" }), true);
    same(isWhole([0, 3], { starts: "1000200" }), false);
  },
  "marks are whole clusters and escape what they hold": () => {
    same(marked("a<b>&", [[1, 2]]), "a<mark>&#60;</mark>b&#62;&#38;");
    const plain = "ที่ดิน นํ้า";
    const { at } = normalise(plain);
    same(spans([[0, 1]], plain, at), [[0, 3]]);
    same(spans([[1, 2]], plain, at), [[0, 3]]);
    same(spans([[0, 3], [3, 6]], plain, at), [[0, 6]]);
    same(spans([[6, 9]], plain, at), [[7, 11]]);
    same(matched([...ways({ text: "ดิน", edges: [true, true] })].slice(0, 2), field(plain)), [[3, 6]]);
    same(matched([...ways({ text: "ไม่มี", edges: [true, true] })], field(plain)), []);
  },
  "a snippet is around the first mark and starts at a cluster": () => {
    const text = "เกี่ยวกับที่ดิน".repeat(30);
    for (let place = 0; place < text.length; place += 1) {
      const shown = snippet(text, [[place, place + 1]]).replace(/<\/?mark>/g, "").replace(/^… /, "");
      same(/^[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(shown), false);
      same(shown.length <= SNIPPET + 4, true);
    }
    same(snippet("สั้น", [[0, 4]]), "<mark>สั้น</mark>");
  },
  "an answer is a list a page with the page itself in it": () => {
    const { items } = answer("พัง", small());
    same(items.map((list) => list.map(({ location }) => location)), [["forms/repair/#how", "forms/repair/"]]);
    same(items[0][0].terms, { ซ่อม: true });
    same(answer("  ", small()), { items: [] });
    same(answer("zzzz", small()), { items: [] });
  },
  "an answer is no longer than anyone reads": () => {
    const docs = Array.from({ length: 300 }, (_, number) => ({ location: `p${number % 9}/#${number}`, title: "", text: "ข้อมูล" }));
    docs.push(...Array.from({ length: 9 }, (_, number) => ({ location: `p${number}/`, title: "หน้า", text: "" })));
    const { items } = answer("ข้อมูล", makeIndex({ config: {}, docs }));
    same(items.length, 9);
    same(items.every((list) => list.length === MOST_OF_A_PAGE + 1), true);
    same(items.every((list) => list[MOST_OF_A_PAGE].title === "หน้า"), true);
  },
  "what a form is only called is shown": () => {
    const [[form]] = answer("จอดำ", small()).items;
    same([form.location, form.text], ["forms/repair/", "<mark>จอดำ</mark> · เปิดไม่ติด"]);
  },
};

/** The least number of edits that turns a term into a piece of a text, nothing if it is more than some. */
function distanceWithin(term, text, most) {
  let row = Array.from({ length: text.length + 1 }, () => 0);
  for (const letter of term) {
    const before = row;
    row = [before[0] + 1];
    for (let place = 1; place <= text.length; place += 1) {
      row.push(Math.min(before[place - 1] + (text[place - 1] === letter ? 0 : 1), before[place] + 1, row[place - 1] + 1));
    }
  }
  const least = Math.min(...row);
  return least <= most ? least : null;
}

/** An index of four documents. */
function small() {
  return makeIndex({
    config: { synonyms: [["คอม", "คอมพิวเตอร์"], ["พัง", "เสีย", "ซ่อม"], ["พ.ร.บ.", "กฎหมาย", "legislation"], ["เน็ต", "LAN"]], stop: ["การ"] },
    docs: [
      { location: "forms/repair/", title: "ใบแจ้ง", text: "", tags: ["จอดำ", "เปิดไม่ติด"] },
      { location: "forms/repair/#how", title: "วิธี", text: "<p>การ<b>ซ่อม</b></p>" },
      { location: "duties/", title: "หน้าที่", text: "ดูแลข้อมูล &amp; เครือข่าย" },
      { location: "duties/#law", title: "พ.ร.บ.", text: "ราชการ" },
    ],
  });
}

function same(found, expected) {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

/** Try every case; return what failed. */
function failures() {
  return Object.entries(CASES).flatMap(([name, check]) => {
    try {
      check();
      return [];
    } catch (error) {
      return [`${name}: ${error.message}`];
    }
  });
}
