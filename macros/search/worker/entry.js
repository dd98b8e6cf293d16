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
  const field = (text) => {
    const normal = normalise(text);
    return { plain: text, normal, folded: fold(normal), bare: bare(normal) };
  };
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

/** What a match is worth by the field it stands in. */
const FIELDS = { title: 3, tags: 2, page: 1.6, text: 1 };
