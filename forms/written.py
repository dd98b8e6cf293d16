"""Answers as people write them on paper: days in the Buddhist era."""

import datetime as dt
from dataclasses import dataclass

from forms.answers import Answers, Flat, computed, flat
from forms.definition import fields
from forms.field import Field
from macros.model import Choice, Form
from macros.thai import short_date


@dataclass(frozen=True)
class Written:
    """What stands in each field, by its flat name."""

    answers: Flat

    def text(self, field: Field) -> str:
        """Return the words of a field; of a list the label of what is chosen."""
        found = self.answers.get(field.name, "")
        chosen = (found,) if isinstance(found, str) else found
        labels = {choice.name: choice.label for choice in field.choices}
        return ", ".join(labels.get(each, each) for each in chosen)

    def chosen(self, field: Field, choice: Choice) -> bool:
        """Whether a choice of the field is ticked."""
        found = self.answers.get(field.name, ())
        return choice.name in ((found,) if isinstance(found, str) else found)


def written(form: Form, answers: Answers) -> Written:
    """Return answers as they stand on paper, with the numbers that follow from them.

    What is no day stays as it was written.
    """
    found = flat(form, {**answers, **computed(form, answers)})
    for field in fields(form):
        text = found.get(field.name)
        if field.kind == "date" and isinstance(text, str):
            found[field.name] = _day(text)
    return Written(found)


def _day(text: str) -> str:
    try:
        return short_date(dt.date.fromisoformat(text))
    except ValueError:
        return text
