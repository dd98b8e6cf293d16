"""A PDF as the checks read it: its structure tree, and what is painted in which marked content."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_OTHERS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "INLINE IMAGE"})


@dataclass(frozen=True)
class Marked:
    """Marked content: its tag, its properties, and its number if the structure tree has it."""

    tag: str
    told: Object | None

    @property
    def artifact(self) -> bool:
        return self.tag == "/Artifact"

    @property
    def number(self) -> int | None:
        if self.told is None or Name.MCID not in self.told:
            return None
        return int(self.told.MCID)


@dataclass(frozen=True)
class Shown:
    """Something painted on a page, inside marked content from the outermost to the innermost."""

    page: int
    operator: str
    operands: tuple[Object, ...]
    within: tuple[Marked, ...]
    font: Object | None

    @property
    def text(self) -> bool:
        return self.operator in _TEXT

    @property
    def codes(self) -> list[int]:
        """Return the two-byte codes of a text."""
        (operand,) = self.operands[-1:]
        parts = operand if isinstance(operand, Array) else [operand]
        strings = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
        return [
            int.from_bytes(string[at : at + 2], "big")
            for string in strings
            for at in range(0, len(string), 2)
        ]


@dataclass
class Element:
    """A structure: its standard type, its dictionary, and what is in it."""

    kind: str
    told: Object
    parent: "Element | None"
    kids: list["Element"] = field(default_factory=list)
    # Pages and numbers of marked content, and annotations.
    content: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Object] = field(default_factory=list)

    def inside(self) -> Iterator["Element"]:
        """Yield the element and all below it, in order."""
        yield self
        for kid in self.kids:
            yield from kid.inside()

    def attribute(self, name: str) -> Object | None:
        told = self.told.get(Name.A)
        owners = told if isinstance(told, Array) else [told] if told is not None else []
        return next((owner[name] for owner in owners if name in owner), None)


class Document:
    """An opened PDF, and the bytes of its file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self.root = self.pdf.Root

    @cached_property
    def roles(self) -> dict[str, str]:
        found = self.root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
        return {key: str(value) for key, value in found.items()}

    @cached_property
    def top(self) -> Element:
        """The root of the structure tree."""
        root = self.root.get("/StructTreeRoot", Dictionary())
        top = Element("root", root, None)
        self._fill(top, None)
        return top

    @property
    def elements(self) -> list[Element]:
        return list(self.top.inside())[1:]

    def of(self, *kinds: str) -> list[Element]:
        return [element for element in self.elements if element.kind in kinds]

    def _fill(self, element: Element, page: int | None) -> None:
        kids = element.told.get(Name.K, Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if not isinstance(kid, Dictionary):
                element.content.append((-1 if page is None else page, int(kid)))
            elif kid.get(Name.Type) == Name.OBJR:
                element.annotations.append(kid.Obj)
            elif kid.get(Name.Type) == Name.MCR:
                element.content.append((self._page(kid) or 0, int(kid.MCID)))
            else:
                kind = str(kid.get(Name.S, ""))
                inner = Element(self.roles.get(kind, kind).removeprefix("/"), kid, element)
                element.kids.append(inner)
                self._fill(inner, self._page(kid) if Name.Pg in kid else page)

    def _page(self, told: Object) -> int | None:
        return self._pages.get(told.Pg.objgen)

    @cached_property
    def _pages(self) -> dict[tuple[int, int], int]:
        return {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def shown(self) -> list[Shown]:
        """What is painted on all pages; form XObjects count where they are shown."""
        return [found for n, page in enumerate(self.pdf.pages) for found in _painted(n, page.obj)]

    @cached_property
    def looks(self) -> list[Shown]:
        """What is painted of annotations, form fields among them, in each of their states."""
        return [
            found
            for number, page in enumerate(self.pdf.pages)
            for annotation in page.get(Name.Annots, Array())
            for look in _looks(annotation)
            for found in _painted(number, look)
        ]

    @property
    def annotations(self) -> list[Object]:
        return [found for page in self.pdf.pages for found in page.get(Name.Annots, Array())]

    def streams(self, subtype: str) -> list[Object]:
        """Return the streams of a subtype, such as `/Image` or `/Form`."""
        found = (o for o in self.pdf.objects if isinstance(o, pikepdf.Stream))
        return [stream for stream in found if stream.get(Name.Subtype) == Name(subtype)]


def _painted(page: int, source: Object, outer: tuple[Marked, ...] = ()) -> Iterator[Shown]:
    """Yield what a page paints, or a form XObject that stands in marked content."""
    within = list(outer)
    font: Object | None = None
    resources = source.get(Name.Resources, Dictionary())
    for operands, operator in pikepdf.parse_content_stream(source):
        name = str(operator)
        if name in ("BMC", "BDC"):
            within.append(Marked(str(operands[0]), operands[1] if name == "BDC" else None))
        elif name == "EMC":
            within.pop()
        elif name == "Tf":
            font = resources.Font[str(operands[0])]
        elif name == "Do" and _is_form(found := resources.XObject[str(operands[0])]):
            yield from _painted(page, found, tuple(within))
        elif name in _TEXT:
            yield Shown(page, name, tuple(operands), tuple(within), font)
        elif name in _OTHERS:
            yield Shown(page, name, (), tuple(within), None)


def _looks(annotation: Object) -> list[Object]:
    normal = annotation.get(Name.AP, Dictionary()).get(Name.N, Dictionary())
    if isinstance(normal, pikepdf.Stream):
        return [normal]
    return [look for _, look in normal.items()]


def _is_form(found: Object) -> bool:
    return bool(found.get(Name.Subtype) == Name.Form)
