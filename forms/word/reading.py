"""The answers in a form that was filled in with Word."""

import re
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from forms.answers import Flat
from forms.definition import Field, printable
from forms.paper.block import opens
from forms.word.control import TICKS
from forms.word.xml import Element, text_of
from macros.model import Form
from macros.thai import arabic_digits, read_date
from macros.wording import message

_TIME = re.compile(r"(\d{1,2})[.:](\d{2})\D*")


def read_document(data: bytes, form: Form) -> Flat:
    """Return what is answered, by the flat names of fields.

    Days and numbers are read as people write them; what cannot be read stays as it was written.
    Raises ValueError if the file is no Word document or has not most fields of the form.
    """
    controls = _controls(data)
    # Forms have names in common, such as that of the office's decision.
    tags = set(_tags(form))
    if len(controls.keys() & tags) <= len(tags) / 2:
        raise ValueError(message("not_this_form", title=form.title))
    # A signature says nothing, and what is calculated may be older than what it follows from.
    asked = (field for field in printable(form) if field.kind not in ("signature", "calculate"))
    answers = ((field.name, _answer(field, controls)) for field in asked)
    return {name: value for name, value in answers if value}


def _tags(form: Form) -> Iterator[str]:
    for field in printable(form):
        if _has_boxes(field):
            yield from (field.choice_name(choice) for choice in field.choices)
        else:
            yield field.name


def _has_boxes(field: Field) -> bool:
    """Whether a field is boxes to tick."""
    return bool(field.choices) and not opens(field.part)


def _controls(data: bytes) -> dict[str, Element]:
    try:
        body = Document(BytesIO(data)).element.body
    except Exception as error:
        # A broken file fails anywhere between ZIP and XML, each with an error of its own.
        raise ValueError(message("not_word")) from error
    found: dict[str, Element] = {}
    for control in body.iter(qn("w:sdt")):
        for tag in control.iterfind(f"{qn('w:sdtPr')}/{qn('w:tag')}"):
            found.setdefault(str(tag.get(qn("w:val"))), control)
    return found


def _answer(field: Field, controls: dict[str, Element]) -> str | tuple[str, ...]:
    if _has_boxes(field):
        ticked = [
            choice.name
            for choice in field.choices
            if _ticked(controls.get(field.choice_name(choice)))
        ]
        # Two answers where one was asked for are told as they are, so that the check names them.
        return tuple(ticked) if field.kind == "select_multiple" else " ".join(ticked)
    control = controls.get(field.name)
    return "" if control is None else _read(field, _text(control))


def _ticked(control: Element | None) -> bool:
    if control is None:
        return False
    state = control.find(f".//{qn('w14:checked')}")
    if state is not None:
        return state.get(qn("w14:val")) in ("1", "true", "on")
    return _text(control) in {on for _, on in TICKS.values()}


def _text(control: Element) -> str:
    if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None:
        return ""
    content = control.find(qn("w:sdtContent"))
    return "" if content is None else text_of(content).strip()


def _read(field: Field, text: str) -> str:
    if field.kind == "date":
        day = read_date(text)
        return day.isoformat() if day else text
    if field.kind == "time":
        found = _TIME.fullmatch(arabic_digits(text))
        return f"{found[1]:0>2}:{found[2]}" if found else text
    if field.kind in ("integer", "decimal"):
        return arabic_digits(text).replace(",", "")
    plain = arabic_digits(text)
    labels = {arabic_digits(choice.label): choice.name for choice in field.choices}
    return labels.get(plain, text)
