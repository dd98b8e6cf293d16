"""Rows of the same fields, and questions that share one list of answers, as tables."""

from collections.abc import Iterator

from forms.field import Field
from forms.paper.block import Scale, Table
from forms.word.answer import answer, box
from forms.word.grid import LINE, Box, Row
from forms.word.page import Page, words
from forms.word.xml import Element, paragraph, run

_HEAD_FILL = "F5F6F9"
_NUMBER = 440
_QUESTION = 0.4


def rows(block: Table | Scale, page: Page) -> Iterator[Row]:
    """Yield the head and the rows of a table."""
    if isinstance(block, Table):
        yield from _table(block, page)
    else:
        yield from _scale(block, page)


def _table(block: Table, page: Page) -> Iterator[Row]:
    room = page.width - _NUMBER
    widths = [
        max(int(room * share / 100), page.label_width(field))
        for share, field in zip(block.shares, block.columns, strict=True)
    ]
    widths[0] += room - sum(widths)
    sized = list(zip(widths, block.columns, strict=True))
    heads = [_head(width, page.label(field)) for width, field in sized]
    yield Row((_head(_NUMBER, (run(words()["number"]),)), *heads), LINE, head=True)
    for number, fields in enumerate(block.rows, start=1):
        first = Box(
            _NUMBER, (paragraph("Centered", run(page.say(str(number)))),), "around", align="center"
        )
        cells = (_cell(width, each, page) for width, each in zip(widths, fields, strict=True))
        yield Row((first, *cells))


def _head(width: int, content: tuple[Element, ...]) -> Box:
    return Box(width, (paragraph("ColumnHead", *content),), "around", _HEAD_FILL, "center")


def _cell(width: int, field: Field, page: Page) -> Box:
    style = "Figure" if field.kind in ("integer", "decimal") else "Normal"
    return Box(width, (paragraph(style, *answer(field, page)),), "around", align="center")


def _scale(block: Scale, page: Page) -> Iterator[Row]:
    column = int(page.width * (1 - _QUESTION) / len(block.choices))
    question = page.width - column * len(block.choices)
    heads = [_head(column, (run(page.say(choice.label)),)) for choice in block.choices]
    yield Row((_head(question, (run(page.say(block.label)),)), *heads), LINE, head=True)
    for field in block.questions:
        asked = Box(question, (paragraph("Normal", *page.label(field)),), "around", align="center")
        boxes = (
            Box(column, (paragraph("Centered", box(field, each, page)),), "around", align="center")
            for each in block.choices
        )
        yield Row((asked, *boxes))
