/** Text of the index without its tags and entities. */
function plainText(html) {
  const names = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (entity, name) => {
      if (name[0] !== "#") return names[name] ?? entity;
      return String.fromCodePoint(name[1] === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
    })
    .replace(/\s+/g, " ")
    .trim();
}

/** One section of the site, ready to be searched. */
function entry(doc, pageTitle) {
  const title = plainText(doc.title);
  return {
    location: doc.location,
    worth: doc.worth ?? 1,
    title: field(title),
    tags: field((doc.tags ?? []).join(" · ")),
    page: field(pageTitle === title ? "" : pageTitle),
    text: field(plainText(doc.text)),
  };
}

/** A text in all its forms; where their letters came from is found again for what is shown. */
function field(plain) {
  if (plain === "") return NO_FIELD;
  const normal = normalise(plain);
  cutWords(plain, normal);
  return {
    plain,
    normal: normal.text,
    starts: normal.starts.join(""),
    folded: fold(normal).text,
    bare: bare(normal).text,
  };
}

const NO_FIELD = { plain: "", normal: "", starts: "", folded: "", bare: "" };

/** What a match is worth by the field it stands in. */
const FIELDS = { title: 3, tags: 2, page: 1.6, text: 1 };
const FIELD_NAMES = Object.keys(FIELDS);
