"""Lines of a form as rows of boxes: labels, and what is filled in beside or below them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from forms.field import Field
from forms.paper.block import COLUMNS, Line
from forms.word.answer import answer
from forms.word.grid import LINE, Align, Border, Box, Row
from forms.word.page import Page
from forms.word.xml import Element, paragraph, run

# Labels of at most this share of their field stand beside it, others above it; beside boxes of
# several lines all labels take the same share, so that the boxes stand below each other.
_BESIDE = 0.6
_SEVERAL = 0.18
_BETWEEN = 120
_LOWEST = 2


@dataclass(frozen=True)
class _Place:
    """Where a field stands: how wide, whether it begins the line, its label beside or above."""

    field: Field
    width: int
    first: bool
    label: int
    above: bool

    @property
    def several(self) -> bool:
        """Whether it is a box of several lines."""
        return self.field.kind == "multiline"


def rows(line: Line, page: Page, border: Border = "below") -> Iterator[Row]:
    """Yield the rows of a line; `border` is how lines to write on are drawn."""
    style = "MemoLabel" if border == "dotted" else None
    places = list(_places(line, page, style))
    if any(place.above for place in places):
        yield filled([_above(place, page, style) for place in places], page)
    elif any(place.several for place in places):
        yield Row((Box(page.width, (paragraph("Gap"),)),), height=0)
    boxes = [box for place in places for box in _boxes(place, page, border, style)]
    yield filled(boxes, page, max(_height(place.field) for place in places))


def widths_of(line: Line, page: Page) -> list[int]:
    """Return how wide the cells of a line are."""
    columns = accumulate((cell.width for cell in line.cells), initial=0)
    return [right - left for left, right in pairwise(page.width * n // COLUMNS for n in columns)]


def filled(boxes: list[Box], page: Page, height: int = LINE) -> Row:
    """Return a row as wide as the page."""
    rest = page.width - sum(box.width for box in boxes)
    return Row((*boxes, Box(rest, (paragraph("Normal"),))) if rest else tuple(boxes), height)


def _places(line: Line, page: Page, style: str | None) -> Iterator[_Place]:
    for number, (cell, width) in enumerate(zip(line.cells, widths_of(line, page), strict=True)):
        field = cell.field
        label = page.label_width(field, style) + (_BETWEEN if number else 0)
        if field.kind == "multiline":
            share = int(_SEVERAL * width)
            yield _Place(field, width, not number, share, bool(_hint(field)) or label > share)
        else:
            ticks = field.choices and cell.width == COLUMNS
            above = not ticks and label > _BESIDE * width
            yield _Place(field, width, not number, label, above)


def _height(field: Field) -> int:
    """Return how high a field is at least: boxes are for typing and grow, so less than on paper."""
    return LINE * (max(_LOWEST, field.lines - 1) if field.kind == "multiline" else 1)


def _hint(field: Field) -> str:
    """Return what is said beside a label above a box; other hints stand in the control."""
    return field.hint or "" if field.kind == "multiline" and not field.office else ""


def _above(place: _Place, page: Page, style: str | None) -> Box:
    if not place.above:
        return Box(place.width, (paragraph("Leading"),))
    hint = _hint(place.field)
    said = [run(f"  {page.say(hint)}", "Hint")] if hint else []
    return Box(place.width, (paragraph("Leading", *page.label(place.field, style), *said),))


def _boxes(place: _Place, page: Page, border: Border, style: str | None) -> list[Box]:
    rule: Border = "none" if place.field.choices else border
    if place.several:
        rule = "around"
    content: tuple[Element, ...] = (paragraph("Normal", *answer(place.field, page)),)
    align: Align = "top" if place.several else "bottom"
    if place.above:
        return [Box(place.width, content, rule, align=align)]
    line = "MemoLine" if style else "Normal" if place.first else "NextLabel"
    label = paragraph(line, *page.label(place.field, style))
    return [
        Box(place.label, (label,), align=align),
        Box(place.width - place.label, content, rule, align=align),
    ]
