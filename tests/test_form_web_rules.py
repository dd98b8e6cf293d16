"""The page's own functions, run in Node: they judge and write as the project's Python does."""

import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forms.acroform.shaping import lines, shaped, width
from forms.answers import nested, problems
from forms.definition import fields
from forms.field import Field
from forms.web.assets import script, writer
from forms.web.rules import rules
from forms.web.shapes import shapes
from macros.folders import PROJECT
from macros.loader import load
from macros.model import Form
from macros.thai import buddhist_date, read_date, short_date
from macros.wording import wording
from macros.words import cut
from tests.form_web import sample
from tests.search.engines import Engine, in_node

MANUAL = load(PROJECT / "data")
# The page's names of rules, and those of the project's messages.
RULES = {"required": "missing", "longest": "too_long"}
CHOICES = {"select_one", "select_multiple"}


@pytest.fixture
def node(tmp_path: Path) -> Engine:
    run = in_node(tmp_path)
    return lambda body: run(script() + body)


def test_days_are_read_as_the_project_reads_them(node: Engine) -> None:
    chance = random.Random(1)  # noqa: S311 - a test
    days = [dt.date(chance.randint(1, 9000), 1, 1) + dt.timedelta(i * 37) for i in range(60)]
    written = [short_date(day) for day in days] + [
        "๒๒/๑๑/๒๕๖๙", "22-11-2569", "22.11.2569", "22 พ.ย. 2569", "22พย2569", "22 พฤศจิกายน 2569",
        " ๒๒  พฤศจิกายน พ.ศ. ๒๕๖๙ ", "22 พ.ย. พ.ศ. 2569", "22/11/2026", "1/1/2400", "1/1/2399",
        "29/2/2567", "29/2/2568", "29/2/2000", "31/4/2569", "0/1/2569", "1/13/2569", "22/11/69",
        "22/11/0000", "22 พฤศจิก 2569", "22 มกราคม", "2569-11-22", "2026-11-22", "วันนี้", "", "22",
        "22/11/2569 น.", "๓๑ ธ.ค. ๒๕๖๙", "1 พ.ศ. 2569", "5 ส.ค. 2569", "22112569", "x22/11/2569",
    ]  # fmt: skip
    expected = [(day := read_date(text)) and day.isoformat() for text in written]
    assert node(f"return {json.dumps(written)}.map(readDate);") == expected


def test_days_and_times_are_said_in_words(node: Engine) -> None:
    days = [dt.date(2026, 11, 22), dt.date(2024, 2, 29), dt.date(2027, 1, 1)]
    iso = [day.isoformat() for day in days]
    said = node(f"return {json.dumps(iso)}.map((day) => dateInWords(day, 'arabic'));")
    assert [words.split("ที่ ", 1)[1] for words in said] == [buddhist_date(day) for day in days]
    assert said[0].startswith("วันอาทิตย์ที่ ")
    assert said[2].startswith("วันศุกร์ที่ ")
    assert node("return dateInWords('2026-11-22', 'thai');") == ("วันอาทิตย์ที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙")
    times = ["13.30 น.", "๘:๐๕", "24:00", "8.60", "13:30", "1330", ""]
    assert node(f"return {json.dumps(times)}.map(readTime);") == [
        "13:30", "08:05", None, None, "13:30", None, None,
    ]  # fmt: skip


def values(field: Field, chance: random.Random) -> Any:
    """Return something that somebody may have typed or chosen, often something wrong."""
    if chance.random() < 0.25:
        return None
    if field.choices:
        names = [choice.name for choice in field.choices]
        several = field.kind == "select_multiple"
        return chance.sample(names, chance.randint(1, len(names))) if several else names[0]
    right = {"date": "๒๒/๑๑/๒๕๖๙", "time": "๐๘.๓๐", "integer": "๓", "decimal": "2.5"}
    wrong = [
        "x",
        "22/11/69",
        "22/11/2400",
        "31/2/2569",
        "1,250",
        "-5",
        "1e3",
        "999999",
        "9" * 16,
        "053-000-000",
        "053",
        "๐๕๓",
    ]
    long = "ยาว" * chance.randint(1, 120)
    return chance.choice([right.get(field.kind, "ข้อความ"), *wrong, long, " \u0000 "])


