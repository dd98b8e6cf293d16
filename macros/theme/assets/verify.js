// The page that verifies: what a file or a fingerprint is, found out here and told to nobody.
"use strict";

const CHECKSUM = 64;
const FINGERPRINT = 12;

/** What somebody typed or pasted, as a fingerprint or checksum; null if it is neither. */
function typedPrint(text) {
  const print = text.replace(/[\s:…]/g, "").toLowerCase();
  const known = print.length === FINGERPRINT || print.length === CHECKSUM;
  return known && /^[0-9a-f]+$/.test(print) ? print : null;
}

/** Everything that the published index knows of a fingerprint or checksum. */
function matches(print, published) {
  const key = print.length === CHECKSUM ? "sha256" : "fingerprint";
  const entries = print.length === CHECKSUM ? published.files : published.fingerprints;
  return entries.filter((entry) => entry[key] === print);
}

/**
 * How a match stands among the editions: `known` and perhaps `newer`, the edition that came after
 * it. A text that is in a released edition counts as that, also where it is shown now.
 */
function standing(found, published) {
  const order = published.editions.map((edition) => edition.version);
  const released = found.filter((entry) => order.includes(entry.edition));
  const version = (entry) => order.indexOf(entry.edition);
  const best = released.sort((one, two) => version(two) - version(one))[0] ?? found[0];
  const newest = published.editions.at(-1);
  const isOld = order.includes(best.edition) && best.edition !== newest.version;
  return { entry: best, edition: published.editions[order.indexOf(best.edition)], newer: isOld ? newest : null };
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
  let asked = 0;

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

  function tell(found, published, print, name) {
    const own = print.length === CHECKSUM ? [paragraph(`SHA-256 ${print}`)] : [];
    own.forEach((line) => line.classList.add("code"));
    if (!found.length) {
      show("stranger", paragraph(said(name ? "file_stranger" : "print_stranger", { name })), ...own);
      return;
    }
    const { entry, edition, newer } = standing(found, published);
    const facts = { name, title: digits(entry.title), version: digits(entry.edition) };
    const lines = [paragraph(said(name ? "file_known" : "print_known", facts))];
    if (edition) facts.since = digits(edition.since);
    const rule = edition ? "edition" : entry.edition === "draft" ? "draft" : "unfrozen";
    lines.push(paragraph(said(rule, facts)));
    if (newer) {
      const since = digits(newer.since);
      lines.push(paragraph(said("newer", { version: digits(newer.version), since })));
      lines.push(paragraph(said("see_newer"), `${form.dataset.root}editions/${newer.version}/`));
    } else if (edition) lines.push(paragraph(said("newest")));
    lines.push(paragraph(said("see"), form.dataset.root + entry.path));
    show(newer ? "known old" : "known", ...lines, ...own);
  }

  async function verify(print, name) {
    const mine = ++asked;
    try {
      const response = await fetch(form.dataset.published);
      if (!response.ok) throw new Error(response.statusText);
      const published = await response.json();
      const value = typeof print === "string" ? print : await checksum(await print.arrayBuffer());
      if (mine === asked) tell(matches(value, published), published, value, name);
    } catch {
      if (mine === asked) show("stranger", paragraph(said("unavailable")));
    }
  }

  const check = (file) => file && verify(file, file.name);
  form.querySelector("#verify-file").addEventListener("change", (event) => check(event.target.files[0]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const print = typedPrint(form.querySelector("#verify-print").value);
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
}

if (typeof document !== "undefined") {
  const form = document.querySelector("#verify-form");
  if (form) start(form);
}
if (typeof module !== "undefined") module.exports = { typedPrint, matches, standing, checksum };
