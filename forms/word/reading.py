"""The answers in a form that was filled in with Word."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from forms.answers import Flat, understood
from forms.definition import printable
from forms.field import Field, field_named
from forms.word.control import TICKS
from forms.word.xml import Element, text_of
from macros.model import Form
from macros.wording import message


def read_document(data: bytes, form: Form) -> Flat:
    """Return what is answered by the flat names of fields, read as people write it.

    What cannot be read stays as it was written; raises ValueError for what is no Word document.
    """
    controls = _controls(data)
    # A signature says nothing, and what is calculated may be older than what it follows from.
    asked = (field for field in printable(form) if field.kind not in ("signature", "calculate"))
    answers = ((field.name, _answer(field, controls)) for field in asked)
    return {name: value for name, value in answers if value}


def names_in_document(data: bytes) -> set[str]:
    """Return the names of the fields in a Word document.

    Raises ValueError for what is none, and for one whose fields have lost their names, as
    LibreOffice 7.4 writes it.
    """
    controls = _controls(data)
    if "" in controls and len(controls) == 1:
        raise ValueError(message("names_lost"))
    return {field_named(name) for name in controls}


def _controls(data: bytes) -> dict[str, Element]:
    try:
        body = Document(BytesIO(data)).element.body
    except Exception as error:
        # A broken file fails anywhere between ZIP and XML, each with an error of its own.
        raise ValueError(message("not_word")) from error
    found: dict[str, Element] = {}
    for control in body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        found.setdefault("" if tag is None else str(tag.get(qn("w:val"))), control)
    return found


def _answer(field: Field, controls: dict[str, Element]) -> str | tuple[str, ...]:
    if field.boxes:
        ticked = [
            choice.name
            for choice in field.choices
            if _ticked(controls.get(field.choice_name(choice)))
        ]
        # Two answers where one was asked for are told as they are, so that the check names them.
        return tuple(ticked) if field.kind == "select_multiple" else " ".join(ticked)
    control = controls.get(field.name)
    return "" if control is None else understood(field, _text(control))


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
