"""Rules on the expressions of forms: of a known shape, about fields that are there."""

from collections.abc import Iterator

from macros.checks.survey import Written, parts
from macros.expression import (
    Chosen,
    Constraint,
    Days,
    NotBefore,
    Pattern,
    Range,
    Sum,
    condition,
    constraint,
    formula,
)
from macros.loader import Reading
from macros.model import (
    Calculation,
    ChoiceField,
    Constrained,
    DateField,
    Form,
    NumberField,
    Part,
    TextField,
)
from macros.problems import Problem, nearest
from macros.prose import Prose
from macros.wording import wording

Fields = dict[str, Written]


def constraints(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A rule of an answer has a shape that fits its field, and words for who breaks it."""
    for written, fields in _of_all(reading):
        part = written.part
        if not isinstance(part, Constrained):
            continue
        if part.constraint and not part.constraint_message:
            yield written.problem("constraint_without_message", "constraint")
        if part.constraint_message and not part.constraint:
            yield written.problem("message_without_constraint", "constraint_message")
        if part.constraint:
            yield from _constraint(written, constraint(part.constraint), fields)


def _constraint(written: Written, rule: Constraint | None, fields: Fields) -> Iterator[Problem]:
    if rule is None:
        yield written.problem("constraint_form", "constraint")
    elif not _fits(written.part, rule):
        yield written.problem("constraint_kind", "constraint")
    elif isinstance(rule, NotBefore):
        yield from _refers(written, "constraint", rule.other, "date", fields)


def _fits(part: Part, rule: Constraint) -> bool:
    if isinstance(rule, Pattern):
        return isinstance(part, TextField)
    if isinstance(rule, Range):
        return isinstance(part, NumberField)
    return part.type == "date"


def conditions(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A part is asked when another field has one of its own choices."""
    for written, fields in _of_all(reading):
        if written.part.relevant:
            when = condition(written.part.relevant)
            if when is None:
                yield written.problem("relevant_form", "relevant")
                continue
            wrong = list(_refers(written, "relevant", when.field, "choice", fields))
            yield from wrong or _chosen(written, when, fields[when.field].part)


def _chosen(written: Written, when: Chosen, asked: Part) -> Iterator[Problem]:
    lists = written.form.record.choices
    choices = lists.get(asked.list_name, ()) if isinstance(asked, ChoiceField) else ()
    names = [choice.name for choice in choices]
    if names and when.value not in names:
        facts = {"value": when.value, "field": when.field, "known": ", ".join(names)}
        yield written.problem("unknown_relevant", "relevant", **facts)


def calculations(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A number that nobody types follows from two days, or from a column of rows."""
    for written, fields in _of_all(reading):
        if not isinstance(written.part, Calculation):
            continue
        found = formula(written.part.calculation)
        if found is None:
            yield written.problem("calculation_form", "calculation")
        elif isinstance(found, Sum):
            yield from _refers(written, "calculation", found.column, "column", fields)
        elif isinstance(found, Days):
            for name in (found.first, found.last):
                yield from _refers(written, "calculation", name, "date", fields)


def _refers(written: Written, key: str, name: str, kind: str, fields: Fields) -> Iterator[Problem]:
    """Report a field that is not there, or that is not of the kind which is needed."""
    if name not in fields:
        fit = [each for each, field in reversed(fields.items()) if _is(field, kind)]
        guess = nearest(name, fit)
        rule = "unknown_field_near" if guess else "unknown_field" if fit else "no_field"
        facts = {"kind": wording()["field_kinds"][kind], "known": ", ".join(fit)}
        yield written.problem(rule, key, key=key, name=name, guess=guess, **facts)
    elif not _is(fields[name], kind):
        words = wording()["field_kinds"][kind]
        yield written.problem("other_field", key, key=key, name=name, kind=words)


def _is(written: Written, kind: str) -> bool:
    part = written.part
    if kind == "column":
        return isinstance(part, NumberField) and written.repeat is not None
    if kind == "date":
        return isinstance(part, DateField) and part.type == "date" and written.repeat is None
    return isinstance(part, ChoiceField) and written.repeat is None


def _of_all(reading: Reading) -> Iterator[tuple[Written, Fields]]:
    """Yield the parts of every form, each with all of its form by their names."""
    for form in reading.of(Form):
        found = parts(form)
        fields = {written.part.name: written for written in reversed(found)}
        yield from ((written, fields) for written in found)
