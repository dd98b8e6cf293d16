"""Fonts: embedded, measured, and every code of a text known as Unicode."""

import re
from collections.abc import Iterator
from io import BytesIO

from fontTools.ttLib import TTFont
from pikepdf import Array, Name, Object

from tests.matterhorn.check import check
from tests.matterhorn.reading import Document

_MAPPED = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]*)>")


@check("10-001", "31-027")
def every_code_is_unicode(document: Document) -> Iterator[str]:
    for font, codes in _used(document):
        if unknown := codes - texts(font).keys():
            yield f"{font.BaseFont}: {sorted(unknown)}"


@check("31-028", "31-029")
def no_code_is_no_character(document: Document) -> Iterator[str]:
    """Neither zero nor a byte order mark."""
    for font, _ in _used(document):
        for code, text in texts(font).items():
            if not text or {"\0", "\ufeff", "\ufffe"} & set(text):
                yield f"{font.BaseFont}: {code}"


@check("31-030")
def no_glyph_stands_for_a_missing_one(document: Document) -> Iterator[str]:
    yield from (str(font.BaseFont) for font, codes in _used(document) if 0 in codes)


@check("31-004")
def codes_are_glyphs(document: Document) -> Iterator[str]:
    for font, _ in _used(document):
        if font.DescendantFonts[0].get("/CIDToGIDMap") != Name.Identity:
            yield str(font.BaseFont)


@check("31-006")
def the_encoding_is_predefined(document: Document) -> Iterator[str]:
    for font, _ in _used(document):
        if font.get("/Encoding") != Name("/Identity-H"):
            yield str(font.BaseFont)


@check("31-009")
def fonts_are_embedded(document: Document) -> Iterator[str]:
    yield from (str(font.BaseFont) for font, _ in _used(document) if _program(font) is None)


@check("31-010")
def fonts_hold_what_is_used(document: Document) -> Iterator[str]:
    for font, codes in _used(document):
        if (program := _program(font)) and max(codes, default=0) >= len(program.getGlyphOrder()):
            yield str(font.BaseFont)


@check("31-016")
def widths_are_those_of_the_font(document: Document) -> Iterator[str]:
    """Within a thousandth of the type size."""
    for font, codes in _used(document):
        program = _program(font)
        if program is None:
            continue
        names, advances = program.getGlyphOrder(), program["hmtx"].metrics
        units, widths = program["head"].unitsPerEm, _widths(font)
        for code in codes:
            advance = advances[names[code]][0] * 1000 / units if code < len(names) else 0
            if abs(widths.get(code, 1000) - advance) > 1:
                yield f"{font.BaseFont}: {code}"


def _used(document: Document) -> list[tuple[Object, set[int]]]:
    """Return the fonts that text is shown in, with its codes."""
    fonts: dict[tuple[int, int], tuple[Object, set[int]]] = {}
    for shown in (*document.shown, *document.looks):
        if shown.font is not None:
            fonts.setdefault(shown.font.objgen, (shown.font, set()))[1].update(shown.codes)
    return list(fonts.values())


def said(document: Document) -> dict[tuple[int, int], str]:
    """Return the text of marked content by its page and number."""
    told: dict[tuple[int, int], str] = {}
    for shown in document.shown:
        if shown.text and shown.font is not None and shown.within[-1].number is not None:
            place = shown.page, shown.within[-1].number
            names = texts(shown.font)
            told[place] = told.get(place, "") + "".join(map(names.__getitem__, shown.codes))
    return told


def texts(font: Object) -> dict[int, str]:
    """Return what the codes of a font are read as."""
    noted = font.get("/ToUnicode")
    data = noted.read_bytes().partition(b"endcodespacerange")[2] if noted is not None else b""
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _MAPPED.findall(data)
    }


def _program(font: Object) -> TTFont | None:
    file = font.DescendantFonts[0].FontDescriptor.get("/FontFile2")
    return TTFont(BytesIO(file.read_bytes())) if file is not None else None


def _widths(font: Object) -> dict[int, float]:
    widths: dict[int, float] = {}
    entries = list(font.DescendantFonts[0].get("/W", Array()))
    while entries:
        first, second = int(entries.pop(0)), entries.pop(0)
        if isinstance(second, Array):
            widths |= {first + at: float(width) for at, width in enumerate(second)}
        else:
            width = float(entries.pop(0))
            widths |= dict.fromkeys(range(first, int(second) + 1), width)
    return widths
