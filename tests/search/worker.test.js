// What each function of the worker promises, in Node and in the browser alike.

const CASES = {
  "normal text has one form for digits, case and marks": () => {
    same(normalise("พ.ศ. ๒๕๕๐ DMC").text, "พศ2550dmc");
    same(normalise("เเบบ").text, "แบบ");
    same(normalise("บํารุง นํ้า น้ํา").text, "บำรุงน้ำน้ำ");
    same(normalise("พ้ืนที่").text, normalise("พื้นที่").text);
    same(normalise("ก\u200bข\u00adค").text, "กขค");
  },
  "each normal letter knows where it came from": () => {
    const text = "เเบบ (B-OBEC) บํารุง";
    const { text: found, at } = normalise(text);
    same(found.length, at.length);
    same(text[at[found.indexOf("b")]], "B");
    same(at[0], 0);
    same(text.slice(at[found.indexOf("รุง")]), "รุง");
  },
  "a word begins behind a space, a sign, and where the script changes": () => {
    const starts = (text) => normalise(text).starts.map(Number).join("");
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
    same(exactPlaces("ข้อมูล", normalise("ข้อมูลข้อมูล")), [[0, 6], [6, 12]]);
    same(exactPlaces("obec", normalise("B-OBEC bobec")), [[1, 5]]);
    same(exactPlaces("1", normalise("10 และ 1")), [[5, 6]]);
    same(exactPlaces("2550", normalise("พ.ศ. 2550-2554")), [[2, 6]]);
    same(exactPlaces("ไม่มี", normalise("ข้อมูล")), []);
  },
  "folded places are places in normal text": () => {
    const normal = normalise("แบบแจ้งซ่อม");
    const places = foldedPlaces(fold(normalise("ซ้อม")).text, fold(normal));
    same(places.map(([from, to]) => normal.text.slice(from, to)), ["ซ่อม"]);
  },
  "a near place allows what the length allows": () => {
    const folded = fold(normalise("ระบบคอมพิวเตอร์ของโรงเรียน"));
    const near = nearPlace("คอนพิวเตอ", folded);
    same(near.edits, 1);
    same(normalise("ระบบคอมพิวเตอร์ของโรงเรียน").text.slice(...near.place), "คอมพิวเตอ");
    same(nearPlace("คอน", folded), null);
    same(nearPlace("ไม่เหมือนเลย", folded), null);
    same(nearPlace("ก".repeat(5000), folded), null);
    same([4, 5, 9, 15].map(allowedEdits), [0, 1, 2, 3]);
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
    same(knownPieces("ขอยืมข้อมูล", "แบบขอยืม\nข้อมูลนักเรียน"), ["ขอยืม", "ข้อมูล"]);
    same(knownPieces("ฅฅข้อมูล", "ข้อมูล"), ["ฅฅ", "ข้อมูล"]);
    same(knownPieces("", "ข้อมูล"), []);
  },
  "marks are whole clusters and escape what they hold": () => {
    same(marked("a<b>&", [[1, 2]]), "a<mark>&#60;</mark>b&#62;&#38;");
    const field = { plain: "ที่ดิน นํ้า", normal: normalise("ที่ดิน นํ้า") };
    same(spans([[0, 1]], field), [[0, 3]]);
    same(spans([[1, 2]], field), [[0, 3]]);
    same(spans([[0, 3], [3, 6]], field), [[0, 6]]);
    same(spans([[6, 9]], field), [[7, 11]]);
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
  "what a form is only called is shown": () => {
    const [[form]] = answer("จอดำ", small()).items;
    same([form.location, form.text], ["forms/repair/", "<mark>จอดำ</mark> · เปิดไม่ติด"]);
  },
};

/** An index of three documents. */
function small() {
  return makeIndex({
    config: { synonyms: [["คอม", "คอมพิวเตอร์"], ["พัง", "เสีย", "ซ่อม"], ["พ.ร.บ.", "กฎหมาย"], ["เน็ต", "LAN"]], stop: ["การ"] },
    docs: [
      { location: "forms/repair/", title: "ใบแจ้ง", text: "", tags: ["จอดำ", "เปิดไม่ติด"] },
      { location: "forms/repair/#how", title: "วิธี", text: "<p>การ<b>ซ่อม</b></p>" },
      { location: "duties/", title: "หน้าที่", text: "ดูแลข้อมูล &amp; เครือข่าย" },
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
