"""The font of what is typed into a PDF, as PDF embeds it, and as HarfBuzz shapes with it.

PDFium takes an embedded font for every character only if its resource is called `Wingdings`
(CPDF_BAFontMap); any other name makes Thai that somebody types invisible in Chrome and Edge
(Hopding/pdf-lib#1429; tests/test_upstream.py tells when the name can be our own).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import uharfbuzz as hb
from fontTools import agl
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from macros.fonts.originals import written
from macros.fonts.tounicode import to_unicode

RESOURCE = "/Wingdings"
# The same font for what is shaped already, in looks alone: its map has a text for every glyph.
SHAPED = "/Sarabun"
# Tone marks and the mark of silence: alone they stand where they clear a vowel below them.
_RAISED = range(0x0E48, 0x0E4D)
# What shapes and names glyphs is not wanted where nothing shapes.
_DROPPED = ("GDEF", "GPOS", "GSUB", "gasp")
_SYMBOLIC = 4


@dataclass(frozen=True)
class Font:
    """The embedded program and what PDF says of it.

    `glyphs` are those that single characters are typed with, `texts` what each glyph reads as.
    """

    program: bytes
    name: str
    units: int
    ascent: int
    descent: int
    glyphs: Mapping[int, int]
    texts: Mapping[int, str]
    advances: tuple[int, ...]

    def thousandths(self, units: float) -> int:
        """Return a length in thousandths of an em, as PDF counts."""
        return round(units * 1000 / self.units)


@cache
def _file() -> bytes:
    return files("macros.fonts").joinpath("sarabun-form.ttf").read_bytes()


@cache
def form_font() -> Font:
    """Return the font whose characters, set one by one, make Thai stacks."""
    font = TTFont(BytesIO(_file()), recalcTimestamp=False)
    order = font.getReverseGlyphMap()
    for table in font["cmap"].tables:
        for code in _RAISED:
            table.cmap[code] = f"uni{code:04X}.small"
    best = font.getBestCmap()
    for tag in _DROPPED:
        if tag in font:
            del font[tag]
    return Font(
        program=written(font),
        name=str(font["name"].getDebugName(6)),
        units=font["head"].unitsPerEm,
        ascent=font["hhea"].ascent,
        descent=font["hhea"].descent,
        glyphs={code: order[name] for code, name in sorted(best.items())},
        texts={order[name]: text for name in order if (text := agl.toUnicode(name))},
        advances=tuple(font["hmtx"][name][0] for name in font.getGlyphOrder()),
    )


@cache
def shaping_font() -> hb.Font:
    """Return the same glyphs with the tables that place them; tone marks low until shaped."""
    return hb.Font(hb.Face(_file()))


def embedded(pdf: Pdf) -> dict[str, Object]:
    """Add the font to a PDF and return it by resource, a composite font of two-byte glyph numbers.

    One program under two names: what people type must have exactly one glyph for each character,
    as PDFium reads the map backwards to type; what is shaped must have a text for every glyph
    (ISO 14289-1, 7.21.7).
    """
    font = form_font()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{font.name}"),
        Flags=_SYMBOLIC,
        FontBBox=Array([-700, font.thousandths(font.descent), 1000, font.thousandths(font.ascent)]),
        ItalicAngle=0,
        Ascent=font.thousandths(font.ascent),
        Descent=font.thousandths(font.descent),
        CapHeight=font.thousandths(font.ascent / 2),
        StemV=80,
        FontFile2=pdf.make_stream(font.program, Length1=len(font.program)),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{font.name}"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        DW=1000,
        W=Array([0, Array([font.thousandths(advance) for advance in font.advances])]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    composite = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{font.name}"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
    )
    typed: dict[int, str] = {}
    for code, glyph in font.glyphs.items():
        typed.setdefault(glyph, chr(code))
    maps = {RESOURCE: typed, SHAPED: {**font.texts, **typed}}
    return {
        resource: pdf.make_indirect(
            Dictionary({**composite, "/ToUnicode": pdf.make_stream(to_unicode(texts))})
        )
        for resource, texts in maps.items()
    }
