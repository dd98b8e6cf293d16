/** Answers into the fields of the form's PDF: values, and how they look, shaped as Thai must be.
 *
 * pdf-lib's own looks of fields do not place Thai marks and name the font anew, which Chrome then
 * does not type with; so the looks are drawn here, with the font that the file holds
 * (Hopding/pdf-lib#675, #1538; tests/test_upstream.py tells when they can go).
 */

const MULTILINE = 1 << 12;
const RIGHT = 2;

/** The operators that draw a line at a place, its text beside it for who reads or copies. */
function show(shaper, line, size, x, y) {
  const scale = size / shaper.units;
  const hex = (number) => number.toString(16).toUpperCase().padStart(4, "0");
  const drawn = shaper
    .shaped(line)
    .placed.map(([number, dx, dy]) => `1 0 0 1 ${fixed(x + dx * scale)} ${fixed(y + dy * scale)} Tm <${hex(number)}> Tj`);
  const text = [...Array(line.length).keys()].map((place) => hex(line.charCodeAt(place))).join("");
  return [
    `/Span <</ActualText <FEFF${text}>>> BDC`,
    `BT /Sarabun ${size} Tf 0 g`,
    ...drawn,
    "ET EMC",
  ].join("\n");
}

function fixed(number) {
  return String(Number(number.toFixed(2)));
}

/** How an answer looks in its box: the operators, and the size of the type. */
function look(shaper, box, answer) {
  const { wide, high, several, right, largest } = box;
  const { edge, units, ascent, descent } = shaper;
  const room = wide - 2 * edge;
  if (!several) {
    const size = shaper.fitting(largest, (each) => shaper.width(answer, each) <= room);
    const x = right ? wide - edge - shaper.width(answer, size) : edge;
    return { size, drawn: [show(shaper, answer, size, x, (high - size) / 2 - (descent * size) / units)] };
  }
  const tall = (size) => shaper.lines(answer, size, room).length * size;
  const size = shaper.fitting(largest, (each) => tall(each) <= high - 2 * edge);
  const first = high - edge - (ascent * size) / units;
  const lines = shaper.lines(answer, size, room);
  return { size, drawn: lines.map((line, row) => line && show(shaper, line, size, edge, first - row * size)) };
}

/** The fields of a document by name; the circles of a choice are kids of their field. */
function fieldsOf(document) {
  const { PDFName, PDFDict, PDFArray } = PDFLib;
  const form = document.catalog.lookup(PDFName.of("AcroForm"), PDFDict);
  const list = form.lookup(PDFName.of("Fields"), PDFArray);
  const found = new Map();
  for (let place = 0; place < list.size(); place += 1) {
    const field = list.lookup(place, PDFDict);
    found.set(field.lookup(PDFName.of("T")).decodeText(), field);
  }
  return found;
}

/** The fonts that the look of an empty field is drawn with; the form's own are for typing. */
function fontsOf(field) {
  const { PDFName, PDFDict, PDFStream } = PDFLib;
  const drawn = field.lookup(PDFName.of("AP"), PDFDict).lookup(PDFName.of("N"), PDFStream);
  return drawn.dict.get(PDFName.of("Resources"));
}

/** Put words into a field of text, or into a list that opens; return the size of the type. */
function writeWords(document, shaper, field, answer) {
  const { PDFName, PDFDict, PDFArray, PDFHexString, PDFString } = PDFLib;
  const number = (key) => field.lookup(PDFName.of(key))?.asNumber() ?? 0;
  const corners = field.lookup(PDFName.of("Rect"), PDFArray).asRectangle();
  const box = {
    wide: corners.width,
    high: corners.height,
    several: Boolean(number("Ff") & MULTILINE),
    right: number("Q") === RIGHT,
    largest: parseFloat(/ ([\d.]+) Tf/.exec(field.lookup(PDFName.of("DA")).decodeText())[1]),
  };
  const { size, drawn } = look(shaper, box, answer);
  const clip = `q 0 0 ${fixed(box.wide)} ${fixed(box.high)} re W n`;
  const stream = document.context.flateStream(["/Tx BMC", clip, ...drawn, "Q", "EMC"].join("\n"), {
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, box.wide, box.high],
    Resources: fontsOf(field),
  });
  field.set(PDFName.of("V"), PDFHexString.fromText(answer));
  field.set(PDFName.of("DA"), PDFString.of(`/Wingdings ${size} Tf 0 g`));
  field.set(PDFName.of("AP"), document.context.obj({ N: document.context.register(stream) }));
  return size;
}

/** Tick one box, or one of the circles of a choice. */
function tick(field, choice) {
  const { PDFName, PDFDict, PDFArray } = PDFLib;
  const state = PDFName.of(choice);
  field.set(PDFName.of("V"), state);
  const kids = field.lookup(PDFName.of("Kids"));
  const boxes = kids instanceof PDFArray ? kids.asArray().map((_, place) => kids.lookup(place, PDFDict)) : [field];
  for (const box of boxes) {
    const looks = box.lookup(PDFName.of("AP"), PDFDict).lookup(PDFName.of("N"), PDFDict);
    box.set(PDFName.of("AS"), looks.has(state) ? state : PDFName.of("Off"));
  }
}

/** The blank form's `bytes` with answers, `{ field, answer }`, in its fields; those set too `small` to read well. */
async function writePdf(blank, answers, table) {
  const document = await PDFLib.PDFDocument.load(blank, { updateMetadata: false });
  const found = fieldsOf(document);
  const shaper = new Shaper(table);
  const small = [];
  for (const { field, answer } of answers) {
    if (field.kind === "select_multiple") {
      for (const choice of answer) tick(found.get(`${field.name}__${choice}`), choice);
      continue;
    }
    const place = found.get(field.name);
    if (field.choices && !field.labels) tick(place, answer);
    else if (writeWords(document, shaper, place, answer) < table.readable) small.push(field);
  }
  return { bytes: await document.save({ updateFieldAppearances: false }), small };
}
