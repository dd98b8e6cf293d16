"""Reading flow tables back from a PDF: rows, symbols, lines, heads and labels, in mm."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pymupdf

_MM = 25.4 / 72
_INK = (0.086, 0.141, 0.247)
_RULE = (0.835, 0.855, 0.894)
# Labels are written smaller than the words of a symbol, in points.
_LABEL = 9
# The sides of symbols, from the left of the column, as the style sheet has them.
LEFT, RIGHT = 2.0, 46.0
# How near two marks must be to be at the same place.
NEAR = 0.5


@dataclass(frozen=True)
class Box:
    """A rectangle; as a mark, what can be seen of it."""

    left: float
    top: float
    right: float
    bottom: float

    def cut(self, other: "Box") -> "Box":
        lefts, tops = max(self.left, other.left), max(self.top, other.top)
        return Box(lefts, tops, min(self.right, other.right), min(self.bottom, other.bottom))

    def moved(self, x: float, y: float) -> "Box":
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    @property
    def size(self) -> tuple[float, float]:
        return self.right - self.left, self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Text:
    """A line of text; its box is as high as a consonant and stands on the base line."""

    box: Box
    size: float
    words: str


@dataclass
class Marks:
    """What a row's chart shows, measured from the row's upper left corner."""

    height: float
    outline: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    heads: list[Box] = field(default_factory=list)
    labels: list[Text] = field(default_factory=list)
    words: list[Text] = field(default_factory=list)

    @property
    def waves(self) -> list[Box]:
        """The foot of a report; the box is in the middle of the stroke."""
        top = min(box.top for box in self.outline)
        return [box for box in self.outline if box.size[1] < 5 and box.top > top + 5]

    @property
    def symbol(self) -> Box:
        """The symbol's box; a report's, like its sides, ends where the wave begins."""
        top = min(box.top for box in self.outline)
        waves = self.waves
        rest = [box for box in self.outline if box not in waves]
        return Box(
            min(box.left for box in rest),
            top,
            max(box.right for box in rest),
            min([box.top for box in waves], default=max(box.bottom for box in rest)),
        )

    @property
    def foot(self) -> float:
        """Where a line that leaves downward begins; the wave is 2.1 mm deep at its middle."""
        bottom = self.symbol.bottom
        return bottom + 2.1 if max(box.bottom for box in self.outline) > bottom + 1 else bottom


def _box(rect: Any) -> Box:
    return Box(*(value * _MM for value in (rect[0], rect[1], rect[2], rect[3])))


def _is(colour: Any, other: tuple[float, float, float]) -> bool:
    return colour is not None and all(abs(a - b) < 0.02 for a, b in zip(colour, other, strict=True))


def _seen(page: pymupdf.Page, colour: tuple[float, float, float]) -> Iterator[Box]:
    """Return what is drawn in a colour, cut off by every clip that it is drawn in."""
    clips: list[Box] = []
    for found in page.get_drawings(extended=True):
        level = found["level"]
        del clips[level:]
        if found["type"] == "clip":
            box = _box(found["scissor"])
            clips.append(clips[-1].cut(box) if clips else box)
        elif _is(found.get("fill"), colour) or _is(found.get("color"), colour):
            box = _box(found["rect"])
            yield box.cut(clips[-1]) if clips else box


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2 * NEAR:
            found.append(value)
    return found


def read(pdf: bytes) -> list[list[Marks]]:
    """Return the rows of the table on each page, without its head."""
    with pymupdf.open(stream=pdf) as document:
        return [_rows(page) for page in document]


def _rows(page: pymupdf.Page) -> list[Marks]:
    rules = list(_seen(page, _RULE))
    columns = _distinct(box.middle[0] for box in rules if box.size[0] < 1)
    left, right = columns[1], columns[2]
    across = [box for box in rules if box.size[1] < 1 and left - 1 < box.middle[0] < right + 1]
    edges = _distinct(box.middle[1] for box in across)[1:]
    rows = [Marks(bottom - top) for top, bottom in pairwise(edges)]
    for box in _seen(page, _INK):
        if left < box.middle[0] < right and min(box.size) > -NEAR:
            number = _row_at(edges, box.middle[1])
            if number is not None:
                _sort(rows[number], box.moved(-left, -edges[number]))
    for text in _texts(page):
        number = _row_at(edges, text.box.bottom)
        if number is not None and left < text.box.left < right:
            row = rows[number]
            into = row.labels if text.size < _LABEL + 0.5 else row.words
            into.append(replace(text, box=text.box.moved(-left, -edges[number])))
    return rows


def _row_at(edges: list[float], y: float) -> int | None:
    found = [number for number, (top, end) in enumerate(pairwise(edges)) if top < y < end]
    return found[0] if found else None


def _sort(row: Marks, box: Box) -> None:
    wide, high = box.size
    upright = wide < 1 and abs(box.middle[0] - LEFT) > 1 and abs(box.middle[0] - RIGHT) > 1
    level = high < 1 and box.left > LEFT + 1
    if min(wide, high) > 1 and max(wide, high) < 3:
        row.heads.append(box)
    elif upright or level:
        row.lines.append(box)
    else:
        row.outline.append(box)


def _texts(page: pymupdf.Page) -> Iterator[Text]:
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            spans = [span for span in line["spans"] if span["text"].strip()]
            if spans:
                x, y = (value * _MM for value in spans[0]["origin"])
                size = spans[0]["size"]
                box = Box(x, y - size * _MM * 0.6, spans[-1]["bbox"][2] * _MM, y)
                yield Text(box, size, "".join(span["text"] for span in spans))
