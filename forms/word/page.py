"""What each line of a form needs to know: how wide the page is, its words, and the answers."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms.definition import printable
from forms.field import Field
from forms.word.font import advance
from forms.word.xml import Element, run
from forms.written import Written
from macros.model import Form, Manual
from macros.pages import styled
from macros.wording import wording

# The type of labels, hints, and labels of a memorandum: twentieths of a point by weight.
_LABEL, _HINT, _MEMO_LABEL = (210, 400), (170, 400), (300, 700)
# The margins of a cell, and a little that programs differ by.
_AROUND = 150
_A4 = 11906


@dataclass(frozen=True)
class Margins:
    """What stays white at the left and the right of an A4 page."""

    left: int
    right: int

    @property
    def width(self) -> int:
        """The room between them."""
        return _A4 - self.left - self.right


PLAIN = Margins(907, 907)
# The margins of an official memorandum: 3 and 2 cm.
MEMORANDUM = Margins(1701, 1134)


@dataclass(frozen=True)
class Page:
    """A form as it is being written; `width` is that between the margins."""

    form: Form
    manual: Manual
    written: Written
    width: int

    @cached_property
    def _named(self) -> dict[str, Field]:
        return {field.name: field for field in printable(self.form)}

    def say(self, text: str) -> str:
        """Return words of the form in the digits of the publication."""
        return styled(text, self.manual)

    def label(self, field: Field, style: str | None = None) -> tuple[Element, ...]:
        """Return a field's label, its star, and when it is to be answered."""
        star = (run("*", "Star"),) if field.required else ()
        when = self._when(field)
        condition = (run(f" {self.say(when)}", "Hint"),) if when else ()
        return (run(self.say(field.label), style), *star, *condition)

    def label_width(self, field: Field, style: str | None = None) -> int:
        """Return how wide a label is at most, in twentieths of a point."""
        size, weight = _MEMO_LABEL if style == "MemoLabel" else _LABEL
        star = advance("*", weight) if field.required else 0
        label = (advance(self.say(field.label), weight) + star) * size
        hint, hint_weight = _HINT
        when = self._when(field)
        condition = advance(f" {self.say(when)}", hint_weight) * hint if when else 0
        return (label + condition) // 1000 + _AROUND

    def _when(self, field: Field) -> str:
        """Say in which case a field is answered, unless its label says so itself."""
        if not (case := field.relevant):
            return ""
        choices = self._named[case.field].choices
        chosen = next(each.label for each in choices if each.name == case.value)
        return "" if chosen in field.label else str(words()["when"]).format(choice=chosen)


def words() -> dict[str, Any]:
    """Return what the Word form says by itself."""
    found: dict[str, Any] = wording()["forms"]["word"]
    return found
