"""Setting a document for paper: what would not be printed as written stops it, in Thai."""

import os
import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from macros.handbook import book, bound, pdf
from macros.loader import load
from macros.problems import ManualError
from macros.prose import read_prose
from macros.typesetting import typeset
from scripts.site import configuration, convert
from tests.conftest import LAKESIDE, ROOT
from tests.pdf_text import poppler, squeezed

NAME = Path("paper.pdf")
DOT = (
    "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%221%22 height=%221%22/>"
)


def page(body: str, style: str = "") -> str:
    head = f'<meta charset="utf-8"><title>เอกสาร</title><style>{style}</style>'
    return f'<!doctype html><html lang="th"><head>{head}</head><body>{body}</body></html>'


def refused(body: str, style: str = "", **given: object) -> list[str]:
    """Return what a document is refused for."""
    with pytest.raises(ManualError) as error:
        typeset(page(body, style), given.pop("styles", ()), NAME, **given)
    return [str(problem) for problem in error.value.problems]


def is_picture(found: pikepdf.Object) -> bool:
    return isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image"


def sheet(folder: Path, css: str) -> Path:
    path = folder / "sheet.css"
    path.write_text(css, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("body", "style", "words", "advice"),
    [
        ("<img src='lost.png' alt='x'>", "", "Failed to load image at", "ตรวจชื่อไฟล์"),
        (f"<img src='{DOT}'>", "", "has no required alt description", "เขียนคำอธิบาย"),
        ("<a href='#lost'>ดู</a>", "", "No anchor #lost", "ไม่มีปลายทาง"),
        (
            "<a href='#lost'>ดู</a>",
            "a::after { content: target-counter(attr(href), page) }",
            "Content discarded: target points to undefined anchor",
            "ไม่มีปลายทาง",
        ),
        ("<p id='a'>ก</p><p id='a'>ข</p>", "", "Anchor defined twice: 'a'", "ซ้ำ"),
        ("<p>ก</p>", "p { colour: red }", "unknown property", "แก้หรือลบคำสั่งนี้"),
        ("<p>ก</p>", "p { color: crimsonish }", "invalid value", "แก้หรือลบคำสั่งนี้"),
        ("<p>ก</p>", "p >> a { color: red }", "Invalid or unsupported selector", "CSS"),
        (
            "<p>ก</p>",
            "@font-face { font-family: Lost; src: url(data:font/ttf;base64,AAAA) }",
            "Font-face 'Lost' cannot be loaded",
            "ใช้แบบอักษร Sarabun",
        ),
    ],
)
def test_what_weasyprint_only_warns_of_stops(
    tmp_path: Path, body: str, style: str, words: str, advice: str
) -> None:
    found = refused(body, style, pictures=tmp_path)
    assert any(words in problem and advice in problem for problem in found), found
    assert all(problem.startswith("paper.pdf:1: ") for problem in found)


def test_a_broken_style_sheet_is_named_with_its_line(tmp_path: Path) -> None:
    path = sheet(tmp_path, "p {\n  margin: 0;\n  colour: red;\n}\n")
    (problem,) = refused("<p>ก</p>", styles=[path])
    assert problem.startswith("sheet.css:3: ")
    assert "Ignored `colour: red`" in problem


def test_a_character_without_a_glyph_is_shown_where_it_stands() -> None:
    (problem,) = refused("<p>ยื่นแบบฟอร์มที่<b>ห้อง ☎ ธุรการ</b> ในเวลาราชการ</p>")
    assert "“☎” (U+260E)" in problem
    assert "ยื่นแบบฟอร์มที่ห้อง ☎ ธุรการ ในเวลาราชการ" in problem


def test_a_character_that_a_style_adds_is_told_from_one_that_is_written() -> None:
    (problem,) = refused("<p>ก</p>", "p::after { content: '\\2611' }")
    assert "“☑” (U+2611)" in problem
    assert "แบบของหน้า (CSS) เติมให้" in problem


def test_a_text_that_leaves_the_paper_is_named() -> None:
    """A printer would cut it off, and nobody would know."""
    (problem,) = refused(f"<p>ก</p><p>{'ยาว' * 200}</p>", "p { white-space: nowrap }")
    assert "ยาวยาว" in problem
    assert "ในหน้า 1 ยาวเกินขอบกระดาษ" in problem


def test_everything_wrong_is_told_at_once() -> None:
    found = refused("<img src='data:image/png;base64,AA' alt=''><a href='#lost'>ดู</a> ☎")
    assert len(found) == 3


@pytest.mark.parametrize(
    "address",
    ["https://office.example/a.png", "http://localhost/a.png", "file:///etc/hostname", "ftp://x/a"],
)
def test_nothing_outside_the_project_is_asked_for(tmp_path: Path, address: str) -> None:
    found = refused(f"<img src='{address}' alt=''>", pictures=tmp_path)
    assert any(f"เอกสารขอไฟล์ “{address}” ซึ่งอยู่นอกโครงการ" in problem for problem in found)


