"""Thai comes out of a PDF letter for letter, whichever program takes it out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser
from weasyprint import HTML

from macros.fingerprint import manual_fingerprint
from macros.handbook import book, bound, pdf
from macros.loader import load
from macros.prose import read_prose
from macros.stylesheets import SHARED
from macros.typesetting import typeset
from scripts.site import configuration, convert
from tests import pdfjs
from tests.conftest import LAKESIDE, ROOT, Office
from tests.pdf_text import READERS, squeezed
from tests.printed import seen
from tests.thai_stress import CONSONANTS, TAILS

Read = Callable[[bytes], list[str]]
# What a text must never hold: sara am in two, lost letters, private and invisible characters.
_WRONG = re.compile(
    "\u0e4d\u0e32|[\ufffc-\uffff\ue000-\uf8ff\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
)
# A Thai letter with all the marks on it.
_CLUSTER = re.compile("[\u0e01-\u0e2e\u0e30\u0e32\u0e40-\u0e46][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*")
_MAPPED = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]*)>")


@dataclass(frozen=True)
class Printed:
    """A manual's book: the texts of its HTML that are not hidden, its style, and the PDF."""

    office: str
    texts: tuple[str, ...]
    css: str
    pdf: bytes


@pytest.fixture(scope="module", params=["chiang_mai", "lakeside"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = {"chiang_mai": ROOT, "lakeside": LAKESIDE}[request.param]
    manual, prose = load(folder / "data"), read_prose(folder / "docs")[0]
    markdown = convert(configuration(tmp_path_factory.mktemp("unused")))
    html = book(manual, bound(manual, prose, markdown), manual_fingerprint(manual, prose))
    sheets = [f"stylesheets/{name}.css" for name in SHARED] + ["handbook/handbook.css"]
    css = [files("macros").joinpath(sheet).read_text(encoding="utf-8") for sheet in sheets]
    made = pdf(html, folder / "docs")
    return Printed(request.param, tuple(seen(html, css)), "".join(css), made)


@pytest.fixture(params=[*READERS, "pdf.js"])
def read(request: pytest.FixtureRequest) -> Read:
    if request.param in READERS:
        return READERS[request.param]
    browser: Browser = request.getfixturevalue("browser")
    return lambda made: pdfjs.texts(browser, made)


def lost(texts: tuple[str, ...], pages: list[str]) -> list[str]:
    """Return the texts that do not stand on the pages, in one piece or line by line."""
    whole = squeezed("".join(pages))
    pieces = {
        piece for page in pages for piece in page.split() if len(piece) > 1 or piece.isdigit()
    }
    bare = dict.fromkeys(map(squeezed, texts))
    return [text for text in bare if text not in whole and not pieced(text, pieces)]


def pieced(text: str, pieces: set[str]) -> bool:
    """Tell whether a text is made of pieces: its lines in a column, or on two pages."""
    reached = {0}
    for at in range(len(text)):
        if at in reached:
            reached |= {at + len(piece) for piece in pieces if text.startswith(piece, at)}
    return len(text) in reached


def test_every_sentence_of_the_handbook_comes_out_letter_for_letter(
    printed: Printed, read: Read
) -> None:
    pages = read(printed.pdf)
    assert len(printed.texts) > 100
    assert lost(printed.texts, pages) == []
    whole = "".join(pages)
    assert _WRONG.findall(whole) == []
    written = set(_CLUSTER.findall(" ".join((*printed.texts, printed.css))))
    assert set(_CLUSTER.findall(squeezed(whole))) - written == set()


def test_the_published_handbook_is_this_one(
    printed: Printed, request: pytest.FixtureRequest
) -> None:
    """Another process writes the same bytes."""
    office: Office = request.getfixturevalue(printed.office)
    assert (office.site / "handbook.pdf").read_bytes() == printed.pdf


def document(lines: list[str], face: str = "") -> str:
    """Return a document of lines, each once regular and once bold."""
    style = f"@page {{ size: A4 landscape }} p, b {{ display: block; margin: 0 }} {face}"
    body = "".join(f"<p>{line}</p><b>{line}</b>" for line in lines)
    head = f'<meta charset="utf-8"><title>ทดสอบ</title><style>{style}</style>'
    return f'<!doctype html><html lang="th"><head>{head}</head><body>{body}</body></html>'


@pytest.fixture(scope="module")
def stress() -> tuple[list[str], bytes]:
    """Every consonant with all that may stand on it, alone and inside a word."""
    clusters = [consonant + tail for consonant, tail in product(CONSONANTS, TAILS)]
    words = [f"เ{cluster}ย" if at % 2 else f"{cluster}ะ" for at, cluster in enumerate(clusters)]
    lines = [
        " ".join(row[at : at + 12]) for row in (clusters, words) for at in range(0, len(row), 12)
    ]
    return lines, typeset(document(lines), (), Path("stress.pdf"))


def test_every_cluster_comes_out_letter_for_letter(
    stress: tuple[list[str], bytes], read: Read
) -> None:
    lines, made = stress
    text = squeezed("".join(read(made)))
    wrong = [line for line in lines if text.count(squeezed(line)) < 2]
    assert wrong == []


def test_every_glyph_that_is_shown_has_one_text(
    printed: Printed, stress: tuple[list[str], bytes]
) -> None:
    for made in (printed.pdf, stress[1]):
        with pikepdf.open(BytesIO(made)) as opened:
            for page in opened.pages:
                fonts = {
                    name: dict(_MAPPED.findall(_entries(font)))
                    for name, font in page.Resources.Font.items()
                }
                assert all(text for mapped in fonts.values() for text in mapped.values())
                for name, codes in _shown(page):
                    assert codes <= fonts[name].keys()


def _entries(font: pikepdf.Object) -> str:
    text = font.ToUnicode.read_bytes().decode("ascii")
    assert "beginbfrange" not in text
    return text.partition("endcodespacerange")[2]


def _shown(page: pikepdf.Page) -> list[tuple[str, set[str]]]:
    """Return the codes that a page shows, font by font."""
    shown, font = [], ""
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "Tf":
            font = str(instruction.operands[0])
        if operator in {"Tj", "TJ"}:
            operand = instruction.operands[0]
            strings = operand if isinstance(operand, pikepdf.Array) else [operand]
            data = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
            codes = {data[at : at + 2].hex().upper() for at in range(0, len(data), 2)}
            shown.append((font, codes))
    return shown


def test_the_same_words_in_the_site_s_font_come_out_wrong(read: Read) -> None:
    """The tests above would notice if the fonts or the pass over the PDF were lost."""
    font = files("macros").joinpath("theme/fonts/sarabun-400.woff2").as_uri()
    face = f"@font-face {{ font-family: Stock; src: url({font}) }} body {{ font-family: Stock }}"
    words = "สำนักงานเขตพื้นที่การศึกษา จัดทำคู่มือ น้ำ"
    stock = HTML(string=document([words], face)).write_pdf()
    assert squeezed(words) not in squeezed("".join(read(stock)))
    ours = typeset(document([words]), (), Path("words.pdf"))
    assert squeezed(words) in squeezed("".join(read(ours)))
