// The page that verifies: what a file or a fingerprint is, found out here and told to nobody.
"use strict";

const CHECKSUM = 64;
const FINGERPRINT = 12;

/** What somebody typed or pasted, as a fingerprint or checksum; null if it is neither. */
function typedPrint(text) {
  const print = text.replace(/[\s:…‐‑–-]/g, "").toLowerCase();
  const known = print.length === FINGERPRINT || print.length === CHECKSUM;
  return known && /^[0-9a-f]+$/.test(print) ? print : null;
}

/** What a QR code on paper asks behind `#`: where its text is shown today, and a fingerprint. */
function asked(fragment) {
  const [, page, print] = fragment.match(/^#([^=]+)=([0-9a-f]{12})$/) ?? [];
  return print ? { page, print } : null;
}

/** Everything that the published index knows of a fingerprint, a checksum or its first digits. */
function matches(print, published) {
  const prints = published.fingerprints.filter((entry) => entry.fingerprint === print);
  return [...prints, ...published.files.filter((entry) => entry.sha256.startsWith(print))];
}

/** The reader's own day as `YYYY-MM-DD`: so it is written in Swedish. */
function today() {
  return new Date().toLocaleDateString("sv");
}

/**
 * How a match stands among the editions on a day: its `edition`, if that is a released one;
 * `current`, the one in force; `newer`, that one where it took the match's place; `next`, the one
 * that is announced to take it, and whether the match stays in that. A text that is in a released
 * edition counts as that, also where it is shown now.
 */
function standing(found, published, day) {
  const { editions } = published;
  const place = (entry) => editions.findIndex((edition) => edition.version === entry.edition);
  const coming = editions.filter((edition) => edition.effective_on <= day).length;
  const released = found.filter((entry) => place(entry) >= 0).sort((one, two) => place(two) - place(one));
  const entry = released.find((each) => place(each) < coming) ?? released.at(-1) ?? found[0];
  const at = place(entry);
  const current = editions[coming - 1] ?? null;
  return {
    entry,
    edition: editions[at] ?? null,
    current,
    isWaiting: at >= coming,
    newer: at >= 0 && at < coming - 1 ? current : null,
    next: at >= 0 && at === coming - 1 ? (editions[coming] ?? null) : null,
    stays: released.some((each) => place(each) === coming),
  };
}

/** The SHA-256 of a file's bytes, in hexadecimal digits. */
async function checksum(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The page itself: its form, its words, and the answer that it shows. */
function start(form) {
  const words = JSON.parse(document.querySelector("#verify-words").textContent);
  const answer = document.querySelector("#verify-answer");
  const digits = (text) =>
    form.dataset.digits === "thai" ? text.replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]) : text;
  let turn = 0;

  const said = (rule, facts = {}) =>
    words[rule].replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");

  function paragraph(text, href) {
    const line = document.createElement("p");
    if (href) line.append(Object.assign(document.createElement("a"), { href, textContent: text }));
    else line.textContent = text;
    return line;
  }

  function show(kind, ...lines) {
    answer.className = kind;
    answer.replaceChildren(...lines);
  }

  /** The way to what the site shows today of a page that paper named. */
  function seeToday(page, published) {
    const current = published.fingerprints.find((entry) => entry.path === page);
    return current ? [paragraph(said("see_today", { title: digits(current.title) }), form.dataset.root + page)] : [];
  }

  function tell(found, published, print, { name, page }) {
    const own = print.length === CHECKSUM ? [paragraph(`SHA-256 ${print}`)] : [];
    own.forEach((line) => line.classList.add("code"));
    if (!found.length) {
      const rule = name ? "file_stranger" : page ? "paper_stranger" : "print_stranger";
      const sums = page ? [] : [paragraph(said("elsewhere"), `${form.dataset.root}SHA256SUMS`)];
      show("stranger", paragraph(said(rule, { name })), ...seeToday(page, published), ...sums, ...own);
      return;
    }
    const { entry, edition, current, isWaiting, newer, next, stays } = standing(found, published, today());
    const facts = { name, title: digits(entry.title), version: digits(entry.edition) };
    const known = name ? "file_known" : entry.sha256 ? "sum_known" : "print_known";
    const lines = [paragraph(said(known, facts))];
    if (edition) facts.since = digits(edition.since);
    const rule = isWaiting ? "waiting" : edition ? "edition" : entry.edition === "draft" ? "draft" : "unfrozen";
    lines.push(paragraph(said(rule, facts)));
    const named = (each) => ({ version: digits(each.version), since: digits(each.since) });
    if (newer) {
      lines.push(paragraph(said("newer", named(newer))));
      lines.push(paragraph(said("see_newer"), `${form.dataset.root}editions/${newer.version}/`));
    } else if (next) lines.push(paragraph(said(stays ? "next_same" : "next", named(next))));
    else if (isWaiting && current) lines.push(paragraph(said("today", named(current))));
    else if (edition && published.unfrozen) {
      lines.push(paragraph(said("newer_unfrozen", { version: digits(published.edition) })));
    } else if (edition && !isWaiting) lines.push(paragraph(said("newest")));
    if (entry.path !== page) lines.push(paragraph(said("see"), form.dataset.root + entry.path));
    lines.push(...seeToday(page, published));
    show(newer ? "known old" : "known", ...lines, ...own);
  }

  async function verify(asked, from = {}) {
    const mine = ++turn;
    let obstacle = "unavailable";
    try {
      const response = await fetch(form.dataset.published);
      if (!response.ok) throw new Error(response.statusText);
      const published = await response.json();
      obstacle = asked.size > published.largest ? "file_bigger" : "file_unread";
      // A browser cannot hold a file of gigabytes, and need not.
      if (asked.size > published.largest) throw new RangeError(obstacle);
      const print = typeof asked === "string" ? asked : await checksum(await asked.arrayBuffer());
      if (mine === turn) tell(matches(print, published), published, print, from);
    } catch {
      if (mine === turn) show("stranger", paragraph(said(obstacle, from)));
    }
  }

  const field = form.querySelector("#verify-print");
  const check = (file) => file && verify(file, { name: file.name });
  const checkPaper = async () => {
    const paper = asked(location.hash);
    if (!paper) return;
    field.value = paper.print;
    await verify(paper.print, paper);
    answer.scrollIntoView({ block: "center" });
  };
  form.querySelector("#verify-file").addEventListener("change", (event) => check(event.target.files[0]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const print = typedPrint(field.value);
    if (print) verify(print);
    else show("stranger", paragraph(said("not_a_print")));
  });
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    check(event.dataTransfer.files[0]);
  });
  form.hidden = false;
  if (!globalThis.crypto?.subtle || location.protocol === "file:") {
    show("stranger", paragraph(said("unavailable")));
  }
  checkPaper();
  addEventListener("hashchange", checkPaper);
}

if (typeof document !== "undefined") {
  const form = document.querySelector("#verify-form");
  if (form) start(form);
}
if (typeof module !== "undefined") module.exports = { typedPrint, asked, matches, standing, checksum };
