"""The structure tree as PDF objects, with all that refers to it (ISO 32000-1, 14.7 and 14.8)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pydyf

from macros.typesetting import alternatives
from macros.typesetting.attributes import attributes
from macros.typesetting.painting import Piece
from macros.typesetting.structure import Node

# Annotations are printed (ISO 19005-2, 6.3.2).
_PRINTED = 1 << 2


class Tagging:
    """Writes a structure tree into a PDF in place of the one it has."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references
        # What each marked content of each page belongs to, and each annotation.
        self._content: dict[int, list[bytes]] = defaultdict(list)
        self._annotations: list[bytes] = []

    def write(self, document: Node) -> None:
        """Write the tree and the way back into it from the pages."""
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(root)
        root["K"] = self._element(document, root.reference)
        parents = pydyf.Array()
        for page in range(len(self._pages)):
            parents.extend([page, pydyf.Array(self._content[page])])
        for number, owner in enumerate(self._annotations, start=len(self._pages)):
            parents.extend([number, owner])
        tree = pydyf.Dictionary({"Nums": parents})
        self._pdf.add_object(tree)
        root["ParentTree"] = tree.reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        self._pdf.catalog["StructTreeRoot"] = root.reference

    def _element(self, node: Node, parent: bytes) -> bytes:
        """Add a structure and all inside it, and return the reference to it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        self._pdf.add_object(element)
        element.update(attributes(node))
        page = next(_pages(node), None)
        if page is not None:
            element["Pg"] = self._pages[page]
        kids = [self._kid(kid, element.reference, node, page) for kid in node.kids]
        if kids:
            element["K"] = pydyf.Array(kids)
        reference: bytes = element.reference
        return reference

    def _kid(self, kid: Node | Piece, owner: bytes, node: Node, page: int | None) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, owner)
        if kid.annotation is not None:
            return self._annotation(kid, kid.annotation, owner, node)
        number = len(self._content[kid.page])
        self._content[kid.page].append(owner)
        if kid.mark:
            kid.mark.number(number)
        if kid.page == page:
            return number
        place = {"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": number}
        return pydyf.Dictionary(place)

    def _annotation(
        self, piece: Piece, annotation: pydyf.Dictionary, owner: bytes, node: Node
    ) -> pydyf.Dictionary:
        annotation["StructParent"] = len(self._pages) + len(self._annotations)
        annotation["F"] = _PRINTED
        if node.kind == "Link" and node.element is not None:
            annotation["Contents"] = pydyf.String(alternatives.of_link(node.element))
        self._annotations.append(owner)
        page = self._pages[piece.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page})


def _pages(node: Node) -> Iterator[int]:
    """Yield the pages of what stands in a node."""
    for kid in node.kids:
        if isinstance(kid, Piece):
            yield kid.page
        else:
            yield from _pages(kid)
