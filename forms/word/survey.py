"""The blocks of a form, from top to bottom, as paragraphs and tables."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from forms.paper.block import Block, Line, Scale, Section, Table, Words
from forms.word import line, rows, signature
from forms.word.grid import Border, Box, Row, table
from forms.word.page import Page
from forms.word.xml import Element, paragraph, run

_OFFICE = "EEF0F4"
_INSET = 170


def survey(blocks: Iterable[Block], page: Page, border: Border = "below") -> Iterator[Element]:
    """Yield the blocks; lines that follow each other are one table, tables never touch."""
    for lines, together in groupby(blocks, lambda block: isinstance(block, Line)):
        if lines:
            yield table([row for block in together for row in _rows(block, page, border)])
            yield paragraph("Gap")
        else:
            for block in together:
                yield from _block(block, page)


def _block(block: Block, page: Page) -> Iterator[Element]:
    if isinstance(block, Words):
        yield paragraph("Body", run(page.say(block.text)))
    elif isinstance(block, Section) and block.kind == "office":
        # One table, so that the grey has no gaps.
        yield paragraph("Gap")
        inside = replace(page, width=page.width - 2 * _INSET)
        rows_of = [_inset(row) for row in _rows(block, inside, "below")]
        yield table([*rows_of, _wide(paragraph("Gap"), page)], _OFFICE)
        yield paragraph("Gap")
    elif isinstance(block, Section):
        memo = block.kind == "memo"
        if not memo:
            yield _heading(block, page)
        yield from survey(block.blocks, page, "dotted" if memo else "below")
    elif isinstance(block, Table | Scale):
        if isinstance(block, Table):
            yield paragraph("Heading2", run(page.say(block.label)))
        yield table(list(_rows(block, page, "below")))
        yield paragraph("Gap")


def _heading(block: Section, page: Page, style: str = "Heading2") -> Element:
    hint = [run(f"  {page.say(block.hint)}", "Hint")] if block.hint else []
    return paragraph(style, run(page.say(block.label)), *hint)


def _rows(block: Block, page: Page, border: Border) -> Iterator[Row]:
    if isinstance(block, Line):
        signed = block.kind == "signatures"
        yield from signature.rows(block, page) if signed else line.rows(block, page, border)
    elif isinstance(block, Words):
        yield _wide(paragraph("Normal", run(page.say(block.text))), page)
    elif isinstance(block, Section):
        yield _wide(_heading(block, page, "OfficeHeading"), page)
        for inside in block.blocks:
            yield from _rows(inside, page, border)
    else:
        yield from rows.rows(block, page)


def _wide(content: Element, page: Page) -> Row:
    return Row((Box(page.width, (content,)),), height=0)


def _inset(row: Row) -> Row:
    """Return a row of the grey part with white space of its own at both ends."""
    left, right = (Box(_INSET, (paragraph("Gap"),)) for _ in range(2))
    return replace(row, boxes=(left, *row.boxes, right))
