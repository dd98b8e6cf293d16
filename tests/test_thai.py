"""Thai digits, dates and marks."""

import datetime as dt

import pytest

from macros.flaws import flaws
from macros.thai import buddhist_date, buddhist_year, digits


def test_dates_are_of_the_buddhist_era() -> None:
    assert buddhist_date(dt.date(2017, 5, 24)) == "24 พฤษภาคม พ.ศ. 2560"
    assert buddhist_year(2007) == "พ.ศ. 2550"
    assert buddhist_year("1997") == "พ.ศ. 2540"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("ข้อ 12 ของปี พ.ศ. 2550 – 2554", "ข้อ ๑๒ ของปี พ.ศ. ๒๕๕๐ – ๒๕๕๔"),
        ("DMC 10 มิถุนายน", "DMC ๑๐ มิถุนายน"),
        ('<p class="h2">9 กลุ่ม</p>', '<p class="h2">๙ กลุ่ม</p>'),
        # What keeps its digits: addresses, codes, names, entities, code, list markers, anchors.
        ("ดู https://a.example/2550/x1 ข้อ 1", "ดู https://a.example/2550/x1 ข้อ ๑"),
        ("[หน้าที่ 3](duties.md#duty-3)", "[หน้าที่ ๓](duties.md#duty-3)"),
        ("กระดาษ A4 รุ่น v1.0 และ 4G", "กระดาษ A4 รุ่น v1.0 และ 4G"),
        ("&#42; 5", "&#42; ๕"),
        ("`x = 1` 2", "`x = 1` ๒"),
        ("1. ข้อที่ 1\n2. ข้อที่ 2", "1. ข้อที่ ๑\n2. ข้อที่ ๒"),
        ("## หัวข้อ 2 {: #part-2 }", "## หัวข้อ ๒ {: #part-2 }"),
        ("กชช. 2ค ข้อ 2", "กชช. 2ค ข้อ ๒"),
        (
            "<code>rm 1</code> 1 <script>var a = 1</script>",
            "<code>rm 1</code> ๑ <script>var a = 1</script>",
        ),
    ],
)
def test_one_style_of_digits(written: str, printed: str) -> None:
    assert digits(written, "thai", ["กชช. 2ค"]) == printed


def test_arabic_style_turns_thai_digits_back() -> None:
    assert digits("ข้อ ๑๒", "arabic") == "ข้อ 12"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("สํานักงาน", "split_sara_am"),
        ("นํ้า", "split_sara_am"),
        ("เเบบ", "double_sara_e"),
        ("พ้ืนที่", "tone_before_vowel"),
        ("ที่่", "doubled_mark"),
        ("เรื ่อง", "loose_mark"),
        ("งาน\u200bนี้", "zero_width"),
        ("งาน\uf70a", "private_use"),
    ],
)
def test_broken_marks_are_found(text: str, rule: str) -> None:
    assert rule in [found for found, _ in flaws(text)]


@pytest.mark.parametrize(
    "text",
    ["น้ำ ป้ำ ก็ เพิ่ม พันธุ์ สิทธิ์ ญี่ปุ่น ฟ้าฝั่ง ผู้ใหญ่", "ฤทธิ์ ฤๅษี ฦๅ", "ต่าง ๆ ฯลฯ", "๑๒๓ ABC"],
)
def test_good_thai_has_no_flaw(text: str) -> None:
    assert list(flaws(text)) == []
