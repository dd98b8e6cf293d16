"""What a structure says of itself (ISO 32000-1, 14.8.5 and 14.9)."""

from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from macros.typesetting import alternatives
from macros.typesetting.painting import Corners, Piece
from macros.typesetting.structure import Node

_SPANS = {"colspan": "ColSpan", "rowspan": "RowSpan"}
_OF_ROWS = ("row", "rowgroup")
# How the items of a list are marked, if they are; terms of a `dl` are no numbering.
_NUMBERING = {"ol": "/Decimal", "ul": "/Disc", "dl": "/None"}


def attributes(node: Node) -> dict[str, Any]:
    """Return the entries of a structure beside its kind, its place, and what is in it."""
    element = node.element
    if element is None:
        return {}
    told: dict[str, Any] = {}
    # Of the structures that one element is, one is enough.
    if element.get("lang") and node.kind not in ("LBody", "Reference"):
        told["Lang"] = pydyf.String(element.get("lang"))
    if node.kind == "Figure":
        told["Alt"] = pydyf.String(alternatives.of_picture(element))
        # A picture that could not be loaded has no place: its description is printed.
        if corners := _corners(node):
            told["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(corners)})
    elif node.kind in ("TH", "TD"):
        if cell := _cell(node.kind, element):
            told["A"] = pydyf.Dictionary({"O": "/Table"} | cell)
    elif node.kind == "L" and _marked(node):
        told["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": _NUMBERING[element.tag]})
    return told


def _cell(kind: str, element: Element) -> dict[str, Any]:
    told: dict[str, Any] = {
        name: int(element.get(key, "1"))
        for key, name in _SPANS.items()
        if element.get(key, "1") != "1"
    }
    if kind == "TH":
        told["Scope"] = "/Row" if element.get("scope") in _OF_ROWS else "/Column"
    return told


def _corners(node: Node) -> Corners | None:
    found = (kid.corners for kid in node.kids if isinstance(kid, Piece))
    return next(filter(None, found), None)


def _marked(node: Node) -> bool:
    items = (item for item in node.kids if isinstance(item, Node))
    return any(isinstance(kid, Node) and kid.kind == "Lbl" for item in items for kid in item.kids)
