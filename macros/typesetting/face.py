"""The packaged fonts as a finished PDF is compared with them, by the numbers of their glyphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from typing import Any

from fontTools import agl
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from macros.fonts import WEIGHTS

Outline = list[tuple[str, tuple[tuple[int, int] | None, ...]]]


@dataclass(frozen=True)
class Face:
    """A TrueType font of which only some glyphs may be left, at the numbers they always had."""

    file: bytes

    @cached_property
    def _font(self) -> TTFont:
        return TTFont(BytesIO(self.file))

    @cached_property
    def _glyphs(self) -> Mapping[str, Any]:
        glyphs: Mapping[str, Any] = self._font.getGlyphSet()
        return glyphs

    def text(self, glyph: int) -> str:
        """Return what a glyph reads as, by the Adobe Glyph List; empty if its name says nothing."""
        names = self._font.getGlyphOrder()
        return agl.toUnicode(names[glyph]) if glyph < len(names) else ""

    @cached_property
    def _outlines(self) -> dict[int, Outline]:
        return {}

    def outline(self, glyph: int) -> Outline | None:
        """Return the contours of a glyph, composites taken apart; None if there is no such."""
        names = self._font.getGlyphOrder()
        if glyph >= len(names):
            return None
        if glyph not in self._outlines:
            self._outlines[glyph] = self._drawn(names[glyph])
        return self._outlines[glyph]

    def _drawn(self, name: str) -> Outline:
        pen = DecomposingRecordingPen(self._glyphs)
        self._glyphs[name].draw(pen)
        outline: Outline = pen.value
        return outline


@cache
def faces() -> tuple[Face, ...]:
    """Return the fonts that all PDFs are set in, one a weight."""
    folder = files("macros.fonts")
    names = (f"sarabun-pdf-{weight}.ttf" for weight in WEIGHTS)
    return tuple(Face(folder.joinpath(name).read_bytes()) for name in names)
