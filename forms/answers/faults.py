"""What is wrong with answers, told in Thai by the labels that people read, all at once."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any

from forms.answers.calculated import computed
from forms.answers.shape import UNANSWERED, Answers, given, kept
from forms.answers.understood import understood
from forms.definition import Field, fields, repeats
from macros.expression import Chosen, NotBefore, Pattern, Range
from macros.model import Form
from macros.problems import nearest
from macros.thai import FIRST_BUDDHIST_YEAR, has_short_year
from macros.wording import wording

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# What no XML document may hold, and halves of a character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def problems(form: Form, answers: Any) -> list[str]:
    """Return everything that is wrong with the answers to a form, in the order of its fields."""
    if not isinstance(answers, Mapping):
        return [_said("not_answers")]
    every = fields(form)
    return [*_strange(form, every, answers), *_wrong(form, every, answers)]


def _said(rule: str, **facts: object) -> str:
    words: str = wording()["answers"][rule]
    return words.format(**facts)


def _strange(form: Form, every: tuple[Field, ...], answers: Answers) -> Iterator[str]:
    """Report what is no field, rows that are none, and more of them than the paper has."""
    rows_of = {repeat.name: repeat for repeat in repeats(form)}
    known = [each.name for each in every if each.repeat is None and each.kind != "signature"]
    yield from _unknown(answers, [*known, *rows_of], "")
    for name, repeat in rows_of.items():
        rows = answers.get(name)
        if rows is None:
            continue
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            yield _said("not_rows", label=repeat.label)
            continue
        if len(rows) > repeat.repeat_count:
            yield _said("too_many_rows", label=repeat.label, most=repeat.repeat_count)
        for number, row in enumerate(rows, 1):
            where = _said("in_row", label=repeat.label, row=number)
            yield from _unknown(row, [child.name for child in repeat.children], where)


def _unknown(answers: Answers, known: list[str], where: str) -> Iterator[str]:
    for name in answers:
        if name not in known:
            guess = nearest(str(name), known)
            rule = "unknown_near" if guess else "unknown"
            yield where + _said(rule, name=name, guess=guess)


def _wrong(form: Form, every: tuple[Field, ...], answers: Answers) -> Iterator[str]:
    due = computed(form, answers)
    by_name = {field.name: field for field in every}
    for field in every:
        value = given(answers, field)
        if value in UNANSWERED:
            if field.required and not field.office and _asked(field, answers) and _can_be(field):
                yield _said("missing", label=field.full_label)
            continue
        if field.kind == "signature":
            continue
        if field.kind == "calculate":
            if type(value) not in (int, float) or value != due.get(field.name):
                yield _said("calculate", label=field.full_label)
            continue
        if rule := _rule(field, value, answers, by_name):
            meant = _meant(field, value)
            if meant != value and not _rule(field, meant, answers, by_name):
                yield _said(
                    "written", label=field.full_label, meant=json.dumps(meant, ensure_ascii=False)
                )
                continue
            known = ", ".join(f"{choice.name} ({choice.label})" for choice in field.choices)
            facts = {"label": field.full_label, "known": known, "most": field.max_length}
            yield _said(rule, **facts, message=field.constraint_message)


def _rule(field: Field, value: Any, answers: Answers, by_name: Mapping[str, Field]) -> str | None:
    """Return the rule that an answer breaks, if it breaks any."""
    return _KINDS[field.kind](field, value) or _broken(field, value, answers, by_name)


def _meant(field: Field, value: Any) -> Any:
    """Return the answer of somebody who wrote as one writes on paper."""
    return kept(field, understood(field, value)) if isinstance(value, str) else value


def _can_be(field: Field) -> bool:
    """Whether data can hold the answer: a hand signs and a camera sees, on paper or later."""
    return field.kind not in ("signature", "image")


def _asked(field: Field, answers: Answers) -> bool:
    when: Chosen | None = field.relevant
    if when is None:
        return True
    value = answers.get(when.field)
    return when.value in value if isinstance(value, list) else when.value == value


def _text(field: Field, value: Any) -> str | None:
    if not isinstance(value, str):
        return "text"
    if _UNPRINTABLE.search(value):
        return "unprintable"
    if "\n" in value and field.kind != "multiline":
        return "one_line"
    return "too_long" if field.max_length and len(value) > field.max_length else None


def _integer(_field: Field, value: Any) -> str | None:
    return None if type(value) is int else "integer"


def _decimal(field: Field, value: Any) -> str | None:
    if type(value) is float:
        return None if isfinite(value) else "decimal"
    return _integer(field, value) and "decimal"


def _date(_field: Field, value: Any) -> str | None:
    if _day(value):
        return None
    return "year" if isinstance(value, str) and has_short_year(value) else "date"


def _day(value: Any) -> dt.date | None:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year < FIRST_BUDDHIST_YEAR else None


def _time(_field: Field, value: Any) -> str | None:
    return None if isinstance(value, str) and _TIME.fullmatch(value) else "time"


def _one(field: Field, value: Any) -> str | None:
    return None if value in [choice.name for choice in field.choices] else "select_one"


def _several(field: Field, value: Any) -> str | None:
    names = [choice.name for choice in field.choices]
    known = isinstance(value, list) and all(each in names for each in value)
    return None if known and len(set(value)) == len(value) else "select_multiple"


def _image(_field: Field, value: Any) -> str | None:
    return None if isinstance(value, str) and value.startswith("data:image/") else "image"


_KINDS: dict[str, Callable[[Field, Any], str | None]] = {
    "text": _text,
    "multiline": _text,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "select_one": _one,
    "select_multiple": _several,
    "image": _image,
}


def _broken(field: Field, value: Any, answers: Answers, by_name: Mapping[str, Field]) -> str | None:
    """Return the rule that tells of a broken constraint, if the answer breaks it."""
    rule = field.constraint
    if isinstance(rule, Pattern):
        kept = re.fullmatch(rule.pattern, value, re.ASCII) is not None
    elif isinstance(rule, Range):
        kept = (rule.least is None or value >= rule.least) and (
            rule.most is None or value <= rule.most
        )
    elif isinstance(rule, NotBefore):
        other = _day(given(answers, by_name[rule.other]))
        kept = other is None or dt.date.fromisoformat(value) >= other
    else:
        kept = True
    return None if kept else "constraint"
