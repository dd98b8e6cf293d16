"""Words as the operators that draw them: shaped, cut into lines, their text kept beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import uharfbuzz as hb

from forms.acroform.font import SHAPED, form_font, shaping_font
from macros.thai import MARKS

# A line may end after any cluster: vowels that stand in front hold on to their consonant, and
# marks and what stands behind to theirs.
_CLUSTER = re.compile(f"[\u0e40-\u0e44]?.[{MARKS}\u0e30\u0e32\u0e33\u0e45\u0e46]*", re.S)
# The share of a line that may stay empty so that it ends at a space.
_RAGGED = 0.4


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
    rest = _CLUSTER.findall(paragraph)
    while rest:
        count = len(rest)
        while count > 1 and width("".join(rest[:count]), size) > room:
            count -= 1
        if count < len(rest):
            count = _at_space(rest, count)
        yield "".join(rest[:count]).rstrip()
        rest = rest[count:]
    if not paragraph:
        yield ""


def _at_space(clusters: list[str], count: int) -> int:
    for place in range(count, int(count * (1 - _RAGGED)), -1):
        if clusters[place - 1] == " ":
            return place
    return count


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
