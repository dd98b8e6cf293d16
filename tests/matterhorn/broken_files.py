"""What breaks fonts, forms of content, and the promises of the archive."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.matterhorn.breaking import annotated, breaks, font, link, metadata, replace


def _form(pdf: Pdf, content: bytes, **told: object) -> None:
    """Show a form XObject twice on the first page."""
    page = pdf.pages[0]
    form = pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **told
    )
    name = page.add_resource(form, Name.XObject)
    page.contents_add(f"/Artifact BMC {name} Do {name} Do EMC".encode())


@breaks("30-001")
def reference_to_another_file(pdf: Pdf) -> None:
    _form(pdf, b"", Ref=Dictionary(F=String("a.pdf"), Page=0))


@breaks("30-002")
def content_of_the_tree_twice(pdf: Pdf) -> None:
    _form(pdf, b"/Span <</MCID 99>> BDC EMC")


@breaks("31-004")
def glyphs_of_no_codes(pdf: Pdf) -> None:
    del font(pdf).DescendantFonts[0].CIDToGIDMap


@breaks("31-006")
def encoding_of_another_script(pdf: Pdf) -> None:
    font(pdf).Encoding = Name("/UniJIS-UTF16-H")


@breaks("31-009")
def font_elsewhere(pdf: Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


@breaks("31-010", "31-016")
def glyph_that_is_not_there(pdf: Pdf) -> None:
    replace(pdf, b"] TJ", b"<fff0>] TJ")


@breaks("31-028", "31-029")
def code_of_no_character(pdf: Pdf) -> None:
    texts = font(pdf).ToUnicode
    head, body, tail = texts.read_bytes().partition(b"endbfchar")
    entry = head.rpartition(b"<")[0]
    texts.write(entry + b"<FEFF>\n" + body + tail)


@breaks("31-030")
def glyph_for_a_missing_one(pdf: Pdf) -> None:
    replace(pdf, b"] TJ", b"<0000>] TJ")


@breaks("A 6.1.2", "A 6.1.3")
def beginning_and_end(pdf: Pdf) -> None:
    """They are changed when the file is written."""


@breaks("A 6.1.7.1")
def stream_elsewhere(pdf: Pdf) -> None:
    pdf.pages[0].Contents.F = String("a.bin")


@breaks("A 6.1.7.2")
def packed_by_lzw(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")
    pdf.Root.Extra.Filter = Name.LZWDecode


@breaks("A 6.2.3")
def colours_of_no_screen(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@breaks("A 6.2.4.3")
def colour_of_ink(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 0 1 k")


@breaks("A 6.2.8")
def smoothed_picture(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(
        b"\0", Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, Interpolate=True
    )


@breaks("A 6.2.10")
def unknown_blend(pdf: Pdf) -> None:
    pdf.pages[0].add_resource(Dictionary(BM=Name("/Sparkle")), Name.ExtGState)


@breaks("A 6.3.1")
def film(pdf: Pdf) -> None:
    annotated(pdf, "Movie")


@breaks("A 6.3.2")
def link_not_printed(pdf: Pdf) -> None:
    link(pdf).F = 0


@breaks("A 6.4.1")
def fields_drawn_by_the_reader(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), NeedAppearances=True)


@breaks("A 6.5.1")
def launch(pdf: Pdf) -> None:
    link(pdf).A = Dictionary(S=Name.Launch)


@breaks("A 6.5.2")
def something_at_opening(pdf: Pdf) -> None:
    pdf.pages[0].AA = Dictionary()


@breaks("A 6.6.2.3")
def property_of_no_schema(pdf: Pdf) -> None:
    metadata(pdf, b"pdfaSchema:prefix", b"pdfaSchema:other")


@breaks("A 6.6.3")
def another_title(pdf: Pdf) -> None:
    pdf.docinfo.Title = String("x")


@breaks("A 6.6.4")
def claim_of_level_b(pdf: Pdf) -> None:
    metadata(pdf, b"conformance>A<", b"conformance>B<")


@breaks("A 6.7.2")
def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@breaks("A 6.11")
def requirements(pdf: Pdf) -> None:
    pdf.Root.Requirements = Array()
