"""The structure tree: known types, in the places that ISO 32000-1 gives them."""

import re
from collections.abc import Iterator

from pikepdf import Name

from tests.matterhorn.check import check
from tests.matterhorn.reading import Document, Element

_STANDARD = re.compile(
    "Document|Part|Art|Sect|Div|BlockQuote|Caption|TOC|TOCI|Index|NonStruct|Private|P|H[1-6]?|L|LI"
    "|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link"
    "|Annot|Ruby|RB|RT|RP|Warichu|WT|WP|Figure|Formula|Form"
)
# What only holds other structures.
_GROUPS = re.compile("Document|Part|Art|Sect|Div|BlockQuote|TOC|L|LI|Table|THead|TBody|TFoot|TR")
# What may stand in these, and nothing else; and what may stand only in those.
_KIDS = {
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
_PARENTS = {"TOCI": {"TOC"}, "LI": {"L"}, "LBody": {"LI"}}
_HEADING = re.compile("H[1-6]")


@check("02-001")
def types_end_in_standard_ones(document: Document) -> Iterator[str]:
    for element in document.elements:
        kind, seen = str(element.told.get(Name.S, "")), set[str]()
        while kind in document.roles and kind not in seen:
            seen.add(kind)
            kind = document.roles[kind]
        if not _STANDARD.fullmatch(kind.removeprefix("/")):
            yield kind


@check("02-003")
def no_mapping_goes_in_circles(document: Document) -> Iterator[str]:
    for role in document.roles:
        kind, seen = role, set[str]()
        while kind in document.roles:
            if kind in seen:
                yield role
                break
            seen.add(kind)
            kind = document.roles[kind]


@check("02-004")
def no_standard_type_means_another(document: Document) -> Iterator[str]:
    yield from (role for role in document.roles if _STANDARD.fullmatch(role.removeprefix("/")))


@check("09-005")
def lists_are_made_of_items(document: Document) -> Iterator[str]:
    yield from _misplaced(document, ("L", "LI", "LBody"))


@check("09-006")
def contents_are_made_of_entries(document: Document) -> Iterator[str]:
    yield from _misplaced(document, ("TOC", "TOCI"))


def _misplaced(document: Document, kinds: tuple[str, ...]) -> Iterator[str]:
    for element in document.of(*kinds):
        parent = element.parent
        if parent is None or parent.kind not in _PARENTS.get(element.kind, {parent.kind}):
            yield f"{element.kind} in {parent and parent.kind}"
        for kid in element.kids:
            if kid.kind not in _KIDS.get(element.kind, {kid.kind}):
                yield f"{kid.kind} in {element.kind}"


@check("13-004")
def figures_are_described(document: Document) -> Iterator[str]:
    yield from (_named(e) for e in document.of("Figure") if not _said(e, "/Alt", "/ActualText"))


@check("14-002")
def the_first_heading_is_of_the_first_level(document: Document) -> Iterator[str]:
    first = next(iter(_levels(document)), 1)
    if first != 1:
        yield f"H{first}"


@check("14-003")
def no_level_of_headings_is_skipped(document: Document) -> Iterator[str]:
    before = 0
    for level in _levels(document):
        if level > before + 1:
            yield f"H{level} behind H{before}"
        before = level


@check("14-006")
def no_structure_has_two_headings(document: Document) -> Iterator[str]:
    """Only `H` says its level by where it stands."""
    for element in document.elements:
        if sum(kid.kind == "H" for kid in element.kids) > 1:
            yield _named(element)


@check("14-007")
def headings_are_of_one_kind(document: Document) -> Iterator[str]:
    if document.of("H") and _levels(document):
        yield "H and H1"


@check("17-002")
def formulas_are_described(document: Document) -> Iterator[str]:
    yield from (_named(e) for e in document.of("Formula") if not _said(e, "/Alt", "/ActualText"))


@check("19-003", "19-004")
def notes_have_names_of_their_own(document: Document) -> Iterator[str]:
    seen = set()
    for note in document.of("Note"):
        name = str(note.told.get("/ID", ""))
        if not name or name in seen:
            yield _named(note)
        seen.add(name)


@check("ISO 14.7.2")
def parents_are_told(document: Document) -> Iterator[str]:
    for element in document.elements:
        parent = element.told.get(Name.P)
        if parent is None or element.parent is None or parent.objgen != element.parent.told.objgen:
            yield _named(element)


@check("ISO 14.8.4.2")
def groups_hold_no_text(document: Document) -> Iterator[str]:
    yield from (_named(element) for element in document.elements if _holds_text(element))


@check("ISO 14.8.4.3")
def nothing_is_empty(document: Document) -> Iterator[str]:
    """But the cells of a table, whose columns would shift."""
    for element in document.elements:
        empty = not (element.kids or element.content or element.annotations)
        if empty and element.kind not in ("TD", "TH"):
            yield _named(element)


def _holds_text(element: Element) -> bool:
    return bool(_GROUPS.fullmatch(element.kind) and element.content)


def _levels(document: Document) -> list[int]:
    found = (e.kind for e in document.elements if _HEADING.fullmatch(e.kind))
    return [int(kind[1]) for kind in found]


def _said(element: Element, *names: str) -> bool:
    return any(str(element.told.get(name, "")).strip() for name in names)


def _named(element: Element) -> str:
    return f"{element.kind} {element.told.objgen}"
