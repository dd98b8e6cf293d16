"""What people type is judged alike by the program, the web page and the scripts in the PDF."""

import json
import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from forms.acroform import fillable_pdf
from forms.answers import computed, nested, problems, understood
from forms.definition import fields
from forms.web.assets import script
from forms.web.rules import rules
from macros.model import Calculation, DateField, Form, NumberField, Repeat, TextField
from tests.every_form import MANUAL
from tests.search.engines import in_node

# Typed texts by the name of a field, one set of them after the other.
Typed = list[dict[str, str]]
# What a form keeps of each set, by the name of a field: None where a text is refused.
Judge = Callable[[Typed], list[dict[str, Any]]]

BASE: dict[str, Any] = {"label": "ช่อง", "source": "การทดสอบ", "width": 4}
AMOUNT = NumberField(type="decimal", name="amount", **BASE)
FORM = Form(
    id="typed",
    number=99,
    title="แบบทดสอบ",
    status="draft",
    survey=(
        DateField(type="date", name="day", **BASE),
        DateField(type="time", name="at", **BASE),
        NumberField(type="integer", name="whole", **BASE),
        NumberField(type="decimal", name="part", **BASE),
        NumberField(type="decimal", name="grade", constraint=". >= 1 and . <= 5", **BASE),
        TextField(
            type="text",
            name="telephone",
            appearance="numbers",
            constraint="regex(., '^[0-9 ()+-]{4,20}$')",
            **BASE,
        ),
        TextField(type="text", name="code", constraint="regex(., '^[0-9]{4}$')", **BASE),
        Repeat(type="repeat", name="rows", label="แถว", repeat_count=3, children=(AMOUNT,)),
        Calculation(type="calculate", name="total", calculation="sum(${amount})", **BASE),
    ),
)
FIELDS = {field.name: field for field in fields(FORM)}

KEPT: dict[str, dict[str, Any]] = {
    "day": {
        "22/11/2569": "2026-11-22",
        "๒๒/๑๑/๒๕๖๙": "2026-11-22",
        "22-11-2569": "2026-11-22",
        "22.11.2026": "2026-11-22",
        "22 พ.ย. 2569": "2026-11-22",
        "22 พฤศจิกายน พ.ศ. 2569": "2026-11-22",
        "๑ มกราคม ๒๕๗๐": "2027-01-01",
        "29/2/2567": "2024-02-29",
        "29/2/2568": None,
        "31/4/2569": None,
        "พรุ่งนี้": None,
        "22/11/69": None,
        " ": "",
    },
    "at": {
        "13:30": "13:30",
        "13.30": "13:30",
        "13.30 น.": "13:30",
        "๑๓.๓๐น": "13:30",
        " ๘ : ๐๕ ": "08:05",
        "0.00": "00:00",
        "24:00": None,
        "8.60": None,
        "1330": None,
        "13.30 นาฬิกา": None,
        " ": "",
    },
    "whole": {
        "3": 3,
        " ๓ ": 3,
        "-5": -5,
        "007": 7,
        "๑,๐๐๐": 1000,
        "1,234,567": 1234567,
        "999999999999999": 999999999999999,
        "1000000000000000": None,
        "1,5": None,
        "12,34": None,
        "1,2345": None,
        "1234,567": None,
        "1,000,00": None,
        ",100": None,
        "1 000": None,
        "2.0": None,
        "1e3": None,
        "+5": None,
        "สอง": None,
        " ": "",
    },
    "part": {
        "๔.๒๕": 4.25,
        "๑,๒๓๔.๕๐": 1234.5,
        "4.333333333333333": 4.333333333333333,
        "-0.5": -0.5,
        "999999999999999.5": 999999999999999.5,
        "1000000000000000.5": None,
        "1,5": None,
        "0,001": None,
        "1.5,000": None,
        "1.": None,
        ".5": None,
        "Infinity": None,
    },
    "grade": {"๕.๐": 5, "5.01": None, "0": None},
    "telephone": {"๐๕๓-๐๐๐๐๐๐": "053-000000", " 053 000 ": "053 000", "053": None, "โทร ๐๕๓": None},
    "code": {" 2569 ": "2569", "๒๕๖๙": None, "25690": None, " ": ""},
}
SUMS: list[tuple[tuple[str, ...], float | str]] = [
    (("0.1", "0.2"), 0.3),
    (("๑,๕๐๐", "500.0"), 2000),
    (("123456789012.10", "0.2", "-0.15"), 123456789012.15),
    (("499999999999999", "500000000000000"), 999999999999999),
    (("1", "-1"), 0),
    (("1,5", "2"), 2),
    (("1,5", "สอง"), ""),
]


