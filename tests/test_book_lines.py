"""What the lines of the book keep together, and that keeping it changes no letter."""

import re
from itertools import pairwise

import pytest

from macros.handbook.lines import unbroken
from macros.loader import load
from macros.thai import MARKS
from tests.conftest import LAKESIDE, ROOT

_RUN = re.compile(r"<[^>]*>")


def kept(text: str) -> list[str]:
    return re.findall(r'<span class="together">(.*?)</span>', unbroken(text))


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("ของสถานศึกษาและ", ["สถานศึกษา"]),
        ("ตามพระราชบัญญัติ พ.ศ. ๒๕๕๐ นี้", ["พระราชบัญญัติ", "พ.ศ. ๒๕๕๐"]),
        ("วาระที่ 2 และต่าง ๆ", ["ที่ 2", "ต่าง ๆ"]),
        ("ระบบ RT-Plan ที่ Data.bopp-obec.info/", ["RT-Plan", "Data.bopp-obec.info/"]),
        ("บ้าน DMC", []),
        ("<table><tr><td>สถานศึกษา</td></tr></table>", []),
        ("<style>a{content: 'สถานศึกษา'}</style><a title='สถานศึกษา'>ก</a>", []),
        (f"https://office.example/{'a-b/' * 70}", []),
    ],
)
def test_words_and_their_numbers_stay_on_one_line(text: str, together: list[str]) -> None:
    assert kept(text) == together


def test_no_run_ends_with_a_mark_that_a_letter_follows() -> None:
    """Poppler would put the mark on that letter."""
    assert kept("ยังไม่มีผู้อนุมัติ") == ["ไม่มีผู้อนุมัติ"]
    for office in (ROOT, LAKESIDE):
        for procedure in load(office / "data").procedures:
            for step in procedure.steps:
                html = unbroken(step.text)
                assert _RUN.sub("", html) == step.text
                for before, after in pairwise(filter(None, _RUN.split(html))):
                    assert not (re.search(f"[{MARKS}]$", before) and re.match("[ก-ฮเ-ไ]", after))
