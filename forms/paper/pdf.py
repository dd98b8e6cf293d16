"""Paper as PDF, on as few pages as its lines allow."""

from collections.abc import Callable
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf

from forms.answers import Answers
from forms.paper.sheet import sheet
from macros.model import Form, Manual
from macros.typesetting import typeset

# Heights of a line to write on, in mm; the last still holds the type of a place to type in.
_PITCHES = (9.0, 8.0, 7.0)
_ARCHIVED = "pdf/a-2a"
_NOTHING: Answers = {}


def blank_pdf(form: Form, manual: Manual) -> bytes:
    """Return the form to print and to write on."""
    return _fitted(
        lambda pitch: _typeset(form, sheet(form, manual, "blank", pitch, _NOTHING), _ARCHIVED)
    )


def filled_pdf(form: Form, manual: Manual, answers: Answers) -> bytes:
    """Return the form with answers printed in it: the copy to sign and to keep."""
    return _fitted(
        lambda pitch: _typeset(form, sheet(form, manual, "filled", pitch, answers), _ARCHIVED)
    )


def controls_pdf(form: Form, manual: Manual) -> bytes:
    """Return the form with WeasyPrint's own places to type in, to be made anew."""
    return _fitted(
        lambda pitch: _typeset(form, sheet(form, manual, "controls", pitch, _NOTHING), None)
    )


def _fitted(made_at: Callable[[float], bytes]) -> bytes:
    """Return the form with the highest lines among those that leave the fewest pages."""
    best, fewest = b"", 0
    for pitch in _PITCHES:
        made = made_at(pitch)
        with pikepdf.open(BytesIO(made)) as pdf:
            pages = len(pdf.pages)
        if not best or pages < fewest:
            best, fewest = made, pages
        if fewest == 1:
            break
    return best


def _typeset(form: Form, html: str, variant: str | None) -> bytes:
    styles = (
        files("macros").joinpath("stylesheets/tokens.css"),
        files("forms.paper").joinpath("paper.css"),
    )
    name = Path("forms") / f"{form.id}.yml"
    return typeset(html, styles, name, variant=variant)
