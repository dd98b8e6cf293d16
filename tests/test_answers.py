"""Answers: nested JSON and flat names are two ways to say the same, and mistakes are told."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from forms.answers import computed, data_schema, flat, nested, problems
from forms.definition import fields
from macros.loader import load
from macros.model import Form, Manual
from macros.thai import read_date, short_date
from macros.wording import wording
from tests.conftest import LAKESIDE, ROOT

LOAN = load(ROOT / "data").form["equipment-loan"]


@pytest.fixture(scope="module")
def manual() -> Manual:
    return load(ROOT / "data")


@pytest.mark.parametrize(
    "written",
    [
        "22/11/2569",
        "๒๒/๑๑/๒๕๖๙",
        "22-11-2569",
        "22 พ.ย. 2569",
        "22 พย 2569",
        "22 พฤศจิกายน 2569",
        " ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙ ",
        "22 พ.ย. พ.ศ. 2569",
        "22/11/2026",
    ],
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert read_date(written) == dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    "written", ["", "22/11/69", "31/2/2569", "22/13/2569", "22 พฤศจิก 2569", "22/11/0000", "วันนี้"]
)
def test_what_is_no_date_is_not_guessed(written: str) -> None:
    assert read_date(written) is None


def test_a_date_is_written_as_people_write_it() -> None:
    assert short_date(dt.date(2026, 1, 5)) == "5/1/2569"
    assert read_date(short_date(dt.date(2024, 2, 29))) == dt.date(2024, 2, 29)


SAMPLES = sorted((Path(__file__).parent / "forms").glob("*.json"))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_flat_and_nested_say_the_same(manual: Manual, file: Path) -> None:
    form = manual.form[file.stem.rpartition("-")[0]]
    answers = json.loads(file.read_text(encoding="utf-8"))
    written = flat(form, answers)
    assert nested(form, written) == answers
    assert flat(form, nested(form, written)) == written
    assert set(written) <= {field.name for field in fields(form)}


def sample(form: str, kind: str = "long") -> dict[str, Any]:
    text = (Path(__file__).parent / "forms" / f"{form}-{kind}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def complaints(form: Form, answers: object) -> list[str]:
    return [error.message for error in Draft202012Validator(data_schema(form)).iter_errors(answers)]


def test_there_are_samples_of_every_form(manual: Manual) -> None:
    names = {f"{form.id}-{kind}" for form in manual.forms for kind in ("short", "long")}
    assert {file.stem for file in SAMPLES} == names


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_sound_answers_are_accepted(manual: Manual, file: Path) -> None:
    form = manual.form[file.stem.rpartition("-")[0]]
    answers = json.loads(file.read_text(encoding="utf-8"))
    assert problems(form, answers) == []
    assert complaints(form, answers) == []
    assert problems(form, answers | computed(form, answers)) == []
    if file.stem.endswith("long"):
        silent = ("signature", "image", "calculate")
        assert set(flat(form, answers)) == {
            field.name for field in fields(form) if field.kind not in silent
        }


# What is changed in a sound sample, what is said of it, and whether JSON Schema can say it too.
MISTAKES: dict[str, tuple[str, dict[str, Any], str, bool]] = {
    "unknown": ("equipment-loan", {"colour": "แดง"}, "ไม่มีช่อง “colour” ในแบบฟอร์มนี้ — ลบช่องนี้", True),
    "misspelt": (
        "equipment-loan",
        {"agencey": "x"},
        "ไม่มีช่อง “agencey” ในแบบฟอร์มนี้ — หมายถึง “agency” ใช่หรือไม่",
        True,
    ),
    "signature line": (
        "equipment-loan",
        {"returner": "x"},
        "ไม่มีช่อง “returner” ในแบบฟอร์มนี้ — หมายถึง “returner_name” ใช่หรือไม่",
        True,
    ),
    "missing": ("equipment-loan", {"agency": ""}, "หน่วยงาน: ยังไม่ได้กรอก — กรอกช่องนี้", True),
    "missing when asked": (
        "repair-request",
        {"equipment_other": None},
        "ระบุชนิดอุปกรณ์อื่น: ยังไม่ได้กรอก — กรอกช่องนี้",
        True,
    ),
    "missing when one of several is chosen": (
        "information-report",
        {"other_system": None},
        "ระบุแหล่งข้อมูลอื่น: ยังไม่ได้กรอก — กรอกช่องนี้",
        True,
    ),
    "missing row": (
        "information-report",
        {"figures": [{"indicator": "ครู"}]},
        "จำนวน (ข้อมูล แถวที่ 1): ยังไม่ได้กรอก — กรอกช่องนี้",
        True,
    ),
    "number as text": (
        "information-report",
        {"school_year": "2569"},
        "ปีการศึกษา (พ.ศ.): เขียนไม่ตรงรูปแบบของไฟล์คำตอบ — เขียนเป็น 2569",
        True,
    ),
    "common era": (
        "information-report",
        {"school_year": 2026},
        "ปีการศึกษา (พ.ศ.): เขียนปีเป็น พ.ศ. สี่หลัก ตั้งแต่ 2500 ถึง 2600",
        True,
    ),
    "truth as number": (
        "evaluation-summary",
        {"respondent_count": True},
        "จำนวน (คน): ต้องเป็นจำนวนเต็ม — เขียนเฉพาะตัวเลข เช่น 3",
        True,
    ),
    "more digits than numbers keep": (
        "information-report",
        {"school_year": 10**15},
        "ปีการศึกษา (พ.ศ.): ต้องเป็นจำนวนเต็ม — เขียนเฉพาะตัวเลข เช่น 3",
        True,
    ),
    "text as number": (
        "repair-request",
        {"model": 5},
        "ยี่ห้อ/รุ่น: ต้องเป็นข้อความ — ครอบคำตอบด้วยเครื่องหมายคำพูด",
        True,
    ),
    "two lines": (
        "repair-request",
        {"model": "ก\nข"},
        "ยี่ห้อ/รุ่น: ต้องเป็นข้อความบรรทัดเดียว — ลบการขึ้นบรรทัดใหม่",
        True,
    ),
    "control character": (
        "repair-request",
        {"model": "ก\x00ข"},
        "ยี่ห้อ/รุ่น: มีอักขระที่พิมพ์ไม่ได้ — ลบแล้วพิมพ์ข้อความใหม่",
        False,
    ),
    "too long": (
        "repair-request",
        {"receipt_number": "1" * 21},
        "เลขที่รับแจ้ง: ยาวเกิน 20 อักษร — เขียนให้สั้นลง",
        True,
    ),
    "unknown choice": (
        "repair-request",
        {"result": "mended"},
        "ผลการดำเนินการ: ไม่อยู่ในตัวเลือก — เลือกหนึ่งใน repaired (ซ่อมแล้วใช้ได้), "
        "parts (ขอซื้ออะไหล่), send_out (ขอส่งซ่อม), not_worth (ไม่คุ้มค่าซ่อม)",
        True,
    ),
    "choices as one text": (
        "equipment-use",
        {"help": "attend"},
        "ต้องการเจ้าหน้าที่ช่วย: มีคำตอบที่ไม่อยู่ในตัวเลือกหรือซ้ำกัน — เขียนเป็นรายการของ "
        "set_up (ติดตั้งก่อนใช้), attend (ดูแลระหว่างใช้), take_down (เก็บหลังใช้)",
        True,
    ),
    "choice twice": (
        "equipment-use",
        {"help": ["attend", "attend"]},
        "ต้องการเจ้าหน้าที่ช่วย: มีคำตอบที่ไม่อยู่ในตัวเลือกหรือซ้ำกัน — เขียนเป็นรายการของ "
        "set_up (ติดตั้งก่อนใช้), attend (ดูแลระหว่างใช้), take_down (เก็บหลังใช้)",
        True,
    ),
    "choice that is no text": (
        "equipment-use",
        {"help": [["attend"]]},
        "ต้องการเจ้าหน้าที่ช่วย: มีคำตอบที่ไม่อยู่ในตัวเลือกหรือซ้ำกัน — เขียนเป็นรายการของ "
        "set_up (ติดตั้งก่อนใช้), attend (ดูแลระหว่างใช้), take_down (เก็บหลังใช้)",
        True,
    ),
    "Thai date": (
        "equipment-loan",
        {"return_by": "18/1/2570"},
        'กำหนดส่งคืนวันที่: เขียนไม่ตรงรูปแบบของไฟล์คำตอบ — เขียนเป็น "2027-01-18"',
        True,
    ),
    "Buddhist year in the common calendar": (
        "equipment-loan",
        {"return_by": "2570-01-18"},
        "กำหนดส่งคืนวันที่: ไม่ใช่วันที่ที่อ่านได้ — "
        "เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2026-11-22 ในตารางเขียน 22/11/2569 ก็ได้",
        True,
    ),
    "choice by its label": (
        "repair-request",
        {"result": "ซ่อมแล้วใช้ได้"},
        'ผลการดำเนินการ: เขียนไม่ตรงรูปแบบของไฟล์คำตอบ — เขียนเป็น "repaired"',
        True,
    ),
    "impossible date": (
        "equipment-loan",
        {"written_on": "2026-02-30"},
        "วันที่: ไม่ใช่วันที่ที่อ่านได้ — เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2026-11-22 ในตารางเขียน 22/11/2569 ก็ได้",
        False,
    ),
    "time of day": (
        "equipment-use",
        {"begins_at": "24:00"},
        "เวลาเริ่ม: ไม่ใช่เวลาที่อ่านได้ — เขียนเป็น ชั่วโมง:นาที เช่น 08:30",
        True,
    ),
    "before another day": (
        "equipment-loan",
        {"return_by": "2026-12-27"},
        "กำหนดส่งคืนวันที่: ต้องไม่ก่อนวันแรกที่ยืม",
        False,
    ),
    "telephone": (
        "equipment-loan",
        {"borrower_telephone": "ไม่มี"},
        "โทรศัพท์: เขียนหมายเลขโทรศัพท์ด้วยตัวเลข 4 หลักขึ้นไป คั่นด้วยขีดได้ เช่น 053-000-000",
        True,
    ),
    "Thai digits in a telephone": (
        "equipment-loan",
        {"borrower_telephone": "๐๕๓-๐๐๐-๐๐๐"},
        'โทรศัพท์: เขียนไม่ตรงรูปแบบของไฟล์คำตอบ — เขียนเป็น "053-000-000"',
        True,
    ),
    "calculated": (
        "equipment-loan",
        {"loan_days": 3},
        "รวม (วัน): ไม่ตรงกับที่คำนวณได้ — ลบช่องนี้ ระบบคำนวณให้เอง",
        False,
    ),
    "rows as text": (
        "equipment-use",
        {"items": "โน้ตบุ๊ก"},
        "รายการที่ขอใช้: ต้องเป็นรายการของแถว — เขียนแต่ละแถวเป็นชุดของช่องและคำตอบ",
        True,
    ),
    "image": (
        "repair-request",
        {"photo": "x.jpg"},
        "รูปประกอบ: ไม่ใช่ภาพที่อ่านได้ — แนบภาพใหม่จากแบบกรอกบนเว็บ",
        True,
    ),
}


@pytest.mark.parametrize(
    ("form_id", "change", "said", "in_schema"), MISTAKES.values(), ids=MISTAKES
)
def test_a_mistake_is_told_by_its_label(
    manual: Manual, form_id: str, change: dict[str, Any], said: str, in_schema: bool
) -> None:
    form, answers = manual.form[form_id], sample(form_id) | change
    assert said in problems(form, answers)
    assert bool(complaints(form, answers)) == in_schema


def test_a_number_has_as_many_digits_as_every_program_keeps() -> None:
    form = load(LAKESIDE / "data").form["budget-change-request"]
    for amount in (10**15, 1e15, float("inf")):
        answers = {"changes": [{"amount": amount}]}
        assert any("ต้องเป็นตัวเลข" in said for said in problems(form, answers)), amount
        assert any(str(amount) in said for said in complaints(form, answers)), amount
    most = {"changes": [{"amount": 999_999_999_999_999.5}]}
    assert not any("ต้องเป็นตัวเลข" in said for said in problems(form, most))
    assert not any("999999999999999" in said for said in complaints(form, most))


def test_all_mistakes_are_told_at_once(manual: Manual) -> None:
    answers = sample("equipment-use", "short")
    answers["items"] = [{"item": "กล้อง", "quantity": 0, "colour": "แดง"}, *[{}] * 5]
    del answers["purpose"]
    assert problems(manual.form["equipment-use"], answers) == [
        "รายการที่ขอใช้: มีมากกว่า 5 แถว — ลดเหลือไม่เกิน 5 แถว หรือใช้แบบฟอร์มอีกใบ",
        "รายการที่ขอใช้ แถวที่ 1: ไม่มีช่อง “colour” ในแบบฟอร์มนี้ — ลบช่องนี้",
        "จำนวน (รายการที่ขอใช้ แถวที่ 1): เขียนจำนวนเต็มตั้งแต่ 1 ถึง 999",
        "หน่วย (รายการที่ขอใช้ แถวที่ 1): ยังไม่ได้กรอก — กรอกช่องนี้",
        "เพื่อใช้ในงาน: ยังไม่ได้กรอก — กรอกช่องนี้",
    ]


@pytest.mark.parametrize("answers", [None, [], "x", 1], ids=str)
def test_what_is_no_set_of_answers_is_one_problem(manual: Manual, answers: object) -> None:
    assert problems(manual.forms[0], answers) == [wording()["answers"]["not_answers"]]


def test_an_answer_is_not_asked_for_when_it_does_not_apply(manual: Manual) -> None:
    answers = sample("repair-request", "short")
    assert answers["equipment_kind"] != "other"
    assert problems(manual.form["repair-request"], answers) == []
    assert complaints(manual.form["repair-request"], answers) == []


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_nothing_that_is_handed_in_crashes_the_check(data: st.DataObject) -> None:
    answers = sample("equipment-loan")
    for name in data.draw(st.sets(st.sampled_from(sorted(answers)), max_size=4)):
        answers[name] = data.draw(anything)
    assert all(isinstance(said, str) for said in problems(LOAN, answers))
    assert all(isinstance(name, str) for name in flat(LOAN, answers))


def test_numbers_follow_from_answers(manual: Manual) -> None:
    loan = manual.form["equipment-loan"]
    days = {"loan_from": "2026-12-31", "loan_to": "2027-01-01"}
    assert computed(loan, days) == {"loan_days": 2}
    assert computed(loan, days | {"loan_to": "2026-12-30"}) == {}
    assert computed(loan, {"loan_from": "31/12/2569", "loan_to": None}) == {}
    change = load(LAKESIDE / "data").form["budget-change-request"]
    assert computed(change, {"changes": [{"amount": 0.1}, {}, {"amount": 0.2}]}) == {"total": 0.3}
    assert computed(change, {"changes": [{"amount": 1500}, {"amount": 500.0}]}) == {"total": 2000}
    assert computed(change, {"changes": [{"item": "x"}]}) == {}
