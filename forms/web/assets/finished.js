/** The finished PDF: the form's own file with the answers in its fields. */

/** Load a script of this site once. */
function load(address) {
  return new Promise((resolve, reject) => {
    if (document.querySelector(`script[src="${address}"]`)) return resolve();
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(address));
    });
    document.head.append(script);
  });
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer.arrayBuffer();
}

/** The `bytes` of the form's PDF with answers in it, and the fields set too `small`; the makers of PDF are loaded when asked for. */
async function finishedForm(form, flat) {
  const folder = new URL("pdf/", document.querySelector("#script").src);
  const [blank, shapes] = await Promise.all([
    fetched(`../${form.id}.pdf`),
    fetched(new URL("shapes.json", folder)),
    load(new URL("pdf-lib.js", folder).href),
    load(new URL("write.js", folder).href),
  ]);
  const answers = form.fields.map((field) => ({ field, answer: flat[field.name] }));
  const written = answers
    .filter(({ field, answer }) => answer !== undefined && field.kind !== "image" && field.kind !== "signature")
    .map(({ field, answer }) => ({ field, answer: onPaper(field, answer) }));
  return writePdf(blank, written, JSON.parse(new TextDecoder().decode(shapes)));
}
