"""Workarounds that can go: each test shows a defect of another project, with nothing of ours.

A test that fails tells of a defect that is mended, and what can go with it: for a program of the
system (Pango, Poppler, Chromium) once no system in use has the older one.
"""

import gc
import json
import os
import pickle
import re
import subprocess
import sys
import tomllib
import tracemalloc
import warnings
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, Generic, TypeVar

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from marisa_trie import Trie as MarisaTrie
from mkdocs.commands.build import build
from mkdocs.config import load_config
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from playwright.sync_api import Browser
from pydantic import BaseModel
from pythainlp.corpus.common import thai_words
from pythainlp.util.trie import Trie
from weasyprint import HTML
from weasyprint.text.line_break import get_log_attrs

from scripts.chromium import serving
from tests.conftest import ROOT
from tests.pdf_text import mupdf, poppler
from tests.pdfium_typing import typed as typed_in_pdfium
from tests.poppler_typing import typed as typed_in_poppler

FONT = ROOT / "macros" / "fonts" / "sarabun-form.ttf"
PDF_LIB = ROOT / "forms" / "web" / "vendor" / "pdf-lib" / "pdf-lib.min.js"
STYLE = (
    f"@font-face {{ font-family: Thai; src: url({FONT.as_uri()}) }} html {{ font-family: Thai }}"
)


def page(body: str, style: str = "") -> HTML:
    head = f"<meta charset=utf-8><title>t</title><style>{STYLE} {style}</style>"
    return HTML(string=f"<!doctype html><html lang=th>{head}{body}")


def mended(what: str, where: str) -> str:
    return f"{what}: mended, so its workaround in {where} can go"


def breaks(text: str) -> list[int]:
    """Return where a line may end, as Pango tells it."""
    told = get_log_attrs(text, "th")
    return [place for place in range(1, len(text)) if told[place].is_line_break]


# WeasyPrint


def test_the_file_of_the_colour_profile_stays_open() -> None:
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        page("ก").write_pdf(pdf_variant="pdf/a-2a")
        gc.collect()
    told = [str(each.message) for each in heard if each.category is ResourceWarning]
    assert any("sRGB2014.icc" in each for each in told), mended(
        "WeasyPrint's colour profile", "macros/typesetting/press.py (`simplefilter`)"
    )


def test_what_is_inside_a_link_is_a_link_again() -> None:
    """Kozea/WeasyPrint#192"""
    (sheet,) = page("<a href='https://a.example/'><b>ก</b></a>").render().pages
    assert len(sheet.links) > 1, mended(
        "WeasyPrint's links", "macros/typesetting/links.py (`one_each`)"
    )


def test_a_glyph_keeps_the_text_that_it_was_first_drawn_for() -> None:
    """Kozea/WeasyPrint#2841: sara am is drawn by the glyph of sara aa, and another."""
    (read,) = poppler(page("ดา ดำ").write_pdf())
    assert read.strip() != "ดา ดำ", mended(
        "WeasyPrint's ToUnicode", "macros/typesetting/texts.py (`write_texts`)"
    )


def lines(body: str) -> list[str]:
    """Return the lines of a paragraph that has room for about one word."""
    style = "@page { size: 60px 400px; margin: 0 } body, p { margin: 0 }"
    (sheet,) = page(f"<p>{body}", style).render().pages
    boxes = [box for box in sheet._page_box.descendants() if type(box).__name__ == "LineBox"]
    return ["".join(getattr(part, "text", "") for part in box.descendants()) for box in boxes]


def test_no_line_ends_at_an_element_between_words() -> None:
    """Kozea/WeasyPrint#1614"""
    assert "โรงเรียน" in lines("ที่ทำงานของโรงเรียน")
    assert "ของโรงเรียน" in lines("ที่ทำงานของ<span>โรงเรียน</span>"), mended(
        "WeasyPrint's lines", "macros/handbook/lines.py (`_SEAM`)"
    )


def tagged(body: str, style: str = "") -> Pdf:
    style = f"@page {{ size: 200px 150px; margin: 20px }} {style}"
    return Pdf.open(BytesIO(page(body, style).write_pdf(pdf_variant="pdf/ua-1")))


