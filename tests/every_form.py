"""Every form that is handed out, of both offices, with the samples of answers."""

import json
from functools import cache
from typing import Any

import pytest

from forms.acroform import fillable_pdf
from forms.answers import computed
from forms.definition import printable
from forms.field import Field
from macros.loader import load
from macros.model import Form, Manual
from tests.conftest import LAKESIDE, ROOT

MANUAL = load(ROOT / "data")
SECOND = load(LAKESIDE / "data")
MANUALS = {"first": MANUAL, "second": SECOND}
EVERY = [
    pytest.param(office, form.id, id=f"{office}-{form.id}")
    for office, manual in MANUALS.items()
    for form in manual.forms
    if form.handed_out
]
FORMS = pytest.mark.parametrize(("office", "name"), EVERY)
OWN = pytest.mark.parametrize("name", [form.id for form in MANUAL.forms if form.handed_out])


def form_of(office: str, name: str) -> tuple[Form, Manual]:
    """Return a form and its manual."""
    manual = MANUALS[office]
    return manual.form[name], manual


@cache
def fillable(office: str, name: str) -> bytes:
    """Return a form to fill in, made once for all tests."""
    return fillable_pdf(*form_of(office, name))


@cache
def sample(name: str, length: str) -> dict[str, Any]:
    """Return a sample of answers with the numbers that follow from them, without photographs."""
    form = MANUAL.form[name]
    text = (ROOT / "tests" / "forms" / f"{name}-{length}.json").read_text(encoding="utf-8")
    answers = json.loads(text)
    kept = {field.name for field in printable(form)} | {
        field.repeat for field in printable(form) if field.repeat
    }
    given = {key: value for key, value in answers.items() if key in kept}
    return {**given, **computed(form, answers)}


def fields_of(office: str, name: str) -> tuple[Field, ...]:
    """Return the fields that paper and PDF have."""
    return printable(form_of(office, name)[0])
