"""The fonts are what the command makes of the packaged originals, and draw what those draw."""

import re
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools import agl
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from macros.checks.writing import UNDRAWN
from macros.flaws import ODD_SPACES, UNSEEN
from macros.fonts import WEIGHTS, pdf_font, site_font
from tests.thai_stress import CONSONANTS, TAILS

PACKAGE = Path(__file__).resolve().parent.parent / "macros"
FOLDER = PACKAGE / "theme" / "fonts"

pytestmark = pytest.mark.filterwarnings("ignore")


def path_for_pdf(weight: int) -> Path:
    return PACKAGE / "fonts" / f"sarabun-pdf-{weight}.ttf"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_fonts_are_fresh(weight: int) -> None:
    committed = (FOLDER / f"sarabun-{weight}.woff2").read_bytes()
    assert site_font(weight) == committed, "run scripts/fonts"
    assert pdf_font(weight) == path_for_pdf(weight).read_bytes(), "run scripts/fonts"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_fonts_hold_thai_and_latin(weight: int) -> None:
    for path in (FOLDER / f"sarabun-{weight}.woff2", path_for_pdf(weight)):
        characters = TTFont(path).getBestCmap()
        assert set(range(0x0E01, 0x0E3B)) | set(range(0x0E3F, 0x0E5C)) <= set(characters)
        assert set(range(0x20, 0x7F)) | set(map(ord, "–—‘’“”…·")) <= set(characters)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_paper_has_the_signs_of_office_prose(weight: int) -> None:
    characters = TTFont(path_for_pdf(weight)).getBestCmap()
    assert set(map(ord, "•→↑↓×÷±−°½¼¾²³§©®™€£é")) <= set(characters)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_check_refuses_what_paper_cannot_show(weight: int) -> None:
    """All that is not drawn, but for what rules of their own speak of."""
    drawn = TTFont(path_for_pdf(weight)).getBestCmap()
    told = re.compile(f"[\\t{UNSEEN}{ODD_SPACES}\ufffd]")
    signs = [chr(code) for code in range(0x20, 0x20000) if not 0xD800 <= code < 0xE000]
    refused = {sign for sign in signs if UNDRAWN.fullmatch(sign)}
    assert refused == {sign for sign in signs if ord(sign) not in drawn and not told.match(sign)}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_name_of_a_glyph_is_its_text(weight: int) -> None:
    """What the text of a PDF is read from; a glyph with two texts would give wrong letters."""
    characters = TTFont(path_for_pdf(weight)).getBestCmap()
    assert {code: agl.toUnicode(name) for code, name in characters.items()} == {
        code: chr(code) for code in characters
    }


class Shaper:
    """HarfBuzz with one of the fonts."""

    def __init__(self, font: TTFont) -> None:
        written = BytesIO()
        font.flavor = None
        font.save(written)
        self.hb = hb.Font(hb.Face(written.getvalue()))
        self.order = font.getGlyphOrder()
        self.glyphs = font.getGlyphSet()
        self.outlines: dict[str, list[tuple[str, tuple[tuple[int, int], ...]]]] = {}

    def __call__(self, text: str) -> list[tuple[str, int, int, int]]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.script, buffer.language, buffer.direction = "Thai", "th", "ltr"
        hb.shape(self.hb, buffer)
        return [
            (self.order[info.codepoint], at.x_offset, at.y_offset, at.x_advance)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def drawn(self, text: str) -> tuple[int, list[object]]:
        """Return the advance of a text, and every contour of it at its place."""
        pen, contours = 0, []
        for name, x, y, advance in self(text):
            for operator, points in self.outline(name):
                contours.append((operator, [(pen + x + px, y + py) for px, py in points]))
            pen += advance
        return pen, contours

    def outline(self, name: str) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
        if name not in self.outlines:
            recorded = DecomposingRecordingPen(self.glyphs)
            self.glyphs[name].draw(recorded)
            self.outlines[name] = recorded.value
        return self.outlines[name]


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_cluster_is_drawn_as_before_and_read_letter_for_letter(weight: int) -> None:
    stock = Shaper(TTFont(FOLDER / f"sarabun-{weight}.woff2"))
    ours = Shaper(TTFont(path_for_pdf(weight)))
    for consonant, tail in product(CONSONANTS, TAILS):
        cluster = consonant + tail
        glyphs = ours(cluster)
        assert "".join(agl.toUnicode(name) for name, *_ in glyphs) == cluster
        assert {(x, y) for _, x, y, _ in glyphs} == {(0, 0)}
        assert ours.drawn(cluster) == stock.drawn(cluster), cluster


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_arrow_stands_upright_in_its_line(weight: int) -> None:
    font = TTFont(path_for_pdf(weight))
    glyphs, bounds = font.getGlyphSet(), {}
    for name in ("arrowright", "arrowup", "plus"):
        pen = ControlBoundsPen(glyphs)
        glyphs[name].draw(pen)
        bounds[name] = pen.bounds
    left, low, right, high = bounds["arrowright"]
    up = bounds["arrowup"]
    assert (right - left, high - low) == (up[3] - up[1], up[2] - up[0])
    assert abs((low + high) - (bounds["plus"][1] + bounds["plus"][3])) <= 2
    assert left == font["hmtx"]["arrowright"][0] - right


def test_the_licence_stands_beside_the_fonts() -> None:
    for folder in (FOLDER, PACKAGE / "fonts"):
        assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE").read_text(encoding="utf-8")


def test_the_name_may_stay_as_none_is_reserved() -> None:
    """A licence that reserved the name would ask for another one for changed fonts."""
    copyright_ = (PACKAGE / "fonts" / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[0]
    assert "Reserved Font Name" not in copyright_


def test_fonts_of_the_site_are_small() -> None:
    for weight in WEIGHTS:
        assert (FOLDER / f"sarabun-{weight}.woff2").stat().st_size < 20_000
