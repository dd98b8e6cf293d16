"""What somebody filled in: read back from a PDF."""

from collections.abc import Callable, Iterable
from io import BytesIO
from unicodedata import normalize

import pikepdf

from forms.answers import Flat
from forms.definition import Field, printable
from forms.paper.block import opens
from macros.model import Form
from macros.thai import arabic_digits, read_date


def read_pdf(data: bytes, form: Form) -> Flat:
    """Return what is filled in by the flat names of fields, days as ISO 8601 where they are days.

    Fields that the form does not have are left out; raises `pikepdf.PdfError` for no PDF.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
        values = {str(each.T): _text(each.get("/V")) for each in _named(root.get("/Fields", []))}
    read = ((field, _READERS.get(field.kind, _words)(field, values)) for field in printable(form))
    return {field.name: value for field, value in read if value}


def _named(fields: Iterable[pikepdf.Object]) -> Iterable[pikepdf.Object]:
    return (each for each in fields if "/T" in each)


def _text(value: pikepdf.Object | None) -> str:
    """Return a text or the name of a state; a stream and an array hold neither here."""
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if not isinstance(value, pikepdf.String):
        return ""
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", lines).strip()


def _words(field: Field, values: dict[str, str]) -> str:
    return values.get(field.name, "")


def _number(field: Field, values: dict[str, str]) -> str:
    return arabic_digits(_words(field, values)).replace(",", "")


def _day(field: Field, values: dict[str, str]) -> str:
    text = _words(field, values)
    day = read_date(text)
    return day.isoformat() if day else text


def _choice(field: Field, values: dict[str, str]) -> str:
    found = values.get(field.name, "")
    key = "label" if opens(field.part) else "name"
    return next((each.name for each in field.choices if getattr(each, key) == found), "")


def _choices(field: Field, values: dict[str, str]) -> tuple[str, ...]:
    ticked = (
        each.name for each in field.choices if values.get(field.choice_name(each)) == each.name
    )
    return tuple(ticked)


_READERS: dict[str, Callable[[Field, dict[str, str]], str | tuple[str, ...]]] = {
    "integer": _number,
    "decimal": _number,
    "calculate": _number,
    "date": _day,
    "select_one": _choice,
    "select_multiple": _choices,
}
