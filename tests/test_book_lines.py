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
from tests.matterhorn import Document, Element
from tests.matterhorn.fonts import said
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


def test_nothing_is_torn_at_the_end_of_a_page(tmp_path: Path) -> None:
    """A paragraph goes on with more than a line before and after; a row stands on one page."""
    sentence = "ผู้รับผิดชอบส่งรายงานให้สำนักงานทุกเดือน และแจ้งผลให้โรงเรียนทราบ "
    paragraphs = "\n\n".join(sentence * (5 + n % 7) for n in range(90))
    row = f"| {sentence * 2} | {sentence * 4} |\n"
    table = f"| ก | ข |\n|---|---|\n{row * 40}"
    preface, *others = read_prose(LAKESIDE / "docs")[0]
    prose = (replace(preface, markdown=f"{paragraphs}\n\n{table}"), *others)
    manual = load(LAKESIDE / "data")
    chapters = bound(manual, prose, convert(configuration(tmp_path)))[:1]
    printed = pdf(book(manual, chapters, "0"), LAKESIDE / "docs")
    document = Document(printed)
    rows = document.of("TR")
    assert len(rows) > 40
    for each in rows:
        assert len({page for inside in each.inside() for page, _ in inside.content}) <= 1
    told = said(document)
    torn = [parts for each in document.of("P") if len(parts := _by_page(each, told)) > 1]
    assert len(torn) > 4
    longest = max(len(line) for page in pdfium_(printed) for line in page.splitlines())
    assert all(len(part) > longest for parts in torn for part in parts)


def _by_page(paragraph: Element, told: dict[tuple[int, int], str]) -> list[str]:
    """Return what a paragraph says on each of its pages."""
    places = [place for inside in paragraph.inside() for place in inside.content]
    pages = sorted({page for page, _ in places})
    return ["".join(told.get(place, "") for place in places if place[0] == page) for page in pages]
