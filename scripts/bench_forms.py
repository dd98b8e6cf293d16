"""How long forms take: all of them, ten times as many, and a school year's from a table."""

import json
from pathlib import Path

from forms.acroform import filler
from macros.folders import PROJECT
from macros.model import Manual
from scripts.documents import forms
from scripts.figures import row, seconds

TIMES = 10
A_YEAR = 1000
_SAMPLE = PROJECT / "tests" / "forms" / "equipment-loan-long.json"


def forming(manual: Manual) -> None:
    """Measure what forms cost to make and to fill in."""
    once = seconds(lambda: forms(manual), rounds=1)
    row("all outputs of all forms", once, 8, " s")
    times = seconds(lambda: forms(_enlarged(manual)), rounds=1) / once
    row("all outputs of ten times as many forms", times, TIMES, "×")
    row(f"{A_YEAR} forms filled in from a table", _filling(manual, _SAMPLE), 60, " s")


def _enlarged(manual: Manual) -> Manual:
    """Return a manual with each form ten times, under names of their own."""
    forms = tuple(
        form.model_copy(update={"id": f"{form.id}-{number}", "number": 100 * number + form.number})
        for number in range(TIMES)
        for form in manual.forms
    )
    return manual.model_copy(update={"forms": forms})


def _filling(manual: Manual, sample: Path) -> float:
    """Return the seconds for a year's forms, from those for a tenth of them."""
    form = manual.form["equipment-loan"]
    answers = json.loads(sample.read_text(encoding="utf-8"))
    part = A_YEAR // TIMES

    def fill() -> None:
        fill_in = filler(form, manual)
        for _ in range(part):
            fill_in(answers)

    return seconds(fill, rounds=1) * TIMES
