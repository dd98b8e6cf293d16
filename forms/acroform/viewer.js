// Rules of a form where the reader of PDF runs scripts (ISO/DIS 21757-1); data, not addresses,
// come from the definition. Thai digits count as digits, years are of the Buddhist era.
var Rules = {
  era: 543,
  digits: function (text) {
    return String(text).replace(/[\u0e50-\u0e59]/g, function (digit) {
      return String(digit.charCodeAt(0) - 0x0e50);
    });
  },
  typed: function () {
    return String(event.value).trim();
  },
  // The text of a number without the space around it, commas only where they part thousands.
  number: function (text) {
    var plain = Rules.digits(text).trim();
    return /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replace(/,/g, "") : plain;
  },
  // As many digits before the point as a number keeps in every program.
  whole: /^-?\d{1,15}$/,
  decimal: /^-?\d{1,15}(\.\d+)?$/,
  // The day that a text says, or null.
  day: function (text, months) {
    var plain = Rules.digits(text).replace(/\s+/g, " ").trim();
    var found = /^(\d{1,2}) ?[\/.-] ?(\d{1,2}) ?[\/.-] ?(\d{4})$/.exec(plain);
    var day, month, year;
    if (found) {
      day = +found[1];
      month = +found[2];
      year = +found[3];
    } else {
      found = /^(\d{1,2}) ?([^\d ]+) ?(?:\u0e1e\u0e28 ?)?(\d{4})$/.exec(plain.replace(/\./g, ""));
      if (!found) return null;
      day = +found[1];
      month = Math.floor(months.indexOf(found[2]) / 2) + 1;
      year = +found[3];
    }
    if (year >= 2400) year -= Rules.era;
    var date = new Date(year, month - 1, day);
    var right = date.getFullYear() === year && date.getMonth() === month - 1;
    return right && date.getDate() === day ? date : null;
  },
  written: function (date) {
    return date.getDate() + "/" + (date.getMonth() + 1) + "/" + (date.getFullYear() + Rules.era);
  },
  refuse: function (message) {
    app.alert(message);
    event.rc = false;
  },
  checkDay: function (form, rule) {
    if (!Rules.typed()) return;
    var date = Rules.day(event.value, rule.months);
    if (!date) return Rules.refuse(rule.message);
    event.value = Rules.written(date);
    if (!rule.other) return;
    var other = Rules.day(form.getField(rule.other).value, rule.months);
    if (other && date < other) app.alert(rule.order);
  },
  checkTime: function (rule) {
    if (!Rules.typed()) return;
    var time = /^([01]?\d|2[0-3])\s*[.:]\s*([0-5]\d)\s*(?:\u0e19\.?)?$/;
    var found = time.exec(Rules.digits(Rules.typed()));
    if (!found) return Rules.refuse(rule.message);
    event.value = ("0" + found[1]).slice(-2) + ":" + found[2];
  },
  checkNumber: function (rule) {
    if (!Rules.typed()) return;
    var text = Rules.number(event.value);
    var shape = rule.whole ? Rules.whole : Rules.decimal;
    var low = rule.least !== null && +text < rule.least;
    var high = rule.most !== null && +text > rule.most;
    if (!shape.test(text) || low || high) return Rules.refuse(rule.message);
    event.value = text;
  },
  checkPattern: function (rule) {
    if (!Rules.typed()) return;
    var text = rule.numbers ? Rules.digits(Rules.typed()) : Rules.typed();
    var shape = new RegExp("^(?:" + rule.pattern + ")$");
    if (!shape.test(text)) return Rules.refuse(rule.message);
    event.value = text;
  },
  // Shown only while another field has this choice.
  show: function (form, rule) {
    var source = form.getField(rule.field);
    var wanted = source && String(source.value) === rule.value;
    event.target.display = wanted ? display.visible : display.hidden;
  },
  days: function (form, rule) {
    var first = Rules.day(form.getField(rule.first).value, rule.months);
    var last = Rules.day(form.getField(rule.last).value, rule.months);
    var whole = first && last ? Math.round((last - first) / 86400000) + 1 : 0;
    event.value = whole > 0 ? String(whole) : "";
  },
  sum: function (form, rule) {
    var numbers = rule.fields
      .map(function (name) {
        return Rules.number(form.getField(name).value);
      })
      .filter(function (text) {
        return Rules.decimal.test(text);
      });
    event.value = numbers.length ? Rules.added(numbers) : "";
  },
  // Whole numbers of the smallest unit are added: 0.1 and 0.2 are 0.3.
  added: function (numbers) {
    var places = 0;
    var total = 0;
    var i;
    for (i = 0; i < numbers.length; i++)
      places = Math.max(places, (numbers[i].split(".")[1] || "").length);
    for (i = 0; i < numbers.length; i++) total += Number(numbers[i] + "e" + places);
    return String(total / Number("1e" + places));
  },
};
