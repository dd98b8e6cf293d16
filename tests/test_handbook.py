"""The handbook: the same pages as the site, bound as a PDF that holds the whole manual."""

import re
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from tests.conftest import Office

# With the packaged font readers disagree about vowels and marks, never about consonants.
_NOT_CONSONANTS = re.compile("[^\u0e01-\u0e2e]")


def squeezed(words: str) -> str:
    return _NOT_CONSONANTS.sub("", words)


def pdf_text(path: Path) -> str:
    with pdfium.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return squeezed("".join(pages))


@pytest.fixture(params=("chiang_mai", "lakeside"))
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(request.param)
    return found


def test_the_whole_manual_is_in_the_book(office: Office) -> None:
    book = pdf_text(office.site / "handbook.pdf")
    manual = office.manual
    words = [manual.title, manual.office.name, manual.owner.name]
    words += [duty.text for duty in manual.duties]
    for procedure in manual.procedures:
        words += [procedure.title, *procedure.objectives, procedure.scope or ""]
        words += [step.text for step in procedure.steps]
        words += [definition.meaning for definition in procedure.definitions]
    words += [form.title for form in manual.forms if form.handed_out]
    words += [reference.title for reference in manual.references]
    lost = [word for word in words if squeezed(word) not in book]
    assert lost == []


def test_the_words_of_docs_are_in_the_book(office: Office) -> None:
    book = pdf_text(office.site / "handbook.pdf")
    for page in office.prose:
        assert squeezed(page.head.title) in book


def test_links_stay_inside_the_book(office: Office) -> None:
    """A relative link would be dead in a file that somebody has saved."""
    with pdfium.PdfDocument(office.site / "handbook.pdf") as document:
        assert document.get_toc(), "the book has an outline"
    data = (office.site / "handbook.pdf").read_bytes()
    assert b"/URI (file:" not in data


def test_outline_and_links_say_only_letters(office: Office) -> None:
    """What tells a line where it may end is no part of a title."""
    with pikepdf.open(office.site / "handbook.pdf") as document, document.open_outline() as outline:
        said = [item.title for item in outline.root]
        for page in document.pages:
            said += [str(found.get("/Contents", "")) for found in page.get("/Annots", [])]
    assert len(said) > 20
    assert [text for text in said if re.search("[\u200b-\u200f\u2060\ufeff\ufffd]", text)] == []
    titles = [squeezed(procedure.title) for procedure in office.manual.procedures]
    assert [title for title in titles if title not in squeezed("".join(said))] == []


def test_no_word_of_one_office_is_in_the_book_of_another(
    chiang_mai: Office, lakeside: Office
) -> None:
    book = pdf_text(lakeside.site / "handbook.pdf")
    manual = chiang_mai.manual
    for word in (manual.office.name, manual.owner.name, *(p.title for p in manual.procedures)):
        assert squeezed(word) not in book
