"""The handbook's pages as somebody reads them: lines, headings, numbers, what is kept together."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from pythainlp import word_tokenize
from pythainlp.corpus.common import thai_words

from forms.paper import blank_pdf
from macros import addresses
from macros.handbook import book, bound, pdf
from macros.loader import load
from macros.prose import read_prose
from macros.thai import arabic_digits
from scripts.site import configuration, convert
from tests.conftest import ROOT, Office
from tests.pdf_text import squeezed

Line = tuple[float, str]
MM = 72 / 25.4
# Below it stand the office and the number of the page.
FOOT = 279 * MM

# The sizes of text as wide as the page, body and headings; all else stands in columns.
_WIDE = (12, 15, 18)
# A line that follows another of the same paragraph is at most so many type sizes below it.
_LEADED = 1.62
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


@cache
def breaks(path: Path) -> tuple[tuple[float, str, str], ...]:
    """Return the size of type, and each two lines that follow in a paragraph, of every page.

    MuPDF's blocks are no paragraphs: it parts lines that are set far from each other.
    """
    with pymupdf.open(path) as document:
        return tuple(
            (one["size"], one["text"].rstrip(), two["text"].lstrip())
            for page in document
            for one, two in pairwise(_spans(page))
            if _follows(one, two)
        )


def _spans(page: pymupdf.Page) -> Iterator[dict[str, Any]]:
    """Yield the lines of a page, each as one span."""
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            text = "".join(span["text"] for span in line["spans"])
            if text.strip():
                yield line["spans"][0] | {"text": text, "bbox": line["bbox"]}


def _follows(one: dict[str, Any], two: dict[str, Any]) -> bool:
    (left, _, right, _), (other_left, _, other_right, _) = one["bbox"], two["bbox"]
    aligned = abs(left - other_left) < 1 or abs(left + right - other_left - other_right) < 2
    below = two["origin"][1] - one["origin"][1]
    same = abs(one["size"] - two["size"]) < 0.1
    return aligned and same and 0 < below <= _LEADED * one["size"]


def test_every_paragraph_is_looked_at(office: Office) -> None:
    """The tests of lines would be true of nothing."""
    found = breaks(office.site / "handbook.pdf")
    assert sum(round(size) in _WIDE for size, _, _ in found) > 10
    assert len(found) > 100


def test_no_line_breaks_inside_a_cluster(office: Office) -> None:
    wrong = [
        (before[-12:], after[:12])
        for _, before, after in breaks(office.site / "handbook.pdf")
        if _LEADING.search(before) or _HANGING.search(after)
    ]
    assert wrong == []


def test_no_line_breaks_inside_a_word(office: Office) -> None:
    """In a column a compound may part where both parts are words."""
    known = thai_words()
    written = (office.site / "data" / "manual.json").read_text(encoding="utf-8")
    written += "".join(page.text for page in office.prose)
    torn = []
    for size, before, after in breaks(office.site / "handbook.pdf"):
        if not re.search("[ก-ฮะ-์]$", before) or not re.match("[ก-ไ]", after):
            continue
        head, tail = before[-30:].split()[-1], after[:30].split()[0]
        for word, place in words(head + tail):
            cut = len(head) - place
            compound = {word[:cut], word[cut:]} & known
            # Two words with a space between may read as one.
            if 0 < cut < len(word) and word in written and (round(size) in _WIDE or not compound):
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


def test_no_address_is_parted_at_its_hyphen(office: Office) -> None:
    """Chrome would take the hyphen for one that divides a word, and copy the address without it."""
    torn = [
        before
        for size, before, _ in breaks(office.site / "handbook.pdf")
        if round(size) in _WIDE and re.search("[A-Za-z0-9]-$", before)
    ]
    assert torn == []


def documents(office: Office) -> list[Path]:
    """Return the book, and each procedure by itself."""
    leaflets = [office.site / addresses.of_leaflet(found) for found in office.manual.procedures]
    return [office.site / "handbook.pdf", *leaflets]


def test_no_page_goes_on_with_a_few_lines_only(office: Office) -> None:
    """A page that begins no chapter has five at least."""
    empty = []
    for path in documents(office):
        with pymupdf.open(path) as document:
            for page in document:
                lines = [line for line in _spans(page) if line["bbox"][1] > 24 * MM]
                begins = any(line["size"] > 17 for line in lines)
                few = len({round(x["origin"][1]) for x in lines if x["bbox"][3] < FOOT}) < 5
                if few and not begins:
                    empty.append((path.name, page.number + 1))
    assert empty == []


def test_heads_are_one_line_and_clear_of_the_text(office: Office) -> None:
    for path in documents(office):
        with pymupdf.open(path) as document:
            for page in document:
                lines = list(_spans(page))
                heads = {
                    round(line["origin"][1])
                    for line in lines
                    if line["size"] < 10.1 and line["bbox"][1] < 22 * MM
                }
                first = min((line["bbox"][1] for line in lines if line["size"] > 10.5), default=999)
                # A form is a page of its own, without a head.
                if first > 24 * MM:
                    assert len(heads) <= 1, (path.name, page.number + 1)
                    assert first - max(heads, default=0) > 5 * MM, (path.name, page.number + 1)


def test_the_cover_has_no_number_of_its_page(office: Office) -> None:
    with pymupdf.open(office.site / "handbook.pdf") as document:
        assert max(line["bbox"][3] for line in _spans(document[0])) < FOOT


def test_what_only_a_screen_needs_is_not_printed(office: Office) -> None:
    """The way from old addresses, the download of the page itself, and the calendar's file."""
    for path in documents(office):
        with pymupdf.open(path) as document:
            text = squeezed("".join(page.get_text() for page in document))
        assert "ตามลิงก์มา" not in text
        assert "กระบวนงานนี้เป็นPDF" not in text
        assert "calendar.ics" not in text


def test_no_heading_ends_a_page(office: Office) -> None:
    for path in documents(office):
        with pymupdf.open(path) as document:
            for page in document:
                body = [line for line in _spans(page) if line["bbox"][3] < FOOT]
                last = max(body, key=lambda line: line["bbox"][3])
                assert last["size"] < 12.5, (path.name, page.number + 1, last["text"])


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


def test_a_form_takes_no_more_pages_than_by_itself(tmp_path: Path) -> None:
    """Also with the picture of its address, which every published book has."""
    manual = load(ROOT / "data")
    site = manual.site.model_copy(update={"site_url": "https://manual.example.go.th/"})
    manual = manual.model_copy(update={"site": site})
    chapters = bound(manual, read_prose(ROOT / "docs")[0], convert(configuration(tmp_path)))
    with pymupdf.open(stream=pdf(book(manual, chapters, "0"), ROOT / "docs")) as document:
        places = [(title, page) for _, title, page in document.get_toc()]
    first = [title for title, _ in places].index("ภาคผนวก แบบฟอร์ม") + 1
    forms = [form for form in manual.forms if form.handed_out]
    taken = [after - page for (_, page), (_, after) in pairwise(places[first:])]
    for form, pages in zip(forms, taken, strict=False):
        with pymupdf.open(stream=blank_pdf(form, manual)) as alone:
            assert pages <= len(alone), form.id


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
