"""The text that people's programs take out of a PDF: one function a reader, page by page."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from tempfile import NamedTemporaryFile

import pymupdf
import pypdf
import pypdfium2 as pdfium

Reader = Callable[[bytes], list[str]]


def poppler(pdf: bytes) -> list[str]:
    """In the order of reading: Evince, Okular, many search engines."""
    return _pages(["pdftotext", "-enc", "UTF-8", "-", "-"], pdf)


def poppler_raw(pdf: bytes) -> list[str]:
    """In the order of drawing."""
    return _pages(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], pdf)


def mupdf(pdf: bytes) -> list[str]:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return [page.get_text() for page in document]


def pdfium_(pdf: bytes) -> list[str]:
    """Chrome, Edge, Android; a hyphen that ends a line is told from others by U+FFFE."""
    with pdfium.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [page.replace("\ufffe", "-") for page in pages]


def pypdf_(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def mutool(pdf: bytes) -> list[str]:
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return _pages(["mutool", "draw", "-q", "-F", "text", "-o", "-", file.name], b"")


READERS: dict[str, Reader] = {
    "poppler": poppler,
    "poppler-raw": poppler_raw,
    "mupdf": mupdf,
    "pdfium": pdfium_,
    "pypdf": pypdf_,
    "mutool": mutool,
}


def squeezed(text: str) -> str:
    """Return a text without its white space, which readers guess from where letters stand."""
    return "".join(text.split())


def _pages(command: list[str], pdf: bytes) -> list[str]:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]
