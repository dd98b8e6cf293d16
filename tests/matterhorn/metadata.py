"""What a document says of itself, and what it must not do."""

import re
from collections.abc import Iterator

from lxml import etree
from pikepdf import Array, Dictionary

from tests.matterhorn.check import check
from tests.matterhorn.reading import Document

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def told(document: Document, path: str) -> str:
    """Return the text of an element of the XMP packet, with all that is in it."""
    stream = document.root.get("/Metadata")
    if stream is None:
        return ""
    found = etree.fromstring(stream.read_bytes()).find(f".//{path}", NAMESPACES)
    return "".join(found.itertext()).strip() if found is not None else ""


@check("06-001")
def there_is_metadata(document: Document) -> Iterator[str]:
    if "/Metadata" not in document.root:
        yield "no XMP"


@check("06-002")
def the_claim_is_made(document: Document) -> Iterator[str]:
    if told(document, "pdfuaid:part") != "1":
        yield "no claim of PDF/UA-1"


@check("06-003")
def there_is_a_title(document: Document) -> Iterator[str]:
    if not told(document, "dc:title"):
        yield "no title"


@check("07-001", "07-002")
def the_window_shows_the_title(document: Document) -> Iterator[str]:
    if document.root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "DisplayDocTitle"


@check("11-001", "11-002", "11-003", "11-004", "11-005")
def the_language_is_known(document: Document) -> Iterator[str]:
    """The document's is that of all its text, outline, and descriptions."""
    if not _LANGUAGE.fullmatch(str(document.root.get("/Lang", ""))):
        yield "no language"
    for element in document.elements:
        if "/Lang" in element.told and not _LANGUAGE.fullmatch(str(element.told.Lang)):
            yield str(element.told.Lang)


@check("11-006")
def the_language_of_the_title_is_known(document: Document) -> Iterator[str]:
    """Either said with it, or the document's."""
    if told(document, "dc:language") != str(document.root.get("/Lang", "")).partition("-")[0]:
        yield "no language"


@check("20-001", "20-002", "20-003")
def nothing_is_optional(document: Document) -> Iterator[str]:
    if "/OCProperties" in document.root:
        yield "OCProperties"


@check("21-001")
def no_file_is_inside(document: Document) -> Iterator[str]:
    if "/EmbeddedFiles" in document.root.get("/Names", Dictionary()):
        yield "EmbeddedFiles"


@check("25-001")
def no_form_is_made_by_xfa(document: Document) -> Iterator[str]:
    if "/XFA" in document.root.get("/AcroForm", Dictionary()):
        yield "XFA"


@check("26-001", "26-002")
def nobody_is_shut_out(document: Document) -> Iterator[str]:
    if "/Encrypt" in document.pdf.trailer:
        yield "Encrypt"


@check("ISO 12.3.3")
def the_outline_leads_to_its_headings(document: Document) -> Iterator[str]:
    """Each entry says something and leads to a page of the document."""
    pages = {page.objgen for page in document.pdf.pages}
    with document.pdf.open_outline() as outline:
        waiting = list(outline.root)
    while waiting:
        item = waiting.pop()
        waiting += item.children
        place = item.destination
        if not item.title.strip() or not isinstance(place, Array) or place[0].objgen not in pages:
            yield item.title


@check("ISO 12.3.2.3")
def links_inside_lead_somewhere(document: Document) -> Iterator[str]:
    names = document.root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    known = {str(name) for name in list(names.get("/Names", Array()))[::2]}
    for found in document.annotations:
        place = found.get("/Dest")
        if place is not None and not isinstance(place, Array) and str(place) not in known:
            yield str(place)
