"""The parts of all forms, each with the place where it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.document import Place
from macros.loader import Located, Reading
from macros.model import Form, Group, Part, Repeat
from macros.problems import Problem


@dataclass(frozen=True)
class Written:
    """A part of a form where it stands; `repeat` holds its rows, `office` fills it in."""

    form: Located[Form]
    place: Place
    part: Part
    repeat: Repeat | None = None
    office: bool = False

    @property
    def line(self) -> int:
        """The line that names the part."""
        return self.form.document.line((*self.form.place, *self.place, "name"))

    def problem(self, rule: str, key: str, /, **facts: object) -> Problem:
        """Make the problem of a rule at a key of the part."""
        return self.form.problem(rule, *self.place, key, **facts)


def parts(form: Located[Form]) -> tuple[Written, ...]:
    """Return every part of a form in the order of writing, a group before what is in it."""
    return tuple(_parts(form, ("survey",), form.record.survey))


def all_parts(reading: Reading) -> Iterator[Written]:
    """Yield the parts of every form."""
    for form in reading.of(Form):
        yield from parts(form)


def _parts(
    form: Located[Form],
    place: Place,
    survey: tuple[Part, ...],
    repeat: Repeat | None = None,
    *,
    office: bool = False,
) -> Iterator[Written]:
    for number, part in enumerate(survey):
        here = (*place, number)
        yield Written(form, here, part, repeat, office)
        inner = (*here, "children")
        if isinstance(part, Group):
            inside = office or part.appearance == "office-use"
            yield from _parts(form, inner, part.children, office=inside)
        elif isinstance(part, Repeat):
            yield from _parts(form, inner, part.children, part, office=office)
