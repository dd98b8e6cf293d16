"""A form as an XLSForm workbook, for ODK, KoBoToolbox and whatever else reads https://xlsform.org.

Left out is what XLSForm has no word for: the layout on paper, who fills in what, the sources.
`repeat_count` too: there it is the exact number of rows, here how many the paper has.
"""

import datetime as dt
from collections.abc import Iterator
from io import BytesIO

from xlsxwriter import Workbook

from macros.expression import condition
from macros.model import (
    Answered,
    Calculation,
    ChoiceField,
    Constrained,
    Form,
    Group,
    Image,
    Part,
    Repeat,
    Signature,
    TextField,
)
from macros.wording import wording

Row = dict[str, str]

# The appearances that both know.
_SHARED = ("multiline", "numbers", "minimal", "table-list")
# Files of a form without a date of issue bear this one: never the day they were made.
_UNDATED = dt.date(2000, 1, 1)
# Pictures are made smaller before they are sent (https://xlsform.org/#image).
_PICTURE = "max-pixels=1280"
_WIDTH = 24


def xlsform(form: Form) -> bytes:
    """Return the workbook; the same form gives the same bytes."""
    language = wording()["forms"]["language"]
    sheets = {
        "survey": list(_survey(form.survey)),
        "choices": [
            {"list_name": name, "name": choice.name, "label": choice.label}
            for name, choices in form.choices.items()
            for choice in choices
        ],
        "settings": [
            {
                "form_title": form.title,
                "form_id": form.id,
                "version": form.version or "",
                "default_language": language,
            }
        ],
    }
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        issued = dt.datetime.combine(form.issued_on or _UNDATED, dt.time(), dt.UTC)
        book.set_properties({"title": form.title, "created": issued.replace(tzinfo=None)})
        for name, rows in sheets.items():
            _write(book, name, rows, language)
    return file.getvalue()


def _write(book: Workbook, name: str, rows: list[Row], language: str) -> None:
    """Write a sheet whose columns are the keys of its rows, in the order of their coming."""
    sheet = book.add_worksheet(name)
    keys = list(dict.fromkeys(key for row in rows for key in row))
    spoken = {"label", "hint", "constraint_message"}
    for column, key in enumerate(keys):
        heading = f"{key}::{language}" if key in spoken else key
        sheet.write_string(0, column, heading, book.add_format({"bold": True}))
        for number, row in enumerate(rows, 1):
            if row.get(key):
                sheet.write_string(number, column, row[key])
    sheet.set_column(0, len(keys) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)


def _survey(parts: tuple[Part, ...]) -> Iterator[Row]:
    for part in parts:
        if isinstance(part, Group | Repeat):
            kind = "group" if isinstance(part, Group) else "repeat"
            yield _row(part) | {"type": f"begin_{kind}"}
            yield from _survey(part.children)
            yield {"type": f"end_{kind}"}
        elif isinstance(part, Signature):
            yield from _signature(part)
        else:
            yield _row(part)


def _signature(part: Signature) -> Iterator[Row]:
    words = wording()["forms"]
    yield _row(part) | {"type": "image", "appearance": "signature", "parameters": _PICTURE}
    for kind, name, label in (
        ("text", part.printed_name, words["signature_name"]),
        ("date", part.signed_on, words["signature_date"]),
    ):
        yield _row(part) | {
            "type": kind,
            "name": name,
            "label": f"{part.label} – {label}",
            "hint": "",
            "required": "",
        }


def _row(part: Part) -> Row:
    when = condition(part.relevant) if part.relevant else None
    appearance = getattr(part, "appearance", None)
    return {
        "type": f"{part.type} {part.list_name}" if isinstance(part, ChoiceField) else part.type,
        "name": part.name,
        "label": part.label,
        "hint": part.hint or "",
        "required": "yes" if isinstance(part, Answered) and part.required else "",
        # `=` would compare all the choices of several at once.
        "relevant": f"selected(${{{when.field}}}, '{when.value}')" if when else "",
        "appearance": appearance if appearance in _SHARED else "",
        "calculation": part.calculation if isinstance(part, Calculation) else "",
        "default": getattr(part, "default", None) or "",
        "parameters": _PICTURE if isinstance(part, Image) else "",
    } | _constraint(part)


def _constraint(part: Part) -> Row:
    """Return the rule of an answer; the length of a text is one of XLSForm's too."""
    if not isinstance(part, Constrained):
        return {}
    rules = [part.constraint] if part.constraint else []
    said = part.constraint_message or ""
    if isinstance(part, TextField) and part.max_length:
        rules.append(f"string-length(.) <= {part.max_length}")
        said = said or wording()["forms"]["too_long"].format(most=part.max_length)
    return {"constraint": " and ".join(rules), "constraint_message": said}
