"""Answers from files, checked before anything is filled in, and answers out of filled files."""

import csv
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf

from forms.acroform import filler, read_pdf
from forms.answers import Answers, Flat, computed, nested, problems
from forms.definition import printable
from forms.paper import filled_pdf
from forms.table import rows
from forms.word import document, read_document
from macros.model import Form, Manual
from macros.problems import ManualError, Problem, nearest
from macros.wording import message, wording

Fill = Callable[[Answers], bytes]

# What a form is filled in as, by the ending of the file; finished copies cannot be changed.
FILLED: dict[str, Callable[[Form, Manual], Fill]] = {
    ".pdf": filler,
    ".docx": lambda form, manual: partial(document, form, manual),
}
FINISHED: dict[str, Callable[[Form, Manual], Fill]] = {
    ".pdf": lambda form, manual: partial(filled_pdf, form, manual),
}
_READERS: dict[str, Callable[[bytes, Form], Flat]] = {".pdf": read_pdf, ".docx": read_document}


def form_of(manual: Manual, id_: str, asked: Path) -> Form:
    """Return the form of an id; raises `ManualError` with the one that was perhaps meant."""
    handed_out = {form.id: form for form in manual.forms if form.handed_out}
    if id_ in handed_out:
        return handed_out[id_]
    guess = nearest(id_, handed_out)
    rule = "unknown_id_near" if guess else "unknown_id"
    kind = wording()["kinds"]["form"]
    words = message(rule, kind=kind, id=id_, guess=guess, file="forms/")
    raise ManualError([Problem(asked, 1, words)])


def one(form: Form, path: Path) -> dict[str, Any]:
    """Return the answers of a JSON file; raises `ManualError` with all that is wrong with them."""
    try:
        answers = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _error(path, "not_readable") from error
    except ValueError as error:
        raise _error(path, "not_json", line=getattr(error, "lineno", 1)) from error
    if found := problems(form, answers):
        raise ManualError([Problem(path, 1, words) for words in found])
    return {**answers, **computed(form, answers)}


def many(form: Form, path: Path) -> dict[int, dict[str, Any]]:
    """Return the answers of each row of a CSV file by the row's number; raises `ManualError`."""
    try:
        found = dict(rows(form, path.read_bytes()))
    except OSError as error:
        raise _error(path, "not_readable") from error
    except csv.Error as error:
        raise _error(path, "not_a_table") from error
    wrong = [
        Problem(path, number, words)
        for number, answers in found.items()
        for words in problems(form, answers)
    ]
    if wrong:
        raise ManualError(wrong)
    if not found:
        raise _error(path, "no_rows")
    return {number: {**answers, **computed(form, answers)} for number, answers in found.items()}


def read_back(manual: Manual, path: Path) -> tuple[Form, dict[str, Any]]:
    """Return the form that a filled PDF or Word file is, and the answers in it.

    The form is the one that has most of the file's fields; raises `ManualError` if none has any.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None or not path.is_file():
        raise _error(path, "not_readable")
    content = path.read_bytes()
    found = {
        form.id: answers
        for form in manual.forms
        if form.handed_out and (answers := _read(reader, content, form))
    }
    if not found:
        raise _error(path, "no_such_form")
    form = manual.form[max(found, key=lambda each: len(found[each]))]
    # What is calculated may be older than what it follows from.
    typed = {field.name for field in printable(form) if field.kind != "calculate"}
    return form, nested(
        form, {name: found[form.id][name] for name in found[form.id] if name in typed}
    )


def _read(reader: Callable[[bytes, Form], Flat], content: bytes, form: Form) -> Flat:
    try:
        return reader(content, form)
    except (ValueError, pikepdf.PdfError):
        return {}


def _error(path: Path, rule: str, line: int = 1) -> ManualError:
    return ManualError([Problem(path, line, message(rule))])