def test_no_way_leads_out_of_the_folder_of_pictures(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    Image.new("L", (4, 4)).save(tmp_path / "secret.png")
    (tmp_path / "docs" / "bridge.png").symlink_to(tmp_path / "secret.png")
    for way in ("../secret.png", "%2e%2e/secret.png", "bridge.png"):
        assert refused(f"<img src='{way}' alt=''>", pictures=tmp_path / "docs")


def test_a_style_may_not_ask_another_host(tmp_path: Path) -> None:
    for rule in ("@import url(https://x.example/a.css);", "p { background: url(//x.example/a) }"):
        assert refused("<p>ก</p>", styles=[sheet(tmp_path, rule)], pictures=tmp_path)


def test_another_font_is_refused_however_it_is_named(tmp_path: Path) -> None:
    """Also one under the same name, and one that only a sign is set in."""
    site = Path(str(files("macros").joinpath("theme/fonts/sarabun-400.woff2"))).as_uri()
    for family in ("Sarabun", "Other"):
        face = f"@font-face {{ font-family: {family}; font-style: italic; src: url({site}) }}"
        path = sheet(tmp_path, f"{face} i {{ font: italic 400 14pt {family} }}")
        (problem,) = refused("<p>ก <i>สำนักงาน</i></p>", styles=[path])
        assert "คัดลอกและค้นหาข้อความไทยได้ไม่ตรง" in problem


def test_fonts_of_the_machine_are_never_used() -> None:
    """Names of fonts that machines have, and elements that browsers give one of their own."""
    style = "p { font-family: 'DejaVu Sans', monospace, serif }"
    made = typeset(page("<p>กำ ABC</p><pre>code</pre><code>x</code><i>i</i>", style), (), NAME)
    with pikepdf.open(BytesIO(made)) as document:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for font in document.pages[0].Resources.Font.values()
        }
    assert fonts <= {"Sarabun", "Sarabun-Italic"}
    assert os.environ.get("FONTCONFIG_FILE") is None


def test_a_link_to_a_file_of_this_machine_is_refused(tmp_path: Path) -> None:
    (problem,) = refused("<a href='procedures/'>ดู</a>", pictures=tmp_path)
    assert "เปิดได้เฉพาะในเครื่องที่สร้างเอกสาร" in problem


def test_lists_have_a_mark_at_every_depth() -> None:
    deep = "<ul><li>ก<ul><li>ข<ul><li>ค</li></ul></li></ul></li></ul>"
    with pdfium.PdfDocument(typeset(page(deep), (), NAME)) as document:
        found = document[0].get_textpage().get_text_range().split()
    assert sorted(found) == sorted("•ก–ข–ค")


def test_the_same_document_is_the_same_bytes_without_a_date() -> None:
    first, second = (typeset(page("<p>สำนักงาน</p>"), (), NAME) for _ in range(2))
    assert first == second
    with pdfium.PdfDocument(first) as document:
        told = document.get_metadata_dict(skip_empty=True)
    assert told.keys() == {"Title", "Producer"}


def test_an_archive_copy_is_as_exact_and_as_steady() -> None:
    words = "บันทึกข้อความ น้ำ ป้ำ ที่ สิทธิ์"
    first, second = (typeset(page(words), (), NAME, variant="pdf/a-2a") for _ in range(2))
    assert first == second
    assert squeezed(words) in squeezed("".join(poppler(first)))
    with pikepdf.open(BytesIO(first)) as document:
        assert document.Root.MarkInfo.Marked
        assert b"pdfaid" in document.Root.Metadata.read_bytes()


def test_passes_change_the_document_before_it_is_written() -> None:
    def in_window(document: pikepdf.Pdf) -> None:
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)

    made = typeset(page("<p>ก</p>"), (), NAME, passes=[in_window])
    with pikepdf.open(BytesIO(made)) as document:
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_pictures_of_docs_are_in_the_handbook(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "guides" / "pictures").mkdir(parents=True)
    Image.new("RGB", (30, 20), "navy").save(docs / "guides" / "pictures" / "room.png")
    head = "---\ntitle: ห้อง\ndescription: ห้องทำงาน\nnumber: 1\n---\n# ห้อง {: #room }\n\n"
    (docs / "guides" / "room.md").write_text(f"{head}![ห้อง](pictures/room.png)\n", encoding="utf-8")
    manual = load(LAKESIDE / "data")
    inside = bound(manual, read_prose(docs)[0], convert(configuration(tmp_path / "site")))
    with pikepdf.open(BytesIO(pdf(book(manual, inside, "fingerprint"), docs))) as document:
        sizes = [(o.Width, o.Height) for o in document.objects if is_picture(o)]
    assert sizes == [(30, 20)]


def test_one_package_alone_calls_weasyprint() -> None:
    modules = [
        path for room in ("macros", "forms", "scripts") for path in ROOT.glob(f"{room}/**/*.py")
    ]
    calling = {
        path.parent.name
        for path in modules
        if re.search(r"^\s*(from|import) weasyprint", path.read_text(encoding="utf-8"), re.M)
    }
    assert calling == {"typesetting"}
