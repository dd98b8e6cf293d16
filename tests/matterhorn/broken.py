"""For each check, a document made bad in the one way that it is there to find."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.matterhorn.breaking import (
    annotated,
    appended,
    breaks,
    find,
    font,
    link,
    metadata,
    put,
    replace,
)


@breaks("01-003")
def artifact_in_tagged_content(pdf: Pdf) -> None:
    replace(pdf, b"BT", b"/Artifact BMC BT ET EMC BT")
    replace(pdf, b"ET EMC BT", b"(x) Tj ET EMC BT")


@breaks("01-004")
def tagged_content_in_artifact(pdf: Pdf) -> None:
    replace(pdf, b"/Span", b"/Artifact BMC /Span")
    replace(pdf, b"EMC", b"EMC EMC")


@breaks("01-005")
def untagged_content(pdf: Pdf) -> None:
    replace(pdf, b"/Span\n<</MCID 0>>\nBDC", b"/Span BMC")


@breaks("01-007")
def suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@breaks("02-001")
def unknown_type(pdf: Pdf) -> None:
    put(find(pdf, "P"), "Paragraph")


@breaks("02-003")
def mapping_in_circles(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/One": Name("/Two"), "/Two": Name("/One")})


@breaks("02-004")
def standard_type_mapped(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/P": Name("/H1")})


@breaks("06-001")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@breaks("06-002")
def no_claim(pdf: Pdf) -> None:
    metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@breaks("06-003")
def no_title(pdf: Pdf) -> None:
    metadata(pdf, b"dc:title", b"dc:subject")


@breaks("07-001")
def no_preferences(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@breaks("07-002")
def file_name_in_window(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@breaks("09-004")
def row_outside_table(pdf: Pdf) -> None:
    put(find(pdf, "TBody"), "Div")


@breaks("09-005")
def item_without_list(pdf: Pdf) -> None:
    put(find(pdf, "L"), "Div")


@breaks("09-006")
def entry_without_contents(pdf: Pdf) -> None:
    put(find(pdf, "TOC"), "Div")


@breaks("10-001", "31-027")
def no_unicode(pdf: Pdf) -> None:
    del font(pdf).ToUnicode


@breaks("11-001", "11-002", "11-003", "11-004", "11-005", "11-006")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@breaks("13-004")
def picture_without_words(pdf: Pdf) -> None:
    del find(pdf, "Figure").Alt


@breaks("14-002")
def second_level_first(pdf: Pdf) -> None:
    put(find(pdf, "H1"), "H2")


@breaks("14-003")
def level_skipped(pdf: Pdf) -> None:
    put(find(pdf, "H3"), "H5")


@breaks("14-006")
def two_headings_of_no_level(pdf: Pdf) -> None:
    top = find(pdf, "Document")
    put(top.K[0], "H")
    put(top.K[1], "H")


@breaks("14-007")
def headings_of_two_kinds(pdf: Pdf) -> None:
    put(find(pdf, "P"), "H")


@breaks("15-003")
def header_without_scope(pdf: Pdf) -> None:
    del find(pdf, "TH").A.Scope


@breaks("17-002")
def formula_without_words(pdf: Pdf) -> None:
    put(find(pdf, "P"), "Formula")


@breaks("19-003", "19-004")
def note_without_name(pdf: Pdf) -> None:
    put(find(pdf, "P"), "Note")


@breaks("20-001", "20-002", "20-003")
def layers(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


@breaks("21-001")
def file_inside(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"a"


@breaks("25-001")
def form_of_xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b""))


@breaks("26-001", "26-002")
def locked(pdf: Pdf) -> None:
    """The lock is put on when the file is written."""


@breaks("28-002")
def stamp_in_no_structure(pdf: Pdf) -> None:
    annotated(pdf, "Stamp", Contents=String("x"))


@breaks("28-004", "28-012")
def link_without_words(pdf: Pdf) -> None:
    del link(pdf).Contents


@breaks("28-005", "28-010")
def field_without_words(pdf: Pdf) -> None:
    field = annotated(pdf, "Widget", FT=Name.Tx, T=String("x"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@breaks("28-006")
def annotation_of_no_kind(pdf: Pdf) -> None:
    annotated(pdf, "Something")


@breaks("28-007")
def trap_net(pdf: Pdf) -> None:
    annotated(pdf, "TrapNet")


@breaks("28-008", "28-009")
def keyboard_by_rows(pdf: Pdf) -> None:
    pdf.pages[0].Tabs = Name.R


@breaks("28-011")
def link_in_no_structure(pdf: Pdf) -> None:
    put(find(pdf, "Link"), "Span")


@breaks("28-016")
def file_attached(pdf: Pdf) -> None:
    annotated(pdf, "FileAttachment")


@breaks("28-017")
def printer_mark_in_structure(pdf: Pdf) -> None:
    mark = annotated(pdf, "PrinterMark")
    find(pdf, "Link").K.append(Dictionary(Type=Name.OBJR, Obj=mark))


@breaks("ISO 12.3.2.3")
def link_to_nowhere(pdf: Pdf) -> None:
    link(pdf).Dest = String("nowhere")


@breaks("ISO 12.3.3")
def outline_without_words(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("")


@breaks("ISO 14.7.2")
def stranger_as_parent(pdf: Pdf) -> None:
    find(pdf, "P").P = find(pdf, "H1")


@breaks("ISO 14.7.4.2")
def number_twice(pdf: Pdf) -> None:
    replace(pdf, b"<</MCID 1>>", b"<</MCID 0>>")


@breaks("ISO 14.7.4.4")
def way_back_to_a_stranger(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = find(pdf, "P")


@breaks("ISO 14.8.2.2.2")
def running_head_of_no_kind(pdf: Pdf) -> None:
    replace(pdf, b"/Type /Pagination", b"/Type /Page")


@breaks("ISO 14.8.4.2")
def text_in_a_group(pdf: Pdf) -> None:
    put(find(pdf, "P"), "Div")


@breaks("ISO 14.8.4.3")
def empty_paragraph(pdf: Pdf) -> None:
    appended(pdf, find(pdf, "Document"), "P")


@breaks("ISO 14.8.4.3.4")
def cell_too_many(pdf: Pdf) -> None:
    appended(pdf, find(pdf, "TR"), "TD")
