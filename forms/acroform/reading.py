"""What somebody filled in: read back from a PDF."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pikepdf

from forms.answers import Flat, understood
from forms.definition import printable
from forms.field import Field, field_named
from macros.model import Form
from macros.wording import message


def read_pdf(data: bytes, form: Form) -> Flat:
    """Return what is filled in by the flat names of fields, read as people write it.

    Fields that the form does not have are left out; raises ValueError for what is no PDF.
    """
    values = _values(data)
    read = ((field, _READERS.get(field.kind, _words)(field, values)) for field in printable(form))
    return {field.name: value for field, value in read if value}


def names_in_pdf(data: bytes) -> set[str]:
    """Return the names of the fields in a PDF; raises ValueError for what is none."""
    return {field_named(name) for name in _values(data)}


def _values(data: bytes) -> dict[str, str]:
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            root = _kept(pdf.Root.get("/AcroForm"), pikepdf.Dictionary)
            fields = _kept((root or {}).get("/Fields"), pikepdf.Array) or []
            named = (each for each in fields if _kept(each, pikepdf.Dictionary) and "/T" in each)
            return {str(each.T): _text(each.get("/V")) for each in named}
    except pikepdf.PasswordError as error:
        raise ValueError(message("locked_pdf")) from error
    except pikepdf.PdfError as error:
        raise ValueError(message("not_pdf")) from error


def _kept(value: Any, kind: type) -> Any:
    """Return a value that is what it should be; a damaged file may hold anything anywhere."""
    return value if isinstance(value, kind) else None


def _text(value: pikepdf.Object | None) -> str:
    """Return a text or the name of a state; a stream and an array hold neither here."""
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if not isinstance(value, pikepdf.String):
        return ""
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", lines).strip()


def _words(field: Field, values: dict[str, str]) -> str:
    return understood(field, values.get(field.name, ""))


def _choice(field: Field, values: dict[str, str]) -> str:
    found = _words(field, values)
    return found if found in {each.name for each in field.choices} else ""


def _choices(field: Field, values: dict[str, str]) -> tuple[str, ...]:
    ticked = (
        each.name for each in field.choices if values.get(field.choice_name(each)) == each.name
    )
    return tuple(ticked)


_READERS: dict[str, Callable[[Field, dict[str, str]], str | tuple[str, ...]]] = {
    "select_one": _choice,
    "select_multiple": _choices,
}
