"""PDFs for everybody and for later: PDF/UA-1 and PDF/A-2a, as far as a program can decide."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pikepdf import Name
from PIL import Image

from forms.filling import FILLED, FINISHED, one
from macros.problems import ManualError
from macros.typesetting import as_book, typeset
from tests.conftest import ROOT, Office
from tests.every_form import OWN, form_of
from tests.matterhorn import BREAKS, CHECKS, Document, Element, damaged, failures
from tests.matterhorn.fonts import said

SAMPLE = Path(__file__).parent / "matterhorn" / "sample.html"


@pytest.fixture(scope="module")
def good() -> bytes:
    """A short document with one of everything."""
    return typeset(SAMPLE.read_text(encoding="utf-8"), (), Path("sample.pdf"), passes=[as_book])


@pytest.fixture(scope="module")
def sample(good: bytes) -> Document:
    return Document(good)


@pytest.fixture(params=("chiang_mai", "lakeside"))
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(request.param)
    return found


def pdfs(office: Office) -> list[Path]:
    """Return the PDFs that an office publishes."""
    return sorted(office.site.rglob("*.pdf"))


def test_everything_published_can_be_read_by_everybody(office: Office) -> None:
    """The handbook is for the archive too; a form to fill in cannot be."""
    found = {}
    for path in pdfs(office):
        document = Document(path.read_bytes())
        archive = "/AcroForm" not in document.root
        if wrong := failures(document, archive=archive):
            found[path.name] = wrong
    assert found == {}
    assert Name.AcroForm not in Document((office.site / "handbook.pdf").read_bytes()).root


@pytest.mark.parametrize("length", ["short", "long"])
@OWN
def test_a_form_filled_in_can_be_read_by_everybody(name: str, length: str) -> None:
    form, manual = form_of("first", name)
    answers = one(form, ROOT / "tests" / "forms" / f"{name}-{length}.json")
    filled = Document(FILLED[".pdf"](form, manual)(answers))
    assert any(shown.text for shown in filled.looks)
    assert failures(filled, archive=False) == {}
    assert failures(Document(FINISHED[".pdf"](form, manual)(answers))) == {}


def test_the_sample_is_good(sample: Document) -> None:
    assert failures(sample) == {}


@pytest.mark.parametrize("number", sorted(CHECKS))
def test_a_broken_document_is_refused(number: str, good: bytes) -> None:
    assert list(CHECKS[number](Document(damaged(number, good))))


def test_there_is_a_way_to_break_each_check() -> None:
    assert BREAKS.keys() == CHECKS.keys()


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_the_syntax_is_right(office: Office) -> None:
    for path in pdfs(office):
        done = subprocess.run(
            ["qpdf", "--check", path], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def outline(element: Element) -> str:
    """Return the kinds of the structures in one, as `L(LI(Lbl LBody) LI(Lbl LBody))`."""
    kids = " ".join(map(outline, element.kids))
    return f"{element.kind}({kids})" if kids else element.kind


@pytest.mark.parametrize(
    ("html", "structure"),
    [
        ("<h1>ก</h1><p>ข <b>ค</b> <code>ง</code></p>", "H1 P(Code)"),
        ("<section><h1>ก</h1>ข <b>ค</b><p>ง</p>จ</section>", "Sect(H1 P P P)"),
        ("<div><div><p>ก</p></div></div><div><p>ก</p><p>ข</p></div>", "P Div(P P)"),
        ("<ol><li>ก<ul><li>ข</ul></ol>", "L(LI(Lbl LBody(L(LI(Lbl LBody)))))"),
        ("<ul style='list-style: none'><li>ก<li>ข</ul>", "L(LI(LBody) LI(LBody))"),
        ("<dl><dt>ก<dt>ข<dd>ค<dd>ง<dt>จ<dd>ฉ</dl>", "L(LI(Lbl Lbl LBody LBody) LI(Lbl LBody))"),
        ("<dl><div><dt>ก<dd>ข</div></dl>", "L(LI(Lbl LBody))"),
        (
            "<nav role='doc-toc'><ol><li><a href='#a'>ก</a></ol></nav><p id='a'>ก</p>",
            "Sect(TOC(TOCI(Lbl Reference(Link)))) P",
        ),
        (
            "<nav role='doc-toc'><ul><li><b>ก</b><ul><li><a href='#a'>ก</a></ul></ul></nav>"
            "<p id='a'>ก</p>",
            "Sect(TOC(TOCI(Lbl P TOC(TOCI(Lbl Reference(Link)))))) P",
        ),
        ("<p><span lang='en'>Data</span> <span>ก</span></p>", "P(Span)"),
        ("<p>ก <span aria-hidden='true'>ข</span></p><p aria-hidden='true'>ค</p>", "P"),
        ("<p aria-hidden='true'><a href='https://a.example/'>ก</a></p>", "P(Link)"),
        ("<table><tr><th>ก<td></table>", "Table(TBody(TR(TH TD)))"),
        ("<svg width='9' height='9' aria-hidden='true'><path d='M0 0h9' stroke='red'/></svg>", ""),
        (
            "<svg width='9' height='9' aria-label='เส้น'><path d='M0 0h9' stroke='red'/></svg>",
            "Figure",
        ),
    ],
)
def test_the_structure_is_that_of_the_html(html: str, structure: str) -> None:
    (document,) = made(html).top.kids
    assert " ".join(map(outline, document.kids)) == structure


def made(body: str, head: str = "<title>ก</title>", **given: object) -> Document:
    html = f'<!doctype html><html lang="th"><head>{head}</head><body>{body}</body></html>'
    return Document(typeset(html, (), Path("paper.pdf"), **given))


def text(document: Document, element: Element) -> str:
    """Return what a screen reader says of a structure and all in it."""
    told = said(document)
    return "".join(told.get(place, "") for inner in element.inside() for place in inner.content)


def test_a_paragraph_on_two_pages_is_one() -> None:
    words = "สำนักงานเขตพื้นที่การศึกษา " * 40
    document = made(f"<style>@page {{ size: A6 }}</style><p>{words}</p>")
    (paragraph,) = document.of("P")
    assert len(document.pdf.pages) > 1
    assert {page for page, _ in paragraph.content} == set(range(len(document.pdf.pages)))
    assert failures(document) == {}


def test_the_head_of_a_table_is_said_once(sample: Document) -> None:
    (head,) = sample.of("THead")
    (table,) = sample.of("Table")
    pages = {page for element in table.inside() for page, _ in element.content}
    assert len(pages) == 2
    assert [text(sample, cell) for cell in head.inside() if cell.kind == "TH"] == [
        "ลำดับ",
        "งาน",
        "กำหนด",
    ]
    assert {page for cell in head.inside() for page, _ in cell.content} == {min(pages)}
    repeated = [
        s for s in sample.shown if s.page == max(pages) and s.text and s.within[-1].artifact
    ]
    assert len(repeated) == 3 + len(("running head", "page number"))


def test_running_heads_and_page_numbers_are_no_text(sample: Document) -> None:
    kinds = [
        (shown.page, str(shown.within[-1].told.get("/Subtype")))
        for shown in sample.shown
        if shown.text and shown.within[-1].artifact and "/Subtype" in shown.within[-1].told
    ]
    pages = range(len(sample.pdf.pages))
    assert sorted(kinds) == sorted(
        (page, kind) for page in pages for kind in ("/Footer", "/Header")
    )


def test_links_say_where_they_lead_once_a_line(sample: Document) -> None:
    said = [str(found.Contents) for found in sample.annotations]
    assert said == ["ขอบเขต", "ขั้นตอน", "ตาราง", *["หน้าเว็บของ สำนักงาน"] * 2, "ขั้นตอน"]


def test_a_picture_tells_its_place(sample: Document) -> None:
    (figure,) = sample.of("Figure")
    assert str(figure.told.Alt) == "เส้นทางของงาน"
    left, bottom, right, top = map(float, figure.attribute("/BBox"))
    _, _, width, height = map(float, sample.pdf.pages[1].MediaBox)
    assert 0 < left < right < width
    assert 0 < bottom < top < height
    assert (right - left, top - bottom) == (30, 15)


def test_pictures_and_what_shines_through_are_for_the_archive_too(tmp_path: Path) -> None:
    """A picture in a link is one stop for the keyboard; backgrounds and groups are no text."""
    Image.new("RGBA", (40, 30), (10, 20, 200, 120)).save(tmp_path / "a.png")
    shades = "linear-gradient(red, rgb(0 0 255 / 0.2))", "url(a.png)", "rgb(200 0 0 / 0.4)"
    boxes = "".join(f"<div style='height: 9mm; background: {shade}'></div>" for shade in shades)
    faint = "<div style='height: 9mm; opacity: 0.5; background: navy'></div>"
    picture = "<p><a href='https://a.example/'><img src='a.png' alt='ไปหน้าเว็บ'></a></p>"
    document = made(boxes + faint + picture, pictures=tmp_path)
    assert failures(document) == {}
    assert [str(found.Contents) for found in document.annotations] == ["ไปหน้าเว็บ"]
    assert len(document.streams("/Image")) == 2


def test_cells_say_what_they_head_and_how_far_they_reach(sample: Document) -> None:
    scopes = [str(cell.attribute("/Scope")) for cell in sample.of("TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 5
    (down,) = (cell for cell in sample.of("TD") if cell.attribute("/RowSpan"))
    (across,) = (cell for cell in sample.of("TD") if cell.attribute("/ColSpan"))
    assert (down.attribute("/RowSpan"), across.attribute("/ColSpan")) == (2, 2)


def test_lists_say_how_they_count(sample: Document) -> None:
    found = [
        found and str(found) for found in (e.attribute("/ListNumbering") for e in sample.of("L"))
    ]
    assert found == ["/None", "/None", "/Decimal", "/Disc"]


def test_a_book_opens_as_wide_as_the_window_with_its_outline(sample: Document) -> None:
    page, kind, top = sample.root.OpenAction
    assert (page.objgen, kind, top) == (
        sample.pdf.pages[0].objgen,
        Name.FitH,
        sample.pdf.pages[0].MediaBox[3],
    )
    assert sample.root.PageMode == Name.UseOutlines


def test_a_document_that_is_no_archive_says_so() -> None:
    document = made("<h1>ก</h1>", variant=None)
    assert failures(document, archive=False) == {}
    assert "A 6.6.4" in failures(document)


@pytest.mark.parametrize(
    ("body", "head", "words"),
    [
        ("<p>ก</p>", "", "เอกสารไม่มีชื่อเรื่อง"),
        ("<svg width='9' height='9'/>", "<title>ก</title>", "ภาพวาดในหน้า 1 ไม่มีคำอธิบาย"),
        ("<p style='opacity: 0.5'>ก</p>", "<title>ก</title>", "หน้า 1 มีข้อความโปร่งแสง"),
    ],
)
def test_what_a_screen_reader_could_not_tell_stops(body: str, head: str, words: str) -> None:
    with pytest.raises(ManualError) as error:
        made(body, head)
    (problem,) = error.value.problems
    assert words in problem.message


def test_the_same_document_is_the_same_bytes_wherever_it_is_made(
    good: bytes, tmp_path: Path
) -> None:
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", AGAIN, str(SAMPLE)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        assert done.stdout == good


AGAIN = """
import sys
from pathlib import Path
from macros.typesetting import as_book, typeset
html = Path(sys.argv[1]).read_text(encoding="utf-8")
sys.stdout.buffer.write(typeset(html, (), Path("sample.pdf"), passes=[as_book]))
"""
