"""Words as the operators that draw them: shaped, cut into lines, their text kept beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import uharfbuzz as hb

from forms.acroform.font import SHAPED, form_font, shaping_font
from macros.thai import MARKS
from macros.words import cut

# A word longer than a line is cut after any cluster: vowels that stand in front hold on to their
# consonant, and marks and what stands behind to theirs.
_CLUSTER = re.compile(f"[\u0e40-\u0e44]?.[{MARKS}\u0e30\u0e32\u0e33\u0e45\u0e46]*", re.S)
# What holds on to what comes after it: also parts of abbreviations and of numbers.
_OPENING = re.compile(
    r"[(\[{\u201c\u2018\u00ab\u0e40-\u0e44]$|(?:^|\s)[\"']$"
    r"|[0-9\u0e50-\u0e59][/-]$|(?:^|[.\s])[\u0e01-\u0e2e]\.$"
)
# What holds on to what comes before it, the mark of repetition also over a space.
_CLOSING = re.compile(
    rf"\s*\u0e46|[\u0e2f)\]}}\u201d\u2019\u00bb!?,.;:%\u2026/\-{MARKS}\u0e30\u0e32\u0e33\u0e45]"
    r"|[\"'](?!\S)"
)


@dataclass(frozen=True)
class Glyph:
    """A glyph at its place, in units of the font."""

    number: int
    x: int
    y: int
    advance: int


@cache
def shaped(text: str) -> tuple[Glyph, ...]:
    """Return the glyphs of a line of text; tabs and other controls are spaces."""
    if not text:
        return ()
    buffer = hb.Buffer()
    buffer.add_str(re.sub(r"\s", " ", text))
    buffer.guess_segment_properties()
    hb.shape(shaping_font(), buffer)
    pen, placed = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y = pen + position.x_offset, position.y_offset
        placed.append(Glyph(info.codepoint, x, y, position.x_advance))
        pen += position.x_advance
    return tuple(placed)


def width(text: str, size: float) -> float:
    """Return how wide a line of text is at a type size, in points."""
    return sum(glyph.advance for glyph in shaped(text)) * size / form_font().units


def lines(text: str, size: float, room: float) -> list[str]:
    """Return text cut into lines that are at most `room` points wide."""
    return [line for paragraph in text.split("\n") for line in _cut(paragraph, size, room)]


def _cut(paragraph: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for piece in _pieces(paragraph):
        fits = width(piece.rstrip(), size) <= room
        for part in [piece] if fits else _CLUSTER.findall(piece):
            if line and width((line + part).rstrip(), size) > room:
                yield line.rstrip()
                line = ""
            line += part
    yield line.rstrip()


def _pieces(paragraph: str) -> Iterator[str]:
    """Yield what no line may end within: words, with the signs that hold on to them."""
    piece, place = "", 0
    for word in cut(paragraph):
        if piece and not _OPENING.search(piece) and not _CLOSING.match(paragraph, place):
            yield piece
            piece = ""
        piece += word
        place += len(word)
    yield piece


def show(line: str, size: float, x: float, y: float) -> str:
    """Return the operators that draw a line at a place, its text beside it as ActualText."""
    font = form_font()
    scale = size / font.units
    drawn = [
        f"1 0 0 1 {x + glyph.x * scale:.2f} {y + glyph.y * scale:.2f} Tm <{glyph.number:04X}> Tj"
        for glyph in shaped(line)
    ]
    text = line.encode("utf-16-be").hex().upper()
    return "\n".join(
        [
            f"/Span <</ActualText <FEFF{text}>>> BDC",
            f"BT {SHAPED} {size:g} Tf 0 g",
            *drawn,
            "ET EMC",
        ]
    )