def typed(form: Form, seed: int) -> dict[str, Any]:
    chance = random.Random(seed)  # noqa: S311 - a test
    every = [each for each in fields(form) if each.kind not in ("signature", "calculate", "image")]
    found = {field.name: values(field, chance) for field in every}
    return {name: value for name, value in found.items() if value is not None}


def message(field: Field, rule: str) -> str:
    name = field.kind if rule == "choice" else RULES.get(rule, rule)
    words: str = wording()["answers"][name]
    known = ", ".join(choice.name for choice in field.choices)
    facts = {"known": known, "most": field.max_length, "message": field.constraint_message}
    return words.format(label=field.full_label, **facts)


@pytest.mark.parametrize("form", MANUAL.forms, ids=lambda form: form.id)
def test_the_page_judges_as_the_project_does(node: Engine, form: Form) -> None:
    """The file that a page would save has the very problems that the page told of."""
    given = [typed(form, seed) for seed in range(150)]
    found = node(
        f"const form = {rules(form, MANUAL)};\n"
        f"return {json.dumps(given)}.map((typed) => {{\n"
        "  const flat = {};\n"
        "  for (const field of form.fields) if (typed[field.name] !== undefined) {\n"
        "    const value = typed[field.name];\n"
        "    flat[field.name] = field.choices ? value : understood(field, value);\n"
        "  }\n"
        "  return {\n"
        "    told: flaws(form.fields, flat).map(({ field, rule }) => [field.name, rule]),\n"
        "    saved: nested(form.fields, counted(form.fields, flat)),\n"
        "  };\n"
        "});"
    )
    by_name = {field.name: field for field in fields(form)}
    told = 0
    for each in found:
        expected = problems(form, each["saved"])
        assert [message(by_name[name], rule) for name, rule in each["told"]] == expected
        told += len(expected)
    assert told > 100


@pytest.mark.parametrize("form", MANUAL.forms, ids=lambda form: form.id)
@pytest.mark.parametrize("size", ["short", "long"])
def test_a_file_of_answers_comes_back_as_it_was(node: Engine, form: Form, size: str) -> None:
    answers = sample(form, size)
    found = node(
        f"const form = {rules(form, MANUAL)};\n"
        f"const {{ flat, trouble }} = readFile(form, {json.dumps(json.dumps(answers))});\n"
        "return { trouble, told: flaws(form.fields, flat), saved: nested(form.fields, flat) };"
    )
    assert "trouble" not in found
    assert found["told"] == []
    assert found["saved"] == answers
    assert problems(form, found["saved"]) == []


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ("", "json"),
        ("[]", "json"),
        ("null", "json"),
        ("{", "json"),
        ('{"nobody": "x"}', "field"),
        ('{"__proto__": "x", "agency": "x"}', "field"),
        ('{"items": "x"}', "rows"),
        ('{"items": [1]}', "rows"),
        ('{"items": [{}, {}, {}, {}, {}, {}]}', "rows"),
        ('{"items": [{"nobody": 1}]}', "field"),
        ('{"agency": {"x": 1}}', "value"),
        ('{"place_kind": "moon"}', "value"),
        ('{"borrower_signature": "x"}', "field"),
        (" " * 1_000_001, "size"),
    ],
)
def test_a_file_that_is_none_is_refused(node: Engine, written: str, trouble: str) -> None:
    form = MANUAL.form["equipment-loan"]
    asked = f"return readFile({rules(form, MANUAL)}, {json.dumps(written)});"
    assert node(asked) == {"trouble": trouble}


def stress() -> Iterator[str]:
    """Every text of the invented answers, and every consonant with every mark."""
    for form in MANUAL.forms:
        for size in ("short", "long"):
            yield from texts(sample(form, size))
    marks = [chr(code) for code in (0x0E31, 0x0E33, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F))]
    for code in range(0x0E01, 0x0E2F):
        yield " ".join(chr(code) + mark for mark in marks)
        yield " ".join(chr(code) + "ี" + mark for mark in map(chr, range(0x0E48, 0x0E4D)))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


@pytest.fixture
def writing(tmp_path: Path) -> Engine:
    run = in_node(tmp_path)
    table = shapes().decode()
    return lambda body: run(f"{writer()}\nconst shaper = new Shaper({table});\n{body}")