def structures(pdf: Pdf) -> list[Any]:
    """Return every structure of a document."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Array):
            waiting += list(each)
        elif isinstance(each, Dictionary) and Name.S in each:
            found.append(each)
            waiting.append(each.get(Name.K, Array()))
    return found


def kinds(pdf: Pdf) -> list[str]:
    return [str(each.S) for each in structures(pdf)]


def is_parted() -> bool:
    """Whether a paragraph on two pages is two paragraphs."""
    return kinds(tagged(f"<p>{'ก ' * 300}")).count("/P") > 1


def is_hidden_text_told() -> bool:
    told = tagged("<p>ก<span aria-hidden=true>ข</span>")
    return kinds(told).count("/Span") > kinds(tagged("<p>ก")).count("/Span")


def is_running_head_text() -> bool:
    """Whether what stands in a margin is marked as text, though no structure has it."""
    pdf = tagged("<p>ก", "@page { @top-left { content: 'ข' } }")
    return b"/Artifact" not in pdf.pages[0].Contents.read_bytes()


def is_term_a_body() -> bool:
    return "/Lbl" not in kinds(tagged("<dl><dt>ก<dd>ข</dl>"))


def is_picture_misplaced() -> bool:
    """Whether the place of a picture counts CSS pixels from the top (ISO 32000-1, table 344)."""
    body = "<img alt=ก src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>'>"
    pdf = tagged(body, "body { margin: 0 } img { display: block; width: 40px; height: 40px }")
    (figure,) = [each for each in structures(pdf) if str(each.S) == "/Figure"]
    return [float(number) for number in figure.A.BBox] == [20, 20, 60, 60]


@pytest.mark.parametrize(
    "defect",
    [
        pytest.param(is_parted, id="Kozea/WeasyPrint#2902"),
        pytest.param(is_hidden_text_told, id="Kozea/WeasyPrint#2550"),
        pytest.param(is_running_head_text, id="Kozea/WeasyPrint#1836"),
        pytest.param(is_term_a_body, id="Kozea/WeasyPrint#2482"),
        pytest.param(is_picture_misplaced, id="ISO 32000-1, 14.8.5.4.3"),
    ],
)
def test_the_structure_of_a_document_is_not_that_of_its_html(defect: Any) -> None:
    assert defect(), mended(
        f"WeasyPrint's structure tree ({defect.__name__})",
        "macros/typesetting (`painting`, `structure`, `tagging`; all of them when no case is left)",
    )


def test_a_claim_to_one_standard_leaves_no_room_for_another() -> None:
    """Kozea/WeasyPrint#2783"""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        pdf = Pdf.open(BytesIO(page("ก").write_pdf(pdf_variant="pdf/a-2a", pdf_tags=True)))
    assert b"pdfuaid" not in pdf.Root.Metadata.read_bytes(), mended(
        "WeasyPrint's variants", "macros/typesetting/metadata.py (`write_metadata`)"
    )


def test_pictures_are_smoothed_where_the_archive_forbids_it() -> None:
    """Kozea/WeasyPrint#1661; ISO 19005-2, 6.2.8"""
    dot = BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "PNG")
    source = f"data:image/png;base64,{b64encode(dot.getvalue()).decode()}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        written = page(f"<img alt=ก src='{source}'>").write_pdf(pdf_variant="pdf/a-2a")
    with Pdf.open(BytesIO(written)) as pdf:
        smoothed = [each.get(Name.Interpolate) for each in pdf.objects if is_picture(each)]
    assert any(smoothed), mended(
        "WeasyPrint's pictures", "macros/typesetting/accessible.py (`Interpolate`)"
    )


def is_picture(found: pikepdf.Object) -> bool:
    return isinstance(found, pikepdf.Stream) and found.get(Name.Subtype) == Name.Image


WORKER = """
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from weasyprint import HTML

def make(html, folder):
    tempfile.tempdir = folder
    HTML(string=html).render()

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        pool.submit(make, *sys.argv[1:]).result()
"""


