"""Typing into a PDF as a person does in Chrome and Edge: letter by letter through PDFium."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ctypes import byref
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

_TYPED = (raw.FPDF_FORMFIELD_TEXTFIELD,)


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF as a viewer does, its fields alive."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    try:
        yield document
    finally:
        document.close()


def typed(data: bytes, words: Mapping[str, str]) -> bytes:
    """Return the PDF saved after words were typed into fields of text."""
    with opened(data) as document:
        for number in range(len(document)):
            page = document[number]
            for annotation, name in _fields(document, page):
                if name in words:
                    _type(document, page, annotation, words[name])
                raw.FPDFPage_CloseAnnot(annotation)
            page.close()
        saved = BytesIO()
        document.save(saved)
    return saved.getvalue()


def _type(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, annotation: raw.FPDF_ANNOTATION, text: str
) -> None:
    form = document.formenv.raw
    box = raw.FS_RECTF()
    assert raw.FPDFAnnot_GetRect(annotation, byref(box))
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    raw.FORM_OnMouseMove(form, page.raw, 0, x, y)
    raw.FORM_OnLButtonDown(form, page.raw, 0, x, y)
    raw.FORM_OnLButtonUp(form, page.raw, 0, x, y)
    raw.FORM_SelectAllText(form, page.raw)
    for letter in text:
        raw.FORM_OnChar(form, page.raw, 13 if letter == "\n" else ord(letter), 0)
    raw.FORM_ForceToKillFocus(form)


def _fields(
    document: pdfium.PdfDocument, page: pdfium.PdfPage
) -> Iterator[tuple[raw.FPDF_ANNOTATION, str]]:
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if raw.FPDFAnnot_GetFormFieldType(document.formenv.raw, annotation) in _TYPED:
            yield annotation, _told(raw.FPDFAnnot_GetFormFieldName, document, annotation)
        else:
            raw.FPDFPage_CloseAnnot(annotation)


def _told(ask: Any, document: pdfium.PdfDocument, annotation: raw.FPDF_ANNOTATION) -> str:
    form = document.formenv.raw
    size = ask(form, annotation, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    ask(form, annotation, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def pictures(data: bytes, scale: float = 2.0) -> list[Image.Image]:
    """Return the pages as PDFium paints them, fields included, in shades of grey."""
    with opened(data) as document:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]


def field_values(data: bytes) -> dict[str, str]:
    """Return the value of each field by its name, as PDFium tells it."""
    values = {}
    with opened(data) as document:
        for page in document:
            for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
                annotation = raw.FPDFPage_GetAnnot(page.raw, number)
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                    name = _told(raw.FPDFAnnot_GetFormFieldName, document, annotation)
                    values[name] = _told(raw.FPDFAnnot_GetFormFieldValue, document, annotation)
                raw.FPDFPage_CloseAnnot(annotation)
    return values
