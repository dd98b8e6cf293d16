"""Signatures: a line to sign on, the printed name in brackets, the date."""

from collections.abc import Iterator, Sequence

from forms.field import Field
from forms.paper.block import Cell, Line
from forms.word.answer import answer
from forms.word.grid import LINE, Box, Row
from forms.word.line import filled, widths_of
from forms.word.page import Page, words
from forms.word.xml import Element, paragraph, run

_START, _END = 640, 260
# A line to sign on that would be shorter leaves no room for the signer's title beside it.
_SHORTEST = 2200
_ABOVE = LINE * 3 // 2


def rows(line: Line, page: Page) -> Iterator[Row]:
    """Yield the rows of the signatures of a line; long titles stand below the names."""
    widths = widths_of(line, page)
    titles = [page.label_width(cell.field) for cell in line.cells]
    apart = any(
        width - _START - title < _SHORTEST for width, title in zip(widths, titles, strict=True)
    )
    ends = [_END] * len(titles) if apart else titles
    blocks = [
        tuple(_block(cell, width, end, page, apart=apart))
        for cell, width, end in zip(line.cells, widths, ends, strict=True)
    ]
    for number, boxes in enumerate(zip(*blocks, strict=True)):
        height = LINE if number else _ABOVE
        yield filled([box for each in boxes for box in each], page, height)


def _block(cell: Cell, width: int, end: int, page: Page, *, apart: bool) -> Iterator[list[Box]]:
    say, title = words(), page.label(cell.field)
    signed, below = ((_START, width - _START - each, each) for each in (end, _END))
    yield _row(signed, say["signed"], cell.field, () if apart else title, page)
    yield _row(below, "(", cell.printed_name, (run(")"),), page)
    if apart:
        yield [Box(width, (paragraph("SignedRule", *title),))]
    yield _row(below, say["signed_on"], cell.signed_on, (), page)


def _row(
    sizes: Sequence[int], start: str, field: Field | None, end: tuple[Element, ...], page: Page
) -> list[Box]:
    return [
        Box(sizes[0], (paragraph("SignedStart", run(start)),)),
        Box(sizes[1], (paragraph("SignedRule", *(answer(field, page) if field else ())),), "below"),
        Box(sizes[2], (paragraph("Signed", *end),)),
    ]
