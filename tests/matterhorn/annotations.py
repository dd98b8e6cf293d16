"""Links and fields: described, printed, and reached in the order of the structure."""

import re
from collections.abc import Iterator

from pikepdf import Array, Name, Object

from tests.matterhorn.check import check
from tests.matterhorn.reading import Document

_HIDDEN = 1 << 1
_DEFINED = re.compile(
    "Text|Link|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly|StrikeOut"
    "|Stamp|Caret|Ink|Popup|FileAttachment|Sound|Movie|Widget|Screen|PrinterMark|TrapNet"
    "|Watermark|3D|Redact"
)


@check("28-002")
def other_annotations_are_in_structures_of_their_own(document: Document) -> Iterator[str]:
    for found in _visible(document):
        common = _kind(found) in ("Link", "Widget", "PrinterMark")
        if not common and _holder(document, found) != "Annot":
            yield _named(found)


@check("28-004")
def annotations_are_described(document: Document) -> Iterator[str]:
    for found in _visible(document):
        if _kind(found) not in ("Widget", "Popup") and not _told(found, "/Contents"):
            yield _named(found)


@check("28-005")
def fields_are_described(document: Document) -> Iterator[str]:
    for found in _visible(document, "Widget"):
        parent = found.get("/Parent")
        if not _told(found, "/TU") and not (parent is not None and _told(parent, "/TU")):
            yield _named(found)


@check("28-006")
def annotations_are_of_a_known_kind(document: Document) -> Iterator[str]:
    yield from (_named(f) for f in document.annotations if not _DEFINED.fullmatch(_kind(f)))


@check("28-007")
def nothing_traps_ink(document: Document) -> Iterator[str]:
    yield from (_named(found) for found in document.annotations if _kind(found) == "TrapNet")


@check("28-008", "28-009")
def the_keyboard_goes_the_way_of_the_structure(document: Document) -> Iterator[str]:
    for number, page in enumerate(document.pdf.pages):
        if page.get(Name.Annots, Array()) and page.get("/Tabs") != Name.S:
            yield f"page {number + 1}"


@check("28-010")
def fields_are_in_forms(document: Document) -> Iterator[str]:
    for found in _visible(document, "Widget"):
        if _holder(document, found) != "Form":
            yield _named(found)


@check("28-011")
def links_are_in_links(document: Document) -> Iterator[str]:
    for found in _visible(document, "Link"):
        if _holder(document, found) != "Link":
            yield _named(found)


@check("28-012")
def links_say_where_they_lead(document: Document) -> Iterator[str]:
    for found in _visible(document, "Link"):
        if not _told(found, "/Contents"):
            yield _named(found)


@check("28-016")
def no_file_is_attached(document: Document) -> Iterator[str]:
    yield from (_named(f) for f in document.annotations if _kind(f) == "FileAttachment")


@check("28-017")
def marks_of_printers_are_no_text(document: Document) -> Iterator[str]:
    for found in document.annotations:
        if _kind(found) == "PrinterMark" and _holder(document, found):
            yield _named(found)


def _visible(document: Document, kind: str = "") -> Iterator[Object]:
    for found in document.annotations:
        hidden = int(found.get("/F", 0)) & _HIDDEN
        if not hidden and kind in ("", _kind(found)):
            yield found


def _holder(document: Document, annotation: Object) -> str:
    """Return the kind of the structure that an annotation is right inside."""
    for element in document.elements:
        if any(held.objgen == annotation.objgen for held in element.annotations):
            return element.kind
    return ""


def _kind(annotation: Object) -> str:
    return str(annotation.get(Name.Subtype, "")).removeprefix("/")


def _told(found: Object, key: str) -> bool:
    return bool(str(found.get(key, "")).strip())


def _named(annotation: Object) -> str:
    return f"{_kind(annotation)} {annotation.objgen}"
