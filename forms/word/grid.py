"""Tables that lay a form out: rows of boxes, each as wide as it needs to be.

All measures are in twentieths of a point, as WordprocessingML has them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from forms.word.xml import Element, element

LINE = 340
_MARGIN = 57
_HAIR, _GREY = 2, "7D8799"
_SIDES = ("top", "left", "bottom", "right")

Border = Literal["none", "below", "dotted", "around", "dashed"]
Align = Literal["top", "center", "bottom"]


@dataclass(frozen=True)
class Box:
    """A cell with its paragraphs; it `joins` those below or above it."""

    width: int
    content: tuple[Element, ...]
    border: Border = "none"
    fill: str | None = None
    align: Align = "bottom"
    joins: Literal["restart", "continue"] | None = None


@dataclass(frozen=True)
class Row:
    """Boxes side by side, at least `height` high; a head is repeated on each page."""

    boxes: tuple[Box, ...]
    height: int = LINE
    head: bool = False


def table(rows: Sequence[Row], fill: str | None = None) -> Element:
    """Return a table of rows that are equally wide; where it is filled, it has a frame."""
    edges = sorted({edge for row in rows for edge in _edges(row)})
    columns = [element("w:gridCol", w=right - left) for left, right in pairwise([0, *edges])]
    properties = [
        element("w:tblW", w=edges[-1], type="dxa"),
        *([element("w:tblBorders", *map(_line, _SIDES))] if fill else []),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblCellMar",
            element("w:left", w=_MARGIN, type="dxa"),
            element("w:right", w=_MARGIN, type="dxa"),
        ),
    ]
    return element(
        "w:tbl",
        element("w:tblPr", *properties),
        element("w:tblGrid", *columns),
        *(_row(row, edges, fill) for row in rows),
    )


def _edges(row: Row) -> list[int]:
    return list(accumulate(box.width for box in row.boxes))


def _row(row: Row, edges: list[int], fill: str | None) -> Element:
    properties = [
        element("w:cantSplit"),
        *([element("w:trHeight", val=row.height, hRule="atLeast")] if row.height else []),
        *([element("w:tblHeader")] if row.head else []),
    ]
    spans = [
        sum(left < edge <= right for edge in edges) for left, right in pairwise([0, *_edges(row)])
    ]
    cells = (_cell(box, span, fill) for box, span in zip(row.boxes, spans, strict=True))
    return element("w:tr", element("w:trPr", *properties), *cells)


def _cell(box: Box, span: int, fill: str | None) -> Element:
    borders = _borders(box.border)
    colour = box.fill or fill
    properties = [
        element("w:tcW", w=box.width, type="dxa"),
        *([element("w:gridSpan", val=span)] if span > 1 else []),
        *([element("w:vMerge", val=box.joins)] if box.joins else []),
        *([element("w:tcBorders", *borders)] if borders else []),
        *([element("w:shd", val="clear", color="auto", fill=colour)] if colour else []),
        element("w:vAlign", val=box.align),
    ]
    return element("w:tc", element("w:tcPr", *properties), *box.content)


def _borders(border: Border) -> list[Element]:
    if border == "none":
        return []
    if border in ("below", "dotted"):
        return [_line("bottom", "dotted" if border == "dotted" else "single")]
    return [_line(side, "dashed" if border == "dashed" else "single") for side in _SIDES]


def _line(side: str, kind: str = "single") -> Element:
    return element(f"w:{side}", val=kind, sz=_HAIR if kind == "single" else 4, space=0, color=_GREY)
