"""Forms on paper: what stands on them, where it stands, and copies with answers."""

from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image

from forms.paper import blank_pdf, filled_pdf
from forms.written import written
from macros import addresses
from macros.fingerprint import fingerprint
from macros.model import Form, Manual
from macros.pages import styled
from macros.thai import buddhist_date
from tests.every_form import FORMS, MANUAL, OWN, SECOND, fields_of, fillable, form_of, sample
from tests.pdf_text import poppler, poppler_raw, squeezed

A4 = (595.28, 841.89)
MM = 72 / 25.4


def drawn(data: bytes, dpi: int = 150) -> list[Image.Image]:
    with pdfium.PdfDocument(data) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def text_of(data: bytes) -> str:
    """Return all words in the order in which they are drawn: what is wrapped stays together."""
    return squeezed("".join(poppler_raw(data)))


def printed(text: str, manual: Manual) -> str:
    return squeezed(styled(text, manual))


def letters(data: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Return the boxes of all letters, page by page: left, bottom, right, top, in points."""
    with pdfium.PdfDocument(data) as document:
        pages = [page.get_textpage() for page in document]
        return [
            [page.get_charbox(number) for number in range(page.count_chars())] for page in pages
        ]


@pytest.fixture(scope="module")
def blanks() -> dict[tuple[str, str], bytes]:
    return {}


@pytest.fixture
def blank(blanks: dict[tuple[str, str], bytes], office: str, name: str) -> bytes:
    if (office, name) not in blanks:
        blanks[office, name] = blank_pdf(*form_of(office, name))
    return blanks[office, name]


@FORMS
def test_everything_of_the_definition_is_on_the_paper(blank: bytes, office: str, name: str) -> None:
    form, manual = form_of(office, name)
    text = text_of(blank)
    labels = [field.label for field in fields_of(office, name) if field.name == field.part.name]
    choices = [choice.label for field in fields_of(office, name) for choice in field.choices]
    for words in (form.title, manual.office.name, form.privacy or "", *labels, *choices):
        assert printed(words, manual) in text, words


@FORMS
def test_the_edition_stands_at_the_top(blank: bytes, office: str, name: str) -> None:
    form, manual = form_of(office, name)
    text = text_of(blank)
    if form.code:
        assert squeezed(form.code.value) in text
    if form.issued_on:
        assert printed(buddhist_date(form.issued_on), manual) in text
    assert ("ร่างของโครงการรอหน่วยงานรับรอง" in text) == (form.status == "draft")


@FORMS
@pytest.mark.usefixtures("office", "name")
def test_letters_stay_on_a4_pages(blank: bytes) -> None:
    with pikepdf.open(BytesIO(blank)) as pdf:
        boxes = [tuple(map(float, page.mediabox)) for page in pdf.pages]
    assert len(boxes) <= 2
    assert all(box[2:] == pytest.approx(A4, abs=0.1) for box in boxes)
    for page in letters(blank):
        seen = [box for box in page if box[2] > box[0]]
        assert min(box[0] for box in seen) > 10 * MM
        assert max(box[2] for box in seen) < A4[0] - 10 * MM
        assert min(box[1] for box in seen) > 5 * MM


@FORMS
def test_paper_and_screen_break_alike(blank: bytes, office: str, name: str) -> None:
    assert len(letters(blank)) == len(letters(fillable(office, name)))


@FORMS
def test_a_second_page_says_whose_it_is(blank: bytes, office: str, name: str) -> None:
    form, manual = form_of(office, name)
    for page in poppler(blank)[1:]:
        assert printed(form.title, manual) in squeezed(page)


@FORMS
def test_the_code_asks_whether_the_form_is_current(blank: bytes, office: str, name: str) -> None:
    form, manual = form_of(office, name)
    found = zxingcpp.read_barcodes(drawn(blank)[0])
    if not manual.site.site_url:
        assert not found
        return
    asked = addresses.of_print(fingerprint(form), addresses.of_form(form))
    assert [code.text for code in found] == [manual.site.site_url + asked]
    corners = found[0].position
    assert (corners.top_right.x - corners.top_left.x) * 25.4 / 150 > 18.5


def test_the_longest_address_is_read_at_150_dpi() -> None:
    published = MANUAL.model_copy(update={"site": SECOND.site})
    form = max(published.forms, key=lambda each: len(each.id))
    (code,) = zxingcpp.read_barcodes(drawn(blank_pdf(form, published))[0])
    asked = addresses.of_print(fingerprint(form), addresses.of_form(form))
    assert code.text == f"{SECOND.site.site_url}{asked}"


@FORMS
def test_every_form_carries_its_fingerprint(blank: bytes, office: str, name: str) -> None:
    assert fingerprint(form_of(office, name)[0]) in poppler(blank)[0]


def test_a_memorandum_has_the_margins_of_the_regulation() -> None:
    (page,) = letters(blank_pdf(MANUAL.form["action-request"], MANUAL))
    seen = [box for box in page if box[2] > box[0]]
    assert min(box[0] for box in seen) >= 30 * MM - 1
    assert max(box[2] for box in seen) <= A4[0] - 20 * MM + 1


def test_two_builds_are_the_same_bytes() -> None:
    form, answers = MANUAL.form["equipment-use"], sample("equipment-use", "short")
    assert blank_pdf(form, MANUAL) == blank_pdf(form, MANUAL)
    assert filled_pdf(form, MANUAL, answers) == filled_pdf(form, MANUAL, answers)


@OWN
def test_a_copy_shows_every_answer(name: str) -> None:
    form, answers = MANUAL.form[name], sample(name, "long")
    copy = filled_pdf(form, MANUAL, answers)
    text, paper = text_of(copy), written(form, answers)
    for field in fields_of("first", name):
        if not field.choices:
            assert squeezed(paper.text(field)) in text, field.name
    for page in letters(copy):
        seen = [box for box in page if box[2] > box[0]]
        assert max(box[2] for box in seen) < A4[0] - 10 * MM


def test_a_word_without_end_wraps_inside_its_line() -> None:
    form = MANUAL.form["equipment-loan"]
    answers = {"borrower_name": "ญ" * 300, "items": [{"item": "W" * 120, "remark": "ก" * 90}]}
    copy = filled_pdf(form, MANUAL, answers)
    assert "ญ" * 300 in text_of(copy)
    for page in letters(copy):
        assert max(box[2] for box in page) < A4[0] - 10 * MM


def chosen(form: Form, answers: dict[str, object]) -> int:
    """Return how many dark pixels the first page has."""
    page = drawn(filled_pdf(form, MANUAL, answers), dpi=72)[0]
    return sum(page.histogram()[:100])


def test_what_is_chosen_is_marked() -> None:
    form = MANUAL.form["monitoring-evaluation"]
    assert chosen(form, {"internet": "good"}) > chosen(form, {})
