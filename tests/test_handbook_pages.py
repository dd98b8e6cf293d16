"""The handbook's pages as somebody reads them: lines, headings, numbers, what is kept together."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest
from pythainlp import word_tokenize
from pythainlp.corpus.common import thai_words

from macros import addresses
from macros.thai import arabic_digits
from tests.conftest import Office
from tests.pdf_text import squeezed

Line = tuple[float, str]

# From this size on text is read line by line; smaller type stands in narrow columns.
_BODY = 11.5
_LEADING = re.compile("[เแโใไ]$")
_HANGING = re.compile("^[ะาำๅๆ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_TORN = re.compile(r"(?:พ\.ศ\.|\(หน้า|\(ฉบับที่)$")


@pytest.fixture(params=("chiang_mai", "lakeside"))
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(request.param)
    return found


@cache
def blocks(path: Path) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    """Return the lines of each block of each page, with the size of their type in pt."""
    with pymupdf.open(path) as document:
        return tuple(
            tuple(tuple(_lines(block)) for block in page.get_text("dict")["blocks"])
            for page in document
        )


def _lines(block: dict[str, list[dict[str, list[dict[str, float | str]]]]]) -> Iterator[Line]:
    for line in block.get("lines", []):
        spans = line["spans"]
        text = "".join(str(span["text"]) for span in spans)
        if text.strip():
            yield max(float(span["size"]) for span in spans), text


def breaks(path: Path) -> Iterator[tuple[float, str, str]]:
    """Yield the end of each line and the beginning of the next in the same paragraph."""
    for page in blocks(path):
        for lines in page:
            for (size, before), (_, after) in pairwise(lines):
                yield size, before, after


def test_no_line_breaks_inside_a_cluster(office: Office) -> None:
    wrong = [
        (before[-12:], after[:12])
        for _, before, after in breaks(office.site / "handbook.pdf")
        if _LEADING.search(before) or _HANGING.search(after)
    ]
    assert wrong == []


def test_no_line_breaks_inside_a_word(office: Office) -> None:
    """A compound may part where both parts are words; no simple word is ever torn."""
    known = thai_words()
    torn = []
    for size, before, after in breaks(office.site / "handbook.pdf"):
        if size < _BODY or not re.search("[ก-ฮะ-์]$", before) or not re.match("[ก-ไ]", after):
            continue
        head, tail = before[-30:].split()[-1], after[:30].split()[0]
        for word, place in words(head + tail):
            cut = len(head) - place
            if 0 < cut < len(word) and not {word[:cut], word[cut:]} & known:
                torn.append((head[-15:], tail[:15], word))
    assert torn == []


def words(text: str) -> Iterator[tuple[str, int]]:
    place = 0
    for word in word_tokenize(text, engine="newmm"):
        yield word, place
        place += len(word)


def test_what_belongs_together_stays_on_one_line(office: Office) -> None:
    torn = [
        before
        for _, before, _ in breaks(office.site / "handbook.pdf")
        if _TORN.search(before.strip())
    ]
    assert torn == []


def test_no_heading_ends_a_page(office: Office) -> None:
    for number, page in enumerate(blocks(office.site / "handbook.pdf")[1:], 2):
        lines = [line for block in page for line in block]
        body = [line for line in lines if line[0] > 11.1]
        # A form's page has no such type.
        assert not body or body[-1][0] < 15.5, f"page {number} ends with {body[-1][1]}"


def test_the_contents_name_the_right_pages(office: Office) -> None:
    """What the contents say is where the chapter is, page by page as a reader counts."""
    with pymupdf.open(office.site / "handbook.pdf") as document:
        first = [page for level, _, page in document.get_toc() if level == 1]
        contents = arabic_digits(document[1].get_text())
        for page in first[1:]:
            assert re.search(rf"^{page}\s*$", contents, re.M), page


def test_references_name_pages_that_exist(office: Office) -> None:
    with pymupdf.open(office.site / "handbook.pdf") as document:
        text = arabic_digits("".join(page.get_text() for page in document))
        named = [int(number) for number in re.findall(r"\(หน้า\s(\d+)\)", text)]
        assert named
        assert max(named) <= len(document)
        assert min(named) >= 1


def test_every_form_is_in_the_appendix_with_its_code(office: Office) -> None:
    with pymupdf.open(office.site / "handbook.pdf") as document:
        text = squeezed("".join(page.get_text() for page in document))
    for form in office.manual.forms:
        if form.handed_out:
            assert squeezed(arabic_digits(form.title)) in arabic_digits(text)
            assert not form.code or squeezed(form.code.value) in text


def test_the_cover_says_what_is_known_and_what_is_not(office: Office) -> None:
    manual = office.manual
    with pymupdf.open(office.site / "handbook.pdf") as document:
        cover = squeezed(arabic_digits(document[0].get_text()))
    assert squeezed(arabic_digits(manual.office.name)) in cover
    if manual.approval:
        assert squeezed(arabic_digits(manual.approval.by)) in cover
    else:
        assert "ยังไม่ได้ระบุ" in cover
    assert (manual.site.site_url or "https://") in cover or not manual.site.site_url


def test_each_procedure_is_a_leaflet_of_its_own(office: Office) -> None:
    for procedure in office.manual.procedures:
        with pymupdf.open(office.site / addresses.of_leaflet(procedure)) as document:
            text = squeezed(arabic_digits("".join(page.get_text() for page in document)))
        assert squeezed(arabic_digits(procedure.title)) in text
        for step in procedure.steps:
            assert squeezed(arabic_digits(step.text)) in text


def test_downloads_say_how_long_they_are(office: Office) -> None:
    """The home page names pages, size and edition; each procedure offers its own PDF."""
    home = arabic_digits((office.site / "index.html").read_text(encoding="utf-8"))
    with pymupdf.open(office.site / "handbook.pdf") as document:
        assert f"{len(document)} หน้า" in home
    for procedure in office.manual.procedures:
        page = (office.site / addresses.of_procedure(procedure) / "index.html").read_text("utf-8")
        assert f'href="{procedure.id}.pdf"' in page
