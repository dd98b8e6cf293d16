"""Answers from files, checked before anything is filled in, and answers out of filled files."""

import codecs
import csv
import json
from collections.abc import Callable, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from forms.acroform import filler, form_font, names_in_pdf, read_pdf
from forms.answers import Answers, Flat, computed, flat, nested, problems
from forms.definition import printable
from forms.paper import filled_pdf
from forms.table import read_table
from forms.word import document, names_in_document, read_document
from macros.model import Form, Manual
from macros.problems import ManualError, Problem, nearest
from macros.wording import message

Fill = Callable[[Answers], bytes]

# What a form is filled in as, by the ending of the file; finished copies cannot be changed.
FILLED: dict[str, Callable[[Form, Manual], Fill]] = {
    ".pdf": filler,
    ".docx": lambda form, manual: partial(document, form, manual),
}
FINISHED: dict[str, Callable[[Form, Manual], Fill]] = {
    ".pdf": lambda form, manual: partial(filled_pdf, form, manual),
}
_READERS: dict[str, tuple[Callable[[bytes], Set[str]], Callable[[bytes, Form], Flat]]] = {
    ".pdf": (names_in_pdf, read_pdf),
    ".docx": (names_in_document, read_document),
}
_HALF = 0.5


def form_of(manual: Manual, id_: str, asked: Path) -> Form:
    """Return the form of an id; raises `ManualError` with the one that was perhaps meant."""
    handed_out = {form.id: form for form in manual.forms if form.handed_out}
    if id_ in handed_out:
        return handed_out[id_]
    guess = nearest(id_, handed_out)
    rule = "no_form_near" if guess else "no_form"
    words = message(rule, id=id_, guess=guess, known=", ".join(handed_out))
    raise ManualError([Problem(asked, 1, words)])


def one(form: Form, path: Path) -> dict[str, Any]:
    """Return the answers of a JSON file; raises `ManualError` with all that is wrong with them."""
    again: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        again.extend(dict.fromkeys(name for name in names if names.count(name) > 1))
        return dict(pairs)

    try:
        answers = json.loads(_text(path), object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        raise _error(path, "not_json", line=getattr(error, "lineno", 1)) from error
    found = [message("answer_twice", name=name) for name in again]
    if found := [*found, *_faults(form, answers)]:
        raise ManualError([Problem(path, 1, words) for words in found])
    return {**answers, **computed(form, answers)}


def many(form: Form, path: Path) -> dict[int, dict[str, Any]]:
    """Return the answers of each row of a CSV file by the row's number; raises `ManualError`."""
    text = _text(path)
    if not text.strip():
        raise _error(path, "no_rows")
    try:
        table = read_table(form, text)
    except csv.Error as error:
        raise _error(path, "not_table") from error
    wrong = [*table.problems]
    wrong += [(row, words) for row, given in table.rows.items() for words in _faults(form, given)]
    if wrong:
        raise ManualError([Problem(path, row, words) for row, words in wrong])
    if not table.rows:
        raise _error(path, "no_rows")
    return {row: {**answers, **computed(form, answers)} for row, answers in table.rows.items()}


def _faults(form: Form, answers: Any) -> list[str]:
    """Return what is wrong with answers; if nothing is, which signs the forms cannot show."""
    if found := problems(form, answers):
        return found
    given = flat(form, answers)
    labels = {field.name: field.full_label for field in printable(form)}
    lacking = {name: _not_in_font("".join(given.get(name, ""))) for name in labels}
    return [
        message("no_glyph", label=labels[name], signs=signs)
        for name, signs in lacking.items()
        if signs
    ]


def _not_in_font(text: str) -> str:
    """Return the signs of a text that the font lacks; white and unseen ones need no glyph."""
    seen = dict.fromkeys(sign for sign in text if sign.isprintable() and sign != " ")
    return " ".join(sign for sign in seen if ord(sign) not in form_font().glyphs)


def _text(path: Path) -> str:
    """Read what Windows writes: Unicode, or the Thai encoding of its older programs."""
    content = _content(path)
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp874"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise _error(path, "not_text")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _error(path, "not_readable") from error


def read_back(manual: Manual, path: Path) -> tuple[Form, dict[str, Any]]:
    """Return the form that a filled PDF or Word file is, and the answers in it, unchecked.

    The form is the one that has most of the file's fields; raises `ManualError` if none has half.
    """
    ending = path.suffix.lower()
    if ending not in _READERS:
        raise _error(path, "not_readable")
    names_in, answers_in = _READERS[ending]
    content = _content(path)
    try:
        names = names_in(content)
    except ValueError as error:
        raise ManualError([Problem(path, 1, str(error))]) from error
    if not names:
        raise _error(path, "no_fields")
    handed_out = (form for form in manual.forms if form.handed_out)
    form = max(handed_out, key=partial(_likeness, names), default=None)
    if form is None or _likeness(names, form) <= _HALF:
        raise _error(path, "no_such_form")
    # What is calculated may be older than what it follows from.
    typed = {field.name for field in printable(form) if field.kind != "calculate"}
    found = answers_in(content, form)
    return form, nested(form, {name: found[name] for name in found if name in typed})


def _likeness(names: Set[str], form: Form) -> float:
    """Return the part of all names that a file and a form have in common."""
    own = {field.name for field in printable(form)}
    return len(names & own) / len(names | own)


def _error(path: Path, rule: str, line: int = 1) -> ManualError:
    return ManualError([Problem(path, line, message(rule))])
