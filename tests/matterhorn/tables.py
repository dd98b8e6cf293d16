"""Tables: rows of cells, as many in each, under headers that say what they head."""

from collections.abc import Iterator

from tests.matterhorn.check import check
from tests.matterhorn.reading import Document, Element

_KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
}


@check("09-004")
def tables_are_made_of_rows(document: Document) -> Iterator[str]:
    for element in document.of(*_PARENTS, "Table"):
        parent = element.parent.kind if element.parent else ""
        if parent not in _PARENTS.get(element.kind, {parent}):
            yield f"{element.kind} in {parent}"
        for kid in element.kids:
            if kid.kind not in _KIDS.get(element.kind, {kid.kind}):
                yield f"{kid.kind} in {element.kind}"
    for table in document.of("Table"):
        kinds = [kid.kind for kid in table.kids]
        if kinds.count("THead") > 1 or kinds.count("TFoot") > 1 or "Caption" in kinds[1:-1]:
            yield " ".join(kinds)


@check("15-003")
def headers_say_what_they_head(document: Document) -> Iterator[str]:
    """By their scope, or cells name their headers."""
    for table in document.of("Table"):
        cells = [cell for cell in table.inside() if cell.kind in ("TH", "TD")]
        if any(cell.attribute("/Headers") is not None for cell in cells):
            continue
        for cell in cells:
            if cell.kind == "TH" and cell.attribute("/Scope") is None:
                yield f"TH {cell.told.objgen}"


@check("ISO 14.8.4.3.4")
def rows_are_of_one_width(document: Document) -> Iterator[str]:
    for table in document.of("Table"):
        if len(widths := set(_widths(table))) > 1:
            yield f"Table {table.told.objgen}: {sorted(widths)}"


def _widths(table: Element) -> Iterator[int]:
    """Yield how many columns each row covers, with the cells that reach down into it."""
    reaching: list[tuple[int, int]] = []
    for row in (row for row in table.inside() if row.kind == "TR"):
        spans = [(_span(cell, "/ColSpan"), _span(cell, "/RowSpan")) for cell in row.kids]
        yield sum(columns for columns, _ in spans) + sum(columns for columns, _ in reaching)
        reaching = [(columns, rows - 1) for columns, rows in (*reaching, *spans) if rows > 1]


def _span(cell: Element, name: str) -> int:
    span = cell.attribute(name)
    return int(span) if span is not None else 1
