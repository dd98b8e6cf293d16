"""What the lines of the book keep together, and that keeping it changes no letter."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from macros.handbook import book, bound, pdf
from macros.handbook.lines import unbroken
from macros.loader import load
from macros.prose import read_prose
from macros.thai import MARKS
from scripts.site import configuration, convert
from tests.conftest import LAKESIDE, ROOT
from tests.pdf_text import pdfium_, squeezed

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
                assert _RUN.sub("", html).replace("\u200b", "") == step.text
                for before, after in pairwise(filter(None, _RUN.split(html))):
                    assert not (re.search(f"[{MARKS}]$", before) and re.match("[ก-ฮเ-ไ]", after))


def test_what_is_too_long_for_a_line_is_printed_whole(tmp_path: Path) -> None:
    """A text that left the paper would be refused; all of these find their place on it."""
    address = f"https://office.example/{'a-very-long-path/' * 17}"
    title = "การรายงานผลการดำเนินงานตามแผนปฏิบัติการประจำปีของสำนักงานเขตพื้นที่การศึกษา" * 3
    word = "Antidisestablishmentarianism" * 4
    row = f"|{'สำนักงานเขตพื้นที่|' * 15}\n"
    table = row + f"|{'---|' * 15}\n" + row * 60
    manual = load(LAKESIDE / "data")
    step = manual.procedures[2].steps[0]
    steps = (*(step.model_copy(update={"id": f"step-{n}"}) for n in range(1, 41)),)
    procedure = manual.procedures[2].model_copy(update={"title": title, "steps": steps})
    manual = manual.model_copy(update={"procedures": (*manual.procedures[:2], procedure)})
    preface, *others = read_prose(LAKESIDE / "docs")[0]
    text = f"{preface.markdown}\n\n{word}\n\n<{address}>\n\n{table}"
    prose = (replace(preface, markdown=text), *others)
    chapters = bound(manual, prose, convert(configuration(tmp_path)))
    printed = squeezed("".join(pdfium_(pdf(book(manual, chapters, "0"), LAKESIDE / "docs"))))
    for whole in (address, title, word):
        assert whole in printed
    assert printed.count(squeezed(step.text)) >= 40