def by_program(typed: Typed) -> list[dict[str, Any]]:
    return [_kept(texts) for texts in typed]


def _kept(texts: dict[str, str]) -> dict[str, Any]:
    answers = nested(FORM, {name: understood(FIELDS[name], text) for name, text in texts.items()})
    totals = computed(FORM, answers)
    return {
        name: None if problems(FORM, {name: answers.get(name)}) else answers.get(name, "")
        for name in texts
        if not FIELDS[name].repeat
    } | {"total": totals.get("total", "")}


@pytest.fixture
def by_page(tmp_path: Path) -> Judge:
    run = in_node(tmp_path)
    judged = f"""
        const {{ fields }} = {rules(FORM, MANUAL)};
        const kept = (texts) => {{
          const typed = fields.filter((field) => texts[field.name] !== undefined);
          const flat = Object.fromEntries(
            typed.map((field) => [field.name, understood(field, texts[field.name])]),
          );
          const wrong = flaws(fields, flat).map(({{ field }}) => field.name);
          const saved = nested(fields, counted(fields, flat));
          const own = typed.filter((field) => !field.repeat);
          return Object.fromEntries([
            ...own.map(({{ name }}) => [name, wrong.includes(name) ? null : saved[name] ?? ""]),
            ["total", saved.total ?? ""],
          ]);
        }};"""
    return lambda typed: run(f"{script()}{judged}\nreturn {json.dumps(typed)}.map(kept);")


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    """The scripts in the PDF by the name of their field; what they share by none."""
    with pikepdf.open(BytesIO(fillable_pdf(FORM, MANUAL))) as pdf:
        shared = str(pdf.Root.Names.JavaScript.Names[1].JS)
        ruled = [each for each in pdf.Root.AcroForm.Fields if "/AA" in each]
        own = {str(each.T): str(next(iter(each.AA.values())).JS) for each in ruled}
    return {"": shared, **own}


@pytest.fixture
def by_viewer(tmp_path: Path, scripts: dict[str, str]) -> Judge:
    """Judge as a reader of PDF does that runs scripts, and read what it leaves in the fields."""
    run = in_node(tmp_path)
    judged = f"""
        const scripts = {json.dumps(scripts)};
        const app = {{ alert() {{}} }};
        let event;
        const left = (name, texts) => {{
          const form = {{ getField: (asked) => ({{ value: texts[asked] ?? "" }}) }};
          event = {{ value: texts[name] ?? "", rc: true }};
          (function () {{ eval(scripts[name]); }}).call(form);
          return event.rc ? String(event.value) : null;
        }};
        const own = (texts) => Object.keys(texts).filter((name) => !name.startsWith("rows_"));
        return {{typed}}.map((texts) =>
          Object.fromEntries([...own(texts), "total"].map((name) => [name, left(name, texts)])));"""

    def kept(typed: Typed) -> list[dict[str, Any]]:
        found = run(scripts[""] + judged.replace("{typed}", json.dumps(typed)))
        return [{name: read(name, text) for name, text in each.items()} for each in found]

    def read(name: str, text: str | None) -> Any:
        return text and nested(FORM, {name: understood(FIELDS[name], text)}).get(name, "")

    return kept


def test_every_text_is_kept_or_refused_by_all(by_page: Judge, by_viewer: Judge) -> None:
    typed = [{name: text} for name, texts in KEPT.items() for text in texts]
    expected = [
        {name: kept, "total": ""} for name, texts in KEPT.items() for kept in texts.values()
    ]
    for judge in (by_program, by_page, by_viewer):
        told = [(text, kept) for text, kept in zip(typed, judge(typed), strict=True)]
        assert told == list(zip(typed, expected, strict=True)), judge


def test_every_sum_is_that_of_paper(by_page: Judge, by_viewer: Judge) -> None:
    typed = [{f"rows_{row}_amount": text for row, text in enumerate(texts, 1)} for texts, _ in SUMS]
    for judge in (by_program, by_page, by_viewer):
        assert [each["total"] for each in judge(typed)] == [total for _, total in SUMS], judge


@pytest.mark.parametrize("name", KEPT)
def test_what_nobody_thought_of_is_judged_alike(
    name: str, by_page: Judge, by_viewer: Judge
) -> None:
    """Texts of the signs that the rules are about, in any order."""
    chance = random.Random(name)  # noqa: S311 - a test
    signs = "0123569๐๑๒๕๖,,..::-/ น"
    texts = ["".join(chance.choices(signs, k=chance.randint(1, 9))) for _ in range(1500)]
    typed = [{name: text} for text in texts]
    expected = list(zip(texts, by_program(typed), strict=True))
    for judge in (by_page, by_viewer):
        assert list(zip(texts, judge(typed), strict=True)) == expected, judge
