"""The archive: nothing that a program of a later day could show in another way (ISO 19005-2)."""

import re
from collections.abc import Iterator
from datetime import datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from tests.matterhorn.check import check
from tests.matterhorn.metadata import told
from tests.matterhorn.reading import Document

_HEADER = re.compile(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}")
_ACTIONS = frozenset({"/GoTo", "/GoToR", "/Thread", "/URI", "/Named", "/SubmitForm"})
_NAMED = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
_KINDS = frozenset({"/Link", "/Widget", "/Popup"})
_BLENDS = re.compile(
    "/(Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight"
    "|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity)"
)
_PRINT, _UNSEEN = 1 << 2, (1 << 0) | (1 << 1) | (1 << 5) | (1 << 8)


@check("A 6.1.2")
def the_header_is_binary(document: Document) -> Iterator[str]:
    if not _HEADER.match(document.data):
        yield repr(document.data[:16])


@check("A 6.1.3")
def the_trailer_names_the_file(document: Document) -> Iterator[str]:
    if len(document.pdf.trailer.get("/ID", Array())) != 2:
        yield "no ID"
    if not document.data.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "something behind the end"


@check("A 6.1.7.1")
def streams_are_in_the_file(document: Document) -> Iterator[str]:
    for stream in _streams(document):
        if {"/F", "/FFilter", "/FDecodeParms"} & set(stream.keys()):
            yield str(stream.objgen)


@check("A 6.1.7.2")
def no_stream_is_packed_by_lzw(document: Document) -> Iterator[str]:
    for stream in _streams(document):
        filters = stream.get("/Filter", Array())
        if Name.LZWDecode in (filters if isinstance(filters, Array) else [filters]):
            yield str(stream.objgen)


@check("A 6.2.3")
def colours_are_measured(document: Document) -> Iterator[str]:
    """One output intent, with the profile of a screen."""
    intents = list(document.root.get("/OutputIntents", Array()))
    if [intent.get("/S") for intent in intents] != [Name.GTS_PDFA1]:
        yield f"{len(intents)} output intents"
        return
    profile = intents[0].DestOutputProfile
    if int(profile.N) != 3 or profile.read_bytes()[16:20] != b"RGB ":
        yield "no profile of RGB"


@check("A 6.2.4.3")
def no_colour_is_of_ink(document: Document) -> Iterator[str]:
    for page in document.pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            names = {str(operand) for operand in operands} if str(operator) in ("cs", "CS") else ()
            if str(operator) in ("k", "K") or "/DeviceCMYK" in names:
                yield f"page {page.index + 1}"
    for image in document.streams("/Image"):
        if image.get("/ColorSpace") == Name.DeviceCMYK:
            yield str(image.objgen)


@check("A 6.2.8")
def pictures_are_what_they_are(document: Document) -> Iterator[str]:
    for image in document.streams("/Image"):
        if {"/Alternates", "/OPI"} & set(image.keys()) or image.get("/Interpolate") is True:
            yield str(image.objgen)


@check("A 6.2.10")
def what_shines_through_blends_in_known_ways(document: Document) -> Iterator[str]:
    for found in document.pdf.objects:
        mode = found.get("/BM") if isinstance(found, Dictionary) else None
        if mode is not None and not _BLENDS.fullmatch(str(mode)):
            yield str(mode)


@check("A 6.3.1")
def annotations_are_links_and_fields(document: Document) -> Iterator[str]:
    for found in document.annotations:
        if str(found.get(Name.Subtype)) not in _KINDS:
            yield str(found.get(Name.Subtype))


@check("A 6.3.2")
def annotations_are_printed(document: Document) -> Iterator[str]:
    for found in document.annotations:
        flags = int(found.get("/F", 0))
        if not flags & _PRINT or flags & _UNSEEN:
            yield str(found.objgen)


@check("A 6.4.1")
def no_field_is_drawn_by_the_reader(document: Document) -> Iterator[str]:
    if document.root.get("/AcroForm", Dictionary()).get("/NeedAppearances") is True:
        yield "NeedAppearances"


@check("A 6.5.1")
def actions_only_lead_somewhere(document: Document) -> Iterator[str]:
    for found in document.pdf.objects:
        for action in _actions(found):
            kind = str(action.get("/S"))
            if kind not in _ACTIONS or (kind == "/Named" and str(action.get("/N")) not in _NAMED):
                yield kind


@check("A 6.5.2")
def nothing_happens_by_itself(document: Document) -> Iterator[str]:
    places = [document.root, *(page.obj for page in document.pdf.pages), *document.annotations]
    yield from (str(place.objgen) for place in places if "/AA" in place)
    if "/JavaScript" in document.root.get("/Names", Dictionary()):
        yield "JavaScript"


@check("A 6.6.2.3")
def other_properties_are_described(document: Document) -> Iterator[str]:
    """PDF/A does not know those of PDF/UA."""
    if told(document, "pdfuaid:part") and told(document, "pdfaSchema:prefix") != "pdfuaid":
        yield "pdfuaid"


@check("A 6.6.3")
def metadata_says_the_same_twice(document: Document) -> Iterator[str]:
    pairs = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description"}
    pairs |= {"/Keywords": "pdf:Keywords", "/Producer": "pdf:Producer"}
    for key, path in pairs.items():
        if str(document.pdf.docinfo.get(key, "")) != told(document, path):
            yield key
    for key, path in {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}.items():
        noted, written = str(document.pdf.docinfo.get(key, "")), told(document, path)
        if noted[2:10] != (f"{datetime.fromisoformat(written):%Y%m%d}" if written else ""):
            yield key


@check("A 6.6.4")
def the_archive_is_claimed(document: Document) -> Iterator[str]:
    if (told(document, "pdfaid:part"), told(document, "pdfaid:conformance")) != ("2", "A"):
        yield "no claim of PDF/A-2a"


@check("A 6.7.2")
def content_is_marked(document: Document) -> Iterator[str]:
    if document.root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        yield "Marked"
    if "/StructTreeRoot" not in document.root:
        yield "StructTreeRoot"


@check("A 6.11")
def nothing_is_required_of_the_reader(document: Document) -> Iterator[str]:
    yield from (key for key in ("/Requirements", "/AlternatePresentations") if key in document.root)


def _streams(document: Document) -> Iterator[Object]:
    yield from (found for found in document.pdf.objects if isinstance(found, pikepdf.Stream))


def _actions(found: Object) -> Iterator[Object]:
    if isinstance(found, Dictionary):
        for key in ("/A", "/OpenAction"):
            action = found.get(key)
            if isinstance(action, Dictionary) and "/S" in action:
                yield action