def test_a_worker_leaves_its_folder_of_fonts(tmp_path: Path) -> None:
    """Kozea/WeasyPrint#2090"""
    script, folder = tmp_path / "worker.py", tmp_path / "folder"
    script.write_text(WORKER, encoding="utf-8")
    folder.mkdir()
    html = f"<style>{STYLE}</style>ก"
    subprocess.run([sys.executable, script, html, folder], check=True, capture_output=True)
    assert list(folder.glob("weasyprint-*")), mended(
        "WeasyPrint's folders", "scripts/workers.py (`Finalize`)"
    )


# Pango and libthai


def test_a_line_may_end_behind_a_no_break_space_in_thai() -> None:
    """tlwg/libthai#6; UAX #14, LB12"""
    assert breaks("a\u00a02") == []
    assert breaks("ที่\u00a02"), mended(
        "Pango's no-break space", "macros/handbook/lines.py (`_NUMBERED`)"
    )


# Poppler


def shown(runs: dict[tuple[float, float], str]) -> bytes:
    """Return a PDF of runs of text by their places; marks have no width, letters half an em."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(300, 100))
    letters = sorted(set("".join(runs.values())))
    codes = {letter: code for code, letter in enumerate(letters, start=0x41)}
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        FirstChar=0x41,
        LastChar=0x40 + len(letters),
        Widths=Array([0 if letter == "\u0e35" else 500 for letter in letters]),
        ToUnicode=pdf.make_stream(cmap({code: letter for letter, code in codes.items()}, 1)),
    )
    drawn = [
        f"1 0 0 1 {x} {y} Tm <{bytes(codes[letter] for letter in text).hex()}> Tj"
        for (x, y), text in runs.items()
    ]
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F 16 Tf {' '.join(drawn)} ET".encode())
    return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def cmap(texts: dict[int, str], size: int) -> bytes:
    """Return what codes of so many bytes read as."""
    entries = "".join(
        f"<{code:0{2 * size}X}> <{text.encode('utf-16-be').hex()}>\n"
        for code, text in texts.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
        f"1 begincodespacerange <{'00' * size}> <{'FF' * size}> endcodespacerange "
        f"{len(texts)} beginbfchar\n{entries}endbfchar endcmap end end"
    ).encode("ascii")


def test_poppler_gives_the_last_mark_of_a_run_to_the_next_letter() -> None:
    """Where the next run begins a rounding's breadth before the end of the last."""
    pdf = shown({(10, 50): "มีมี", (25.999, 50): "กี"})
    assert [read.strip() for read in mupdf(pdf)] == ["มีมีกี"]
    assert [read.strip() for read in poppler(pdf)] != ["มีมีกี"], mended(
        "Poppler's marks", "macros/handbook/lines.py (`_MARKED`)"
    )


def test_poppler_takes_away_a_hyphen_that_ends_a_line() -> None:
    """jalan/pdftotext#70; ISO 32000-1, 14.8.2.2.3"""
    pdf = shown({(10, 50): "ab-", (10, 30): "cd"})
    assert "ab-" in mupdf(pdf)[0]
    assert "ab-" not in poppler(pdf)[0], mended(
        "Poppler's hyphens", "macros/handbook/lines.py (`_HYPHENATED`)"
    )


# What people type into a PDF


def form(resource: str, descent: int = -200) -> bytes:
    """Return a PDF with one place to type in, its font embedded under a name."""
    file = FONT.read_bytes()
    font = TTFont(BytesIO(file))
    glyphs = {font.getGlyphID(font.getBestCmap()[ord(letter)]): letter for letter in "ปี่"}
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(200, 100))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Thai,
        Flags=4,
        FontBBox=[0, descent, 1000, 1000],
        ItalicAngle=0,
        Ascent=800,
        Descent=descent,
        CapHeight=800,
        StemV=80,
        FontFile2=pdf.make_stream(file, Length1=len(file)),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Thai,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        DW=600,
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    composite = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Thai,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=pdf.make_stream(cmap(glyphs, 2)),
    )
    style = String(f"/{resource} 20 Tf 0 g")
    fonts = Dictionary(Font=Dictionary({f"/{resource}": pdf.make_indirect(composite)}))
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("field"),
            Rect=[10, 10, 190, 50],
            DA=style,
            F=4,
            P=pdf.pages[0].obj,
        )
    )
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=fonts, DA=style)
    return saved(pdf)


