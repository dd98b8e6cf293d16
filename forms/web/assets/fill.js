/** The page: what happens when somebody types, presses a button, prints, or leaves. */

/** A page with its form, and the button that was pressed while something was wrong. */
class FillPage {
  constructor(form) {
    this.form = form;
    this.waiting = null;
    this.actions = {
      finish: () => this.judged(() => this.finish()),
      print: () => this.judged(() => window.print()),
      anyway: () => this.goOn(),
      save: () => this.save(),
      open: () => document.querySelector("#open").click(),
      erase: () => document.querySelector("#erase").showModal(),
      keep: () => document.querySelector("#erase").close(),
      "erase-now": () => this.erase(),
    };
  }

  /** The answers that count. */
  answers() {
    return counted(this.form.fields, given(this.form.fields));
  }

  /** Show the page as its answers make it. */
  refresh() {
    const { fields, digits } = this.form;
    const flat = given(fields);
    showRelevant(fields, flat);
    showResults(fields, flat, digits);
    for (const field of fields) sayUnderstood(field, digits);
  }

  /** Show the page anew after all its answers were replaced. */
  renew() {
    showSummary([], {}, this.form.digits);
    for (const field of this.form.fields) showFlaw(field, "");
    for (const repeat of this.form.repeats) showUsedRows(this.form, repeat);
    this.refresh();
  }

  /** Keep what is typed; say so where the browser has no room for it. */
  keep() {
    const kept = keepDraft(this.form);
    document.querySelector("#unkept").hidden = kept;
  }

  /** Say beside each of some fields what is wrong, and sum it up where asked; return it. */
  judge(judged, summedUp) {
    const { fields, digits } = this.form;
    const found = flaws(fields, given(fields)).filter(({ field }) => judged.includes(field));
    const flat = this.answers();
    for (const field of judged) {
      const wrong = found.find((each) => each.field === field);
      showFlaw(field, wrong ? complaint(wrong, flat[field.name], digits) : "");
    }
    if (summedUp) showSummary(found, flat, digits);
    return found;
  }

  /** Judge again what was wrong; nobody is told of a mistake while still typing. */
  judgeAgain() {
    const wrong = this.form.fields.filter((field) => placeOf(field)?.classList.contains("wrong"));
    if (wrong.length) this.judge(wrong, !document.querySelector("#summary").hidden);
  }

  /** Do what was asked for if nothing is wrong; otherwise say what is, and wait. */
  judged(action) {
    const found = this.judge(this.form.fields, true);
    if (found.length === 0) return action();
    this.waiting = action;
    const summary = document.querySelector("#summary");
    summary.scrollIntoView();
    summary.focus();
  }

  /** Do what was asked for although something is wrong or missing. */
  goOn() {
    showSummary([], {}, this.form.digits);
    document.querySelector("#outcome").scrollIntoView({ block: "center" });
    this.waiting?.();
  }

  async finish() {
    const button = document.querySelector("[data-do=finish]");
    button.disabled = true;
    tell("กำลังทำไฟล์ PDF…");
    try {
      const name = `${this.form.id}-filled.pdf`;
      const { bytes, small } = await finishedForm(this.form, this.answers());
      download(name, bytes, "application/pdf");
      tell(`ดาวน์โหลด ${name} แล้ว${smallPrint(small)}`, { offerErase: true });
    } catch {
      tell("ทำไฟล์ PDF ไม่สำเร็จ ตรวจการเชื่อมต่อแล้วลองใหม่ หรือใช้ปุ่มพิมพ์");
    }
    button.disabled = false;
    button.focus({ preventScroll: true });
  }

  save() {
    tell(`ดาวน์โหลด ${saveAnswers(this.form, this.answers())} แล้ว`, { offerErase: true });
  }

  async open(input) {
    const [file] = input.files;
    if (!file) return;
    const trouble = await openAnswers(this.form, file);
    input.value = "";
    if (!trouble) this.renew();
    if (!trouble) this.keep();
    tell(trouble || "นำคำตอบจากไฟล์มาใส่แล้ว");
  }

  erase() {
    forgetDraft();
    document.forms.form.reset();
    for (const field of this.form.fields) if (field.kind === "image") showPicture(field, "");
    this.renew();
    document.querySelector("#erase").close();
    document.querySelector("#restored").hidden = true;
    tell("ลบข้อมูลทั้งหมดแล้ว");
    document.querySelector("h1").focus();
  }
}

/** Give the page its life. */
function start() {
  const form = JSON.parse(document.querySelector("#rules").textContent);
  const page = new FillPage(form);
  const changed = () => {
    page.refresh();
    page.keep();
  };
  const steady = steadied();
  const typing = paused(() => steady(changed));
  document.documentElement.classList.remove("unscripted");
  document.querySelectorAll("details.office-use").forEach((part) => (part.open = false));
  if (location.protocol === "file:") document.documentElement.classList.add("offline");
  for (const repeat of form.repeats) offerRows(form, repeat, changed);
  for (const field of form.fields) {
    if (field.kind === "date") offerCalendar(field);
    if (field.kind === "image") offerPicture(field, changed);
  }
  document.querySelector("#restored").hidden = !restoreDraft(form);
  page.renew();
  readyPaper(form, () => page.answers());
  document.forms.form.addEventListener("submit", (event) => event.preventDefault());
  document.forms.form.addEventListener("input", typing);
  document.forms.form.addEventListener("change", () => {
    page.keep();
    steady(() => {
      page.refresh();
      page.judgeAgain();
    });
  });
  document.forms.form.addEventListener("focusout", () => steady(() => page.refresh()));
  document.addEventListener("click", ({ target }) => page.actions[target.dataset.do]?.());
  document.querySelector("#open").addEventListener("change", ({ target }) => page.open(target));
}

if (typeof document !== "undefined") start();
