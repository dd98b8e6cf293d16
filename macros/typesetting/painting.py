"""What WeasyPrint painted of each element of a document, in the order of its text.

It notes which box a piece of marked content came from, which WeasyPrint's own structure tree no
longer tells: that parts what goes on overleaf, has what is hidden in it, and marks neither running
heads nor terms (Kozea/WeasyPrint#2902, #2550, #1836, #2482; tests/test_upstream.py tells when it
will do). This module and `breaks` use WeasyPrint's internals; its version is pinned for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

# The cells of a table count even where nothing stands in them: without them, columns shift.
_CELLS = ("td", "th")

# How text and the end of marked content are written in a stream.
_SHOWN = (b"TJ", b"Tj")
_END = b"EMC"

Corners = tuple[float, float, float, float]


@dataclass
class Mark:
    """A piece of marked content in the stream of a page; `shows` is whether text is in it."""

    stream: list[Any]
    place: int
    shows: bool = False

    def number(self, number: int) -> None:
        """Let the structure tree find the content under this number."""
        self.stream[self.place] = pydyf.Dictionary({"MCID": number})

    def artifact(self, **told: str) -> None:
        """Say that the content is no part of the text, and of what kind it is."""
        names = {key: f"/{value}" for key, value in told.items()}
        self.stream[self.place - 1] = "/Artifact"
        self.stream[self.place] = pydyf.Dictionary(names)


@dataclass(frozen=True)
class Piece:
    """A text, picture or annotation of an element on a page, or a cell.

    `part` names the pseudo-element, `margin` the margin of the page that it stands in; `corners`
    are a picture's, in points from the lower left corner of the page.
    """

    page: int
    element: Element | None
    part: str
    margin: str
    mark: Mark | None = None
    annotation: pydyf.Dictionary | None = None
    corners: Corners | None = None


@dataclass
class Painting:
    """Watches a document being painted."""

    document: Any
    pieces: list[Piece] = field(default_factory=list)
    # The pages on which text is painted inside a group, where no structure tree finds it.
    grouped: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, page in enumerate(self.document.pages):
            page.paint = partial(self._paint, page, number, page.paint)

    def outside(self) -> Iterator[tuple[int, str]]:
        """Yield the first text of each page that leaves the paper at its side."""
        for number, page in enumerate(self.document.pages):
            for box in page._page_box.descendants():
                text = getattr(box, "text", "").strip()
                if text and box.position_x + box.width > page.width:
                    yield number, text
                    break

    def _paint(self, page: Any, number: int, paint: Any, stream: Any, scale: float) -> None:
        paint(stream, scale)
        marks = _marks(stream.stream)
        if len(marks) < len(stream._tags):
            self.grouped.append(number)
        by_box = {box: marks.get(tag["mcid"]) for box, tag in stream._tags.items()}
        sheet = _Sheet(number, by_box, page.height, scale)
        self.pieces += sheet.pieces(page._page_box, "")


@dataclass(frozen=True)
class _Sheet:
    """A painted page: its marks by their boxes, its height in CSS pixels, and points a pixel."""

    number: int
    marks: dict[Any, Mark | None]
    height: float
    scale: float

    def pieces(self, box: Any, margin: str) -> Iterator[Piece]:
        """Yield what is in a box: its own pieces before those of the boxes inside it."""
        box = getattr(box, "_box", box)
        margin = getattr(box, "at_keyword", margin)
        part = (box.element_tag or "").partition("::")[2]
        piece = partial(Piece, self.number, box.element, part, margin)
        for annotation in (box.link_annotation, box.widget_annotation):
            if annotation is not None:
                yield piece(annotation=annotation)
        mark = self.marks.get(box)
        picture = hasattr(box, "replacement")
        if mark and not (mark.shows or picture):
            mark.artifact(Type="Layout")
        elif mark:
            yield piece(mark=mark, corners=self._corners(box) if picture else None)
        elif box.element_tag in _CELLS:
            yield piece()
        for child in getattr(box, "children", ()):
            yield from self.pieces(child, margin)

    def _corners(self, box: Any) -> Corners:
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        height, scale = self.height, self.scale
        return left * scale, (height - bottom) * scale, right * scale, (height - top) * scale


def _marks(stream: list[Any]) -> dict[int, Mark]:
    """Return the marked content of a page by its numbers."""
    marks: dict[int, Mark] = {}
    inside: Mark | None = None
    for place, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and "MCID" in part:
            inside = marks[part["MCID"]] = Mark(stream, place)
        elif part == _END:
            inside = None
        elif inside and isinstance(part, bytes) and part.endswith(_SHOWN):
            inside.shows = True
    return marks
