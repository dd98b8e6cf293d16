/** The draft: what was typed so far, kept in this browser alone. */

/** The name of a draft; other sites of the same host have forms of the same name. */
function draftKey() {
  return `fill:${location.pathname.replace(/index\.html$/, "")}`;
}

/** Keep what is typed; returns whether the browser had room for it. */
function keepDraft(form) {
  const values = {};
  for (const field of form.fields) {
    const value = typed(field);
    if (field.kind !== "image" && value.length) values[field.name] = value;
  }
  try {
    if (Object.keys(values).length + Object.keys(pictures).length === 0) localStorage.removeItem(draftKey());
    else localStorage.setItem(draftKey(), JSON.stringify({ values, pictures }));
    return true;
  } catch {
    return false;
  }
}

/** Put back what was kept; returns whether there was anything. */
function restoreDraft(form) {
  let draft;
  try {
    draft = JSON.parse(localStorage.getItem(draftKey()));
  } catch {
    return false;
  }
  if (!isRecord(draft) || !isRecord(draft.values) || !isRecord(draft.pictures)) return false;
  for (const field of form.fields) {
    const value = draft.values[field.name] ?? (field.kind === "image" ? "" : field.choices ? [] : "");
    if (field.kind === "image") showPicture(field, String(draft.pictures[field.name] ?? ""));
    else type(field, Array.isArray(value) ? value.map(String) : String(value));
  }
  return true;
}

function forgetDraft() {
  try {
    localStorage.removeItem(draftKey());
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
