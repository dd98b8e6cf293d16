"""Thai typed into forms by the readers that people have: kept letter for letter, and seen."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Name
from PIL import Image
from playwright.sync_api import Browser

from forms.acroform import read_pdf
from forms.acroform.font import form_font
from tests import ink, pdfjs, pdfjs_typing, poppler_typing
from tests.every_form import MANUAL, OWN, fields_of, fillable
from tests.pdfium_typing import pictures, typed

# Stacks of three, tall consonants, tails, and sara am.
WORDS = "ที่ปั๊มน้ำ ผู้ใหญ่ ญี่ปุ่น ฟ้าฝั่ง สิทธิ์"
TELEPHONE = "053-112-390"
SCALE = 2.0


def words_for(name: str) -> dict[str, str]:
    """Return for each field of words as many as it takes, and digits where only digits go."""
    words = {}
    for field in fields_of("first", name):
        if field.kind == "integer":
            words[field.name] = "12"
        elif getattr(field.part, "appearance", None) == "numbers":
            words[field.name] = TELEPHONE
        elif field.kind == "text":
            words[field.name] = WORDS[: field.max_length or None].strip()
        elif field.kind == "multiline":
            words[field.name] = "\n".join([WORDS] * field.lines)[: field.max_length]
    return words


@cache
def ends() -> dict[str, tuple[int, int]]:
    """Return where each letter, set by itself, ends below and above, in units."""
    glyf = TTFont(BytesIO(form_font().program))["glyf"]
    drawn = {chr(code): glyf[glyf.glyphOrder[glyph]] for code, glyph in form_font().glyphs.items()}
    return {
        letter: (each.yMin, each.yMax) for letter, each in drawn.items() if each.numberOfContours
    }


def reach(text: str, size: float) -> float:
    """Return the height in points from the lowest to the highest letter of a line as typed."""
    below, above = zip(*(ends()[letter] for letter in text if letter != " "), strict=True)
    return (max(above) - min(below)) * size / form_font().units


def assert_seen(before: list[Image.Image], after: list[Image.Image], name: str) -> None:
    """Assert that all words are drawn in their places, whole, and nowhere else."""
    changed = ink.changes(before, after)
    where = ink.places(fillable("first", name))
    for field, text in words_for(name).items():
        box, size = where[field]
        found = ink.extent(changed[box.page], box, SCALE)
        assert found, f"{field}: nothing is seen"
        lines = text.split("\n")
        least = reach(lines[0], size) + (len(lines) - 1) * size
        assert found[1] - found[0] >= least - 1, f"{field}: cut off"
    for number, page in enumerate(changed):
        boxes = [box for box, _ in where.values() if box.page == number]
        assert not ink.outside(page, boxes, SCALE)


def assert_own_font(data: bytes, names: set[str]) -> None:
    """Assert that what was typed is drawn with the form's font alone."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for widget in page.get(Name.Annots, []):
                if str(widget.get(Name.T, "")) in names:
                    assert fonts_of(widget) == {f"/{form_font().name}"}, str(widget.T)


def fonts_of(widget: Any) -> set[str]:
    look = widget.AP.N
    fonts = look.Resources.Font
    shown = [
        str(operands[0])
        for operands, operator in pikepdf.parse_content_stream(look)
        if str(operator) == "Tf"
    ]
    return {str(fonts[font].BaseFont) for font in shown}


@pytest.fixture(scope="module")
def typed_by_pdfium() -> dict[str, bytes]:
    return {}


@OWN
def test_typing_in_chrome_and_edge(name: str, typed_by_pdfium: dict[str, bytes]) -> None:
    words = words_for(name)
    saved = typed_by_pdfium.setdefault(name, typed(fillable("first", name), words))
    read = read_pdf(saved, MANUAL.form[name])
    assert {field: read.get(field) for field in words} == words
    assert all(normalize("NFC", text) == text for text in words.values())
    assert_own_font(saved, set(words))
    assert_seen(pictures(fillable("first", name), SCALE), pictures(saved, SCALE), name)


@OWN
def test_what_chrome_saved_is_seen_in_poppler(
    name: str, typed_by_pdfium: dict[str, bytes], tmp_path: Path
) -> None:
    blank = fillable("first", name)
    saved = typed_by_pdfium.setdefault(name, typed(blank, words_for(name)))
    assert_seen(ink.poppler(blank, SCALE, tmp_path), ink.poppler(saved, SCALE, tmp_path), name)


@OWN
def test_typing_in_evince_and_okular(name: str, tmp_path: Path) -> None:
    words, blank = words_for(name), fillable("first", name)
    saved = poppler_typing.typed(blank, words, tmp_path)
    read = read_pdf(saved, MANUAL.form[name])
    assert {field: read.get(field) for field in words} == words
    assert_own_font(saved, set(words))
    assert_seen(ink.poppler(blank, SCALE, tmp_path), ink.poppler(saved, SCALE, tmp_path), name)


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Any]:
    with pdfjs.reader(browser) as page:
        yield page


def shown(reader: Any, data: bytes) -> list[Image.Image]:
    drawn = pdfjs_typing.drawn(reader, data, SCALE)
    return [Image.open(BytesIO(page)).convert("L") for page in drawn]


@OWN
def test_typing_in_firefox(name: str, reader: Any) -> None:
    words, blank = words_for(name), fillable("first", name)
    saved = pdfjs_typing.saved(reader, blank, words)
    read = read_pdf(saved, MANUAL.form[name])
    assert {field: read.get(field) for field in words} == words
    assert_own_font(saved, set(words))
    assert_seen(shown(reader, blank), shown(reader, saved), name)
