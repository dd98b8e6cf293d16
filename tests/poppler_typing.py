"""Typing into a PDF as a person does in Evince and Okular: through Poppler's own form fields."""

import ctypes
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path


class _Mapping(ctypes.Structure):
    """A field and where it stands: `PopplerFormFieldMapping`."""

    _fields_ = (("corners", ctypes.c_double * 4), ("field", ctypes.c_void_p))


class _List(ctypes.Structure):
    """A link of a `GList`."""


_List._fields_ = (
    ("data", ctypes.POINTER(_Mapping)),
    ("next", ctypes.POINTER(_List)),
    ("previous", ctypes.c_void_p),
)


@cache
def _poppler() -> ctypes.CDLL:
    library = ctypes.CDLL("libpoppler-glib.so.8")
    handle, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, arguments in (
        ("document_new_from_file", handle, (text, text, handle)),
        ("document_get_n_pages", number, (handle,)),
        ("document_get_page", handle, (handle, number)),
        ("document_save", number, (handle, text, handle)),
        ("page_get_form_field_mapping", ctypes.POINTER(_List), (handle,)),
        ("form_field_get_name", text, (handle,)),
        ("form_field_text_set_text", None, (handle, text)),
    ):
        function = getattr(library, f"poppler_{name}")
        function.restype, function.argtypes = result, arguments
    return library


def typed(data: bytes, words: Mapping[str, str], folder: Path) -> bytes:
    """Return the PDF as Poppler saves it after words were typed into fields of text."""
    before, after = folder / "before.pdf", folder / "after.pdf"
    before.write_bytes(data)
    poppler = _poppler()
    document = poppler.poppler_document_new_from_file(before.as_uri().encode(), None, None)
    assert document
    known = {}
    for number in range(poppler.poppler_document_get_n_pages(document)):
        page = poppler.poppler_document_get_page(document, number)
        for field in _fields(page):
            known[poppler.poppler_form_field_get_name(field).decode()] = field
    for name, text in words.items():
        poppler.poppler_form_field_text_set_text(known[name], text.encode())
    assert poppler.poppler_document_save(document, after.as_uri().encode(), None)
    return after.read_bytes()


def _fields(page: int) -> Iterator[int]:
    entry = _poppler().poppler_page_get_form_field_mapping(page)
    while entry:
        yield entry.contents.data.contents.field
        entry = entry.contents.next
