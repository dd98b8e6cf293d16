"""The packaged fonts as a finished PDF is compared with them, by the numbers of their glyphs."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import uharfbuzz as hb
from fontTools import agl
from fontTools.pens.recordingPen import RecordingPen

from macros.fonts import WEIGHTS

Outline = list[tuple[str, tuple[tuple[float, float], ...]]]


@dataclass(frozen=True)
class Face:
    """A TrueType font of which only some glyphs may be left, at the numbers they always had."""

    file: bytes

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(hb.Face(self.file))

    def text(self, glyph: int) -> str:
        """Return what a glyph reads as, by the Adobe Glyph List; empty if its name says nothing."""
        text: str = agl.toUnicode(self._font.get_glyph_name(glyph) or "")
        return text

    @cached_property
    def _outlines(self) -> dict[int, Outline]:
        return {}

    def outline(self, glyph: int) -> Outline:
        """Return the contours of a glyph, composites taken apart; empty if there is no such."""
        if glyph not in self._outlines:
            pen = RecordingPen()
            self._font.draw_glyph_with_pen(glyph, pen)
            self._outlines[glyph] = pen.value
        return self._outlines[glyph]


@cache
def faces() -> tuple[Face, ...]:
    """Return the fonts that all PDFs are set in, one a weight."""
    folder = files("macros.fonts")
    names = (f"sarabun-pdf-{weight}.ttf" for weight in WEIGHTS)
    return tuple(Face(folder.joinpath(name).read_bytes()) for name in names)
