// What the pages do beyond showing: tell days by the reader's own day, open the menu, copy links.
"use strict";

const DAY = 24 * 60 * 60 * 1000;

/** Days from a day to the next time that a yearly date (`--06-10`) comes round. */
function daysUntil(yearly, today) {
  const [month, day] = yearly.slice(2).split("-").map(Number);
  const midnight = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const thisYear = Date.UTC(today.getFullYear(), month - 1, day);
  const next = thisYear < midnight ? Date.UTC(today.getFullYear() + 1, month - 1, day) : thisYear;
  return Math.round((next - midnight) / DAY);
}

/** Write a number in the digits of the page. */
function inDigits(number, style) {
  const digits = String(number);
  return style === "thai" ? digits.replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]) : digits;
}

/** Mark the next due date of a list. */
function markNext(list, today) {
  const rows = [...list.querySelectorAll("time[datetime]")].map((time) => ({
    row: time.closest("li, tr"),
    time,
    days: daysUntil(time.getAttribute("datetime"), today),
  }));
  const soonest = Math.min(...rows.map(({ days }) => days));
  for (const { row, time, days } of rows.filter((found) => found.days === soonest)) {
    const words = days === 0 ? "วันนี้" : `อีก ${inDigits(days, list.dataset.digits)} วัน`;
    const when = Object.assign(document.createElement("span"), { className: "when" });
    when.textContent = `ครั้งถัดไป ${words}`;
    time.after(" ", when);
    row.classList.add("next");
  }
}

/** How many whole days a day (`2026-09-30`) is over; 0 while it is not. */
function daysOver(day, today) {
  const midnight = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.max(0, Math.round((midnight - Date.parse(day)) / DAY));
}

/** Say behind a day of review that it is over. */
function markOverdue(time, today) {
  const days = daysOver(time.getAttribute("datetime"), today);
  if (!days) return;
  const late = Object.assign(document.createElement("span"), { className: "overdue" });
  late.textContent = `เลยกำหนดทบทวนแล้ว ${inDigits(days, time.dataset.overdue)} วัน`;
  time.after(" ", late);
}

/** Say what is true until a day, in place of what is true from it on. */
function sayUntil(element, today) {
  const words = JSON.parse(element.dataset.until);
  const midnight = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const day = Object.keys(words).find((each) => midnight < Date.parse(each));
  if (day) element.textContent = inDigits(words[day], element.dataset.digits);
}

/** Open the theme's menu; the first link that shows has the focus once it has slid in. */
function openDrawer() {
  const sidebar = document.querySelector(".md-sidebar--primary");
  const shows = (link) => link.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
  const focus = () => [...sidebar.querySelectorAll(".md-nav__list a")].find(shows)?.focus({ preventScroll: true });
  document.querySelector("#__drawer").click();
  Promise.all(sidebar.getAnimations().map((slide) => slide.finished)).then(focus, focus);
}

/** Close the theme's menu, and go back to the button that opened it. */
function closeDrawer(event) {
  const drawer = document.querySelector("#__drawer");
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.click();
  document.querySelector("[data-toggle=__drawer]").focus();
}

/** Let the keyboard into a panel of the menu and out of it again, its place kept on the way. */
function linkPanel(toggle) {
  const into = toggle.parentElement.querySelector(":scope > label");
  const out = toggle.parentElement.querySelector(":scope > .md-nav > label");
  if (!into || !out) return;
  into.tabIndex = out.tabIndex = 0;
  toggle.addEventListener("change", () => (toggle.checked ? out : into).focus({ preventScroll: true }));
}

/** Copy a step's own address and say so; without a clipboard the link still leads there. */
function copyLink(event) {
  const link = event.currentTarget;
  navigator.clipboard?.writeText(link.href).then(() => {
    link.textContent = "คัดลอกแล้ว";
    setTimeout(() => (link.textContent = "#"), 2000);
  });
}

if (typeof document !== "undefined") {
  document.querySelectorAll(".copy-link").forEach((link) => link.addEventListener("click", copyLink));
  const today = new Date();
  document.querySelectorAll("[data-due]").forEach((list) => markNext(list, today));
  document.querySelectorAll("[data-overdue]").forEach((time) => markOverdue(time, today));
  document.querySelectorAll("[data-until]").forEach((each) => sayUntil(each, today));
  document.querySelector("[data-toggle=__drawer]").addEventListener("click", openDrawer);
  document.addEventListener("keydown", closeDrawer);
  document.querySelectorAll(".md-nav--primary .md-nav__toggle").forEach(linkPanel);
}
if (typeof module !== "undefined") module.exports = { daysOver, daysUntil, inDigits };
