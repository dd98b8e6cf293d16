// What the search box does beyond the theme: it opens from any button, hears paste and voice,
// offers a form's files, keeps its results for the way back, and helps where nothing is found.
"use strict";

/** How alike two words must be to be worth a try, and how many are offered. */
const ALIKE = 0.34;
const MOST_NEAR = 4;

/** Pairs of letters of a word; marks above and below are what people leave out or mistype. */
function pairs(word) {
  const letters = word.toLowerCase().replace(/[\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, "");
  return new Set([...letters].slice(1).map((letter, place) => letters[place] + letter));
}

/** How alike two words are, from 0 to 1: the pairs they share (Dice, 1945). */
function likeness(one, other) {
  const [ours, theirs] = [pairs(one), pairs(other)];
  const shared = [...ours].filter((pair) => theirs.has(pair)).length;
  return ours.size + theirs.size ? (2 * shared) / (ours.size + theirs.size) : 0;
}

/** Return the words most like a query, the likest first; nothing where none is. */
function nearest(query, words) {
  return [...new Set(words)]
    .map((word) => ({ word, worth: likeness(query, word) }))
    .filter(({ worth }) => worth >= ALIKE)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_NEAR)
    .map(({ word }) => word);
}

/** Return the short words that an index knows: synonyms, what people call things, terms. */
function knownWords({ config, docs }) {
  const names = docs.flatMap(({ title, tags = [] }) => [...tags, title.replace(/<[^>]*>/g, "")]);
  return [...config.synonyms.flat(), ...names.filter((name) => name.length <= 40)];
}

/** Write what the theme counts in the digits of the page. */
function writeThaiDigits(result) {
  for (const counted of result.querySelectorAll(".md-search-result__meta, .md-search-result__more summary > div")) {
    if (/\d/.test(counted.textContent)) counted.textContent = inDigits(counted.textContent, "thai");
  }
}

/** Open the theme's search and put the cursor in it. */
function openSearch() {
  const toggle = document.querySelector("#__search");
  if (!toggle.checked) toggle.click();
  document.querySelector("[data-md-component=search-query]").focus();
}

/**
 * Let the theme search what was pasted or spoken too: it listens to the keys alone
 * (Material 9.8; tests/test_upstream.py tells when this can go).
 */
function searchWithoutKeys({ target }) {
  target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
}

/** Return the index of the site, which the theme has loaded already. */
async function siteIndex() {
  if (typeof __index !== "undefined") return __index;
  const { base } = JSON.parse(document.querySelector("#__config").textContent);
  return (await fetch(new URL(`${base}/search/search_index.json`, location.href))).json();
}

/** Offer words that the manual has; one that is chosen is searched at once. */
async function offerNear(query, help) {
  const words = nearest(query, knownWords(await siteIndex()));
  const list = help.querySelector("ul");
  list.replaceChildren(...words.map((word) => nearButton(word)));
  list.parentElement.hidden = words.length === 0;
}

function nearButton(word) {
  const [item, button] = [document.createElement("li"), document.createElement("button")];
  Object.assign(button, { type: "button", textContent: word });
  button.addEventListener("click", () => {
    const box = document.querySelector("[data-md-component=search-query]");
    box.value = word;
    searchWithoutKeys({ target: box });
    box.focus();
  });
  item.append(button);
  return item;
}

/** Offer the files of a form below its result. */
function offerFiles(item, files) {
  const link = item.querySelector("a.md-search-result__link");
  const form = link?.pathname.match(/\/forms\/([a-z0-9-]+)\/(index\.html)?$/);
  if (!form || item.querySelector(".search-files")) return;
  const offered = files.content.cloneNode(true);
  for (const file of offered.querySelectorAll("a")) {
    file.href = new URL(file.dataset.file.replace("{id}", form[1]), link.href);
  }
  link.after(offered);
}

/** Follow what the theme writes below the box. */
function followResults(result, box) {
  const meta = result.querySelector(".md-search-result__meta");
  const list = result.querySelector(".md-search-result__list");
  const help = document.querySelector(".search-help");
  const files = document.querySelector("#search-files");
  const thai = document.querySelector(".digits-thai") !== null;
  const none = JSON.parse(document.querySelector("#__config").textContent).translations["search.result.none"];
  const look = () => {
    const lost = meta.textContent === none && box.value.trim() !== "";
    if (lost) offerNear(box.value, help);
    help.hidden = !lost;
    if (thai) writeThaiDigits(result);
    for (const item of list.children) offerFiles(item, files);
  };
  new MutationObserver(look).observe(result, { childList: true, characterData: true, subtree: true });
}

/** Say for what words the results are where they were typed on the wrong keyboard. */
function followMeant(result) {
  const line = result.querySelector(".search-meant p");
  window.component$.subscribe(({ ref, items, meant = "" }) => {
    if (ref !== result || !items) return;
    line.hidden = meant === "";
    line.querySelector("b").textContent = meant;
  });
}

/**
 * Bring the results again when a reader comes back from one of them. What was asked stays with
 * this visit of the page and out of its address, which the host and the next page would be told.
 */
function comeBack(result, box) {
  const toggle = document.querySelector("#__search");
  let leaving = false;
  const keep = (asked) => history.replaceState({ ...history.state, asked }, "");
  const bring = () => {
    const asked = history.state?.asked;
    if (!asked) return;
    openSearch();
    if (box.value === asked) return;
    box.value = asked;
    searchWithoutKeys({ target: box });
  };
  result.addEventListener("click", ({ target }) => {
    leaving = target.closest("a") !== null;
    if (leaving) keep(box.value);
  });
  // The theme closes the search of a page that is left for a result, too.
  toggle.addEventListener("change", () => {
    if (!toggle.checked && !leaving) keep(undefined);
    leaving = false;
  });
  addEventListener("pageshow", bring);
  // The way back from a result on the same page.
  addEventListener("popstate", bring);
}

if (typeof document !== "undefined") {
  const box = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const openers = document.querySelectorAll(".open-search, [data-toggle=__search]");
  openers.forEach((button) => button.addEventListener("click", openSearch));
  box.addEventListener("input", searchWithoutKeys);
  followResults(result, box);
  followMeant(result);
  comeBack(result, box);
}
if (typeof module !== "undefined") module.exports = { likeness, nearest };