def look(data: bytes) -> str:
    """Return the operators that draw what was typed."""
    with Pdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Annots[0].AP.N.read_bytes().decode("latin-1")


def test_pdfium_types_with_an_embedded_font_of_one_name_only() -> None:
    """Hopding/pdf-lib#1429"""
    assert "/Wingdings 20 Tf" in look(typed_in_pdfium(form("Wingdings"), {"field": "ปี่"}))
    other = look(typed_in_pdfium(form("Sarabun"), {"field": "ปี่"}))
    assert "/Sarabun 20 Tf" not in other, mended(
        "PDFium's fonts", "forms/acroform/font.py and forms/web/assets/write.js (`/Wingdings`)"
    )


def test_poppler_asks_no_font_where_its_baseline_is(tmp_path: Path) -> None:
    high, low = (
        look(typed_in_poppler(form("Thai", descent), {"field": "ปี่"}, tmp_path))
        for descent in (-100, -500)
    )
    assert re.search(r"[\d.]+ Tm", high), high
    assert high == low, mended("Poppler's baseline", "macros/fonts/form.py (`_BASELINE`)")


def test_what_is_typed_is_not_shaped(tmp_path: Path) -> None:
    """The font raises a tone mark above a vowel, which no program asks it for."""
    typed = {"field": "ปี่"}
    font = TTFont(BytesIO(FONT.read_bytes()))
    glyphs = [font.getGlyphID(font.getBestCmap()[ord(letter)]) for letter in typed["field"]]
    alone = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
    for data in (
        typed_in_pdfium(form("Wingdings"), typed),
        typed_in_poppler(form("Thai"), typed, tmp_path),
    ):
        with Pdf.open(BytesIO(data)) as pdf:
            drawn = pikepdf.parse_content_stream(pdf.pages[0].Annots[0].AP.N)
        shows = [bytes(each.operands[0]) for each in drawn if str(each.operator) == "Tj"]
        assert shows == [alone], mended(
            "Typed Thai", "macros/fonts/form.py (the font, once all programs shape)"
        )


# What runs in a browser


def test_pdf_lib_names_the_font_of_a_field_anew(browser: Browser) -> None:
    """Hopding/pdf-lib#1538; without another library it has no Thai to draw at all."""
    sheet = browser.new_page()
    sheet.add_script_tag(path=PDF_LIB)
    named = sheet.evaluate(
        """async () => {
          const document = await PDFLib.PDFDocument.create();
          const field = document.getForm().createTextField("field");
          field.addToPage(document.addPage());
          field.acroField.setDefaultAppearance("/Wingdings 20 Tf 0 g");
          field.setText("a");
          document.getForm().updateFieldAppearances();
          return field.acroField.getDefaultAppearance();
        }"""
    )
    sheet.close()
    assert "/Wingdings" not in named, mended(
        "pdf-lib's fields", "forms/web/assets/write.js (`writeWords`)"
    )


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The theme as it comes, served."""
    folder = tmp_path_factory.mktemp("material")
    theme = {"name": "material", "font": False}
    build(project(folder, "apple pear", theme=theme, plugins=["search"]))
    with serving(folder / "site") as address:
        yield address


def project(folder: Path, text: str, **settings: Any) -> Any:
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")
    settings = {"site_name": "site", **settings}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))


def test_the_search_box_listens_to_the_keys_alone(browser: Browser, material: str) -> None:
    sheet = browser.new_page()
    sheet.goto(material)
    sheet.evaluate("() => document.querySelector('#__search').click()")
    box = sheet.locator("[data-md-component=search-query]")
    result = sheet.locator(".md-search-result__item")
    box.press_sequentially("apple")
    result.wait_for()
    box.evaluate("box => { box.value = ''; box.dispatchEvent(new KeyboardEvent('keyup')) }")
    result.wait_for(state="detached")
    sheet.keyboard.insert_text("pear")  # as a paste does: `input`, and no key
    sheet.wait_for_timeout(300)
    heard = result.count()
    box.evaluate("box => box.dispatchEvent(new KeyboardEvent('keyup'))")
    result.wait_for()
    sheet.close()
    assert not heard, mended(
        "Material's search box", "macros/theme/assets/search.js (`searchWithoutKeys`)"
    )


def test_no_key_reaches_the_menu_and_the_search(browser: Browser, material: str) -> None:
    """squidfunk/mkdocs-material#4101"""
    sheet = browser.new_page(viewport={"width": 400, "height": 700})
    sheet.goto(material)
    reached = sheet.evaluate(
        """() => [...document.querySelectorAll("[for=__drawer], [for=__search]")]
          .map((label) => { label.focus(); return document.activeElement === label; })"""
    )
    sheet.close()
    assert reached and not any(reached), mended(
        "Material's labels", "macros/theme/partials/header.html (its buttons)"
    )


