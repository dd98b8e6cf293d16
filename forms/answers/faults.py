"""What is wrong with answers, told in Thai by the labels that people read, all at once."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from forms.answers.calculated import computed
from forms.answers.kinds import day, wrong_kind
from forms.answers.shape import UNANSWERED, Answers, given, kept
from forms.answers.understood import understood
from forms.definition import fields, repeats
from forms.field import Field
from macros.expression import Chosen, NotBefore, Pattern, Range
from macros.model import Form
from macros.problems import nearest
from macros.wording import wording


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
    return wrong_kind(field, value) or _broken(field, value, answers, by_name)


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
        other = day(given(answers, by_name[rule.other]))
        kept = other is None or dt.date.fromisoformat(value) >= other
    else:
        kept = True
    return None if kept else "constraint"
