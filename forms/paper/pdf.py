"""Paper as PDF, on as few pages as its lines allow."""

from importlib.resources import files
from pathlib import Path

from forms.answers import Answers
from forms.paper.sheet import Pen, sheet
from macros.model import Form, Manual
from macros.typesetting import typeset_fitting

# Heights of a line to write on, in mm; the last still holds the type of a place to type in.
_PITCHES = (9.0, 8.0, 7.0)
_ARCHIVED = "pdf/a-2a"
_NOTHING: Answers = {}


def blank_pdf(form: Form, manual: Manual) -> bytes:
    """Return the form to print and to write on."""
    return _fitted(form, manual, "blank", _NOTHING, _ARCHIVED)


def filled_pdf(form: Form, manual: Manual, answers: Answers) -> bytes:
    """Return the form with answers printed in it: the copy to sign and to keep."""
    return _fitted(form, manual, "filled", answers, _ARCHIVED)


def controls_pdf(form: Form, manual: Manual) -> bytes:
    """Return the form with WeasyPrint's own places to type in, to be made anew."""
    return _fitted(form, manual, "controls", _NOTHING, None)


def _fitted(form: Form, manual: Manual, pen: Pen, answers: Answers, variant: str | None) -> bytes:
    """Return the form with the highest lines among those that leave the fewest pages."""
    styles = (
        files("macros").joinpath("stylesheets/tokens.css"),
        files("forms.paper").joinpath("paper.css"),
    )
    candidates = (sheet(form, manual, pen, pitch, answers) for pitch in _PITCHES)
    return typeset_fitting(candidates, styles, Path("forms") / f"{form.id}.yml", variant=variant)