def test_the_table_shapes_as_harfbuzz_does(writing: Engine) -> None:
    """Latin letters are not kerned, nor are they when somebody types into the PDF."""
    words = [re.sub("[A-Za-z]+", "", text) for text in stress()]
    found = writing(f"return {json.dumps(words)}.map((text) => shaper.shaped(text).placed);")
    for text, placed in zip(words, found, strict=True):
        expected = [[glyph.number, glyph.x, glyph.y] for glyph in shaped(text)]
        assert placed == expected, text


def test_what_is_not_seen_is_not_drawn(writing: Engine) -> None:
    """Marks of where words end come with text that was copied from a page."""
    found = writing("return ['ก\\u200bข', 'กข'].map((text) => shaper.shaped(text).placed);")
    assert found[0] == found[1]


def test_signs_that_the_font_lacks_are_found_as_the_project_finds_them(node: Engine) -> None:
    form = MANUAL.form["repair-request"]
    for symptom in ("จอดับ 😀 ✅ 😀 Ωé", "จอดับ ½ “x”\u200b\u00a0\n๕"):
        answers = sample(form, "short") | {"symptom": symptom}
        told = node(
            f"const form = {rules(form, MANUAL)};\n"
            f"const {{ flat }} = readFile(form, {json.dumps(json.dumps(answers))});\n"
            "return flaws(form.fields, flat).map((each) => complaint(each, flat[each.field.name]));"
        )
        assert told == (
            ["“อาการ” มีอักขระที่พิมพ์ไม่ได้ “😀 ✅ Ω é” ใช้อักขระอื่น หรือเขียนเป็นคำ"] if "Ω" in symptom else []
        )


def test_lines_are_cut_where_the_project_cuts_them(writing: Engine) -> None:
    """Given the same words: the browser has a dictionary of its own."""
    words = [text for text in stress() if len(text) > 20 and not re.search("[A-Za-z]{2}", text)]
    words += [
        'ซ่อมที่ร้าน (ในตัวเมือง) และอื่น ๆ พ.ศ. ๒๕๖๙ "คำพูด" และ/หรือ เร็วๆ นี้ 053-000-000',
        "ก" * 80,
        "ร้าน  " * 20,
        "",
    ]
    cuts = {line: cut(line) for text in words for line in text.split("\n")}
    found = writing(
        f"const words = {json.dumps(cuts)};\n"
        "shaper.words = (text) => words[text];\n"
        f"return {json.dumps(words)}.map((text) => shaper.lines(text, 20, 180));"
    )
    assert found == [lines(text, 20, 180) for text in words]


def test_lines_end_at_words_and_are_full(writing: Engine) -> None:
    """By the dictionary that the browser comes with."""
    text = (
        "ตรวจสอบและทำความสะอาดแล้วอาการยังเหมือนเดิม จึงขอส่งซ่อมที่ร้าน (ในตัวเมือง) และอื่น ๆ "
        "โทรศัพท์ ๐๕๓-๐๐๐-๐๐๐ ตั้งแต่ปี พ.ศ. ๒๕๖๙ เร็วๆ นี้"
    )
    rooms = range(200, 400, 7)
    found = writing(f"return {[*rooms]}.map((room) => shaper.lines({json.dumps(text)}, 20, room));")
    for room, rows in zip(rooms, found, strict=True):
        assert "".join(rows).replace(" ", "") == text.replace(" ", "")
        assert not [row for row in rows if re.match(r"[ๆ)\u0e30-\u0e3a\u0e47-\u0e4e.-]", row)]
        assert not [row for row in rows if re.search(r"[(\u0e40-\u0e44-]$", row)]
        for word in ("อาการ", "สะอาด", "โทรศัพท์", "ตั้งแต่", "(ใน", "อื่น ๆ", "พ.ศ.", "๐๕๓-๐๐๐-๐๐๐"):
            assert any(word in row for row in rows), rows
        assert all(width(row, 20) > 0.6 * room for row in rows[:-1]), rows


def test_flat_and_nested_agree_with_the_project(node: Engine) -> None:
    form = MANUAL.form["equipment-loan"]
    flat = {"agency": "x", "items_2_quantity": "3", "items_2_item": "y", "loan_days": "4"}
    saved = node(f"return nested({rules(form, MANUAL)}.fields, {json.dumps(flat)});")
    assert saved == nested(form, flat)