# Python and its packages


MACROS = {"module_name": "upstream_macros", "on_error_fail": True}


@pytest.fixture
def macros(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """What builds a page with a module of macros."""

    def made(module: str, text: str) -> None:
        (tmp_path / "upstream_macros.py").write_text(module, encoding="utf-8")
        build(project(tmp_path, text, plugins=[{"macros": MACROS}]))

    monkeypatch.setattr(sys, "path", [*sys.path])
    yield made
    sys.modules.pop("upstream_macros", None)


def test_an_import_that_fails_is_told_as_a_missing_module(macros: Any) -> None:
    """fralau/mkdocs-macros-plugin#285"""
    with pytest.raises(ImportError) as error:
        macros("import no_such_module_at_all", "ก")
    assert "could not find custom 'upstream_macros'" in str(error.value), mended(
        "The macros plugin's imports", "macros/hooks.py (`event_priority`)"
    )


def test_a_macro_that_fails_ends_the_process(macros: Any) -> None:
    with pytest.raises(BaseException) as error:
        macros("def define_env(env):\n    env.macro(lambda: 1 / 0, 'broken')", "{{ broken() }}")
    assert error.type is SystemExit, mended(
        "The macros plugin's errors", "scripts/site.py (`SystemExit`)"
    )


class Bound:
    """Counts how often somebody asked what it looks like."""

    asked = 0

    def __repr__(self) -> str:
        Bound.asked += 1
        return "Bound()"


BOUND = partial(str, Bound())


def test_macros_are_written_out_for_a_log_that_nobody_reads(macros: Any) -> None:
    module = f"import {__name__} as test\ndef define_env(env):\n    env.macro(test.BOUND, 'bound')"
    macros(module, "ก")
    assert Bound.asked, mended("The macros plugin's log", "macros/model/manual.py (`__repr__`)")


Value = TypeVar("Value")


class Fact(BaseModel, Generic[Value]):
    value: Value


class Record(BaseModel):
    fact: Fact[int]


def test_a_parametrized_model_is_pickled_only_where_a_module_makes_it() -> None:
    """pydantic/pydantic#9390"""
    try:
        pickle.dumps(Record(fact={"value": 1}))
    except pickle.PicklingError:
        return
    pytest.fail(mended("pydantic's generic models", "macros/model/base.py (`TextFact`)"))


def test_pythainlp_keeps_words_in_much_memory() -> None:
    words = sorted(thai_words())[:2000]
    tracemalloc.start()
    try:
        held = Trie(words)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(held) == len(words)
    assert taken > 10 * len(MarisaTrie(words).tobytes()), mended(
        "PyThaiNLP's trie", "macros/dictionary.py (`Dictionary`)"
    )


def test_python_dies_at_a_thai_path_in_a_pth_file(tmp_path: Path) -> None:
    """python/cpython#77102, mended in 3.12.4"""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    oldest = re.search(r">=3\.(\d+)", settings["project"]["requires-python"])
    assert oldest and int(oldest[1]) <= 12, mended(".pth files", "scripts/setup (`../../../..`)")
    if sys.version_info >= (3, 12, 4):
        return
    (tmp_path / "thai.pth").write_text("ไทย\n", encoding="utf-8")
    command = f"import site; site.addsitedir({str(tmp_path)!r})"
    done = subprocess.run(
        [sys.executable, "-S", "-c", command],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "UnicodeDecodeError" in done.stderr
