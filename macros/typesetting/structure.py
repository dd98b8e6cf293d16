"""The structure tree of a document: its elements in their order, and where each is painted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from macros.typesetting.painting import Piece
from macros.typesetting.roles import GROUPS, IN_LINE, Roles, Step


@dataclass
class Node:
    """A structure, and what stands in it; `element` is None if HTML has no such element."""

    kind: str
    element: Element | None = None
    kids: list["Node | Piece"] = field(default_factory=list)


class Structure:
    """Grows the structure tree from the pieces of a painted document."""

    def __init__(self, roles: Roles) -> None:
        self.document = Node("Document")
        self._roles = roles
        self._nodes: dict[Step, Node] = {}
        # The page on which the head of a table stood first.
        self._first_pages: dict[Element, int] = {}

    def add(self, pieces: Iterable[Piece]) -> None:
        """Put each piece into the tree, or mark it as no part of the text, and prune the tree."""
        for piece in pieces:
            if piece.margin:
                _mark_running(piece)
            elif piece.element is not None:
                self._place(piece, piece.element)
        _prune(self.document)

    def _place(self, piece: Piece, element: Element) -> None:
        if piece.annotation is not None:
            link = self._roles.linked(element)
            self._inside(element if link is None else link).kids.append(piece)
        elif self._repeated(piece, element):
            _mark(piece, Type="Pagination")
        elif self._roles.hidden(element):
            _mark(piece, Type="Layout")
        else:
            node = self._inside(element, piece.part)
            if piece.mark:
                _line_in(node).kids.append(piece)

    def _repeated(self, piece: Piece, element: Element) -> bool:
        """Tell whether a piece is of a table's head or foot that an earlier page has shown."""
        head = self._roles.head(element)
        return head is not None and self._first_pages.setdefault(head, piece.page) != piece.page

    def _inside(self, element: Element, part: str = "") -> Node:
        """Return the node that holds what is right inside an element."""
        parent = self._roles.parents.get(element)
        if parent is None:
            return self.document
        node = self._inside(parent)
        for step in self._roles.steps(element, part):
            node = self._step(node, step)
        return node

    def _step(self, node: Node, step: Step) -> Node:
        if step not in self._nodes:
            self._nodes[step] = Node(step.kind, step.element)
            holder = _line_in(node) if step.kind in IN_LINE else node
            holder.kids.append(self._nodes[step])
        return self._nodes[step]


def _line_in(node: Node) -> Node:
    """Return the node that takes text inside a node: a grouping one gets a paragraph for it."""
    if node.kind not in GROUPS:
        return node
    last = node.kids[-1] if node.kids else None
    if isinstance(last, Node) and last.kind == "P" and last.element is None:
        return last
    paragraph = Node("P")
    node.kids.append(paragraph)
    return paragraph


def _prune(node: Node) -> None:
    """Take out the groups that hold one structure only: they are there for the style."""
    node.kids = [_unwrapped(kid) for kid in node.kids]
    for kid in node.kids:
        if isinstance(kid, Node):
            _prune(kid)


def _unwrapped(kid: Node | Piece) -> Node | Piece:
    while isinstance(kid, Node) and kid.kind == "Div" and len(kid.kids) == 1:
        (only,) = kid.kids
        spoken = kid.element is not None and kid.element.get("lang")
        if isinstance(only, Piece) or spoken:
            break
        kid = only
    return kid


def _mark_running(piece: Piece) -> None:
    """Mark running heads and page numbers (ISO 32000-1, 14.8.2.2.2)."""
    if piece.margin.startswith("@top"):
        _mark(piece, Type="Pagination", Subtype="Header")
    elif piece.margin.startswith("@bottom"):
        _mark(piece, Type="Pagination", Subtype="Footer")
    else:
        _mark(piece, Type="Pagination")


def _mark(piece: Piece, **told: str) -> None:
    if piece.mark:
        piece.mark.artifact(**told)
