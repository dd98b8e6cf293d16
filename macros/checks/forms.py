"""Rules on forms: names and lists that fit together, a layout that can be printed."""

import re
from collections.abc import Iterator

from macros.checks.survey import Written, all_parts, parts
from macros.loader import Located, Reading
from macros.model import (
    Answered,
    ChoiceField,
    Form,
    Group,
    Part,
    Repeat,
    Signature,
    TextField,
)
from macros.problems import Problem, nearest
from macros.prose import Prose
from macros.thai import PERSONAL_QUESTION

_COLUMNS = 12
_PERSONAL_NAME = re.compile("(national|citizen)_id|id_card|home_address")


def surveys(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A form that is in use has something to fill in."""
    for form in reading.of(Form):
        if form.record.status != "retired" and not form.record.survey:
            yield form.problem("form_without_survey", "status")


def field_names(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No two parts of a form share a name, nor has one the name that outputs give another."""
    for form in reading.of(Form):
        first: dict[str, Written] = {}
        for written in parts(form):
            name = written.part.name
            if name in first:
                yield written.problem("duplicate_field", "name", name=name, line=first[name].line)
            else:
                first[name] = written
        made = {name: each for each in first.values() for name in _made(each.part)}
        for name in made.keys() & first.keys():
            yield first[name].problem("reserved_field", "name", name=name, line=made[name].line)


def _made(part: Part) -> Iterator[str]:
    """Yield the names that outputs make of a part: below a signature, and in rows."""
    if isinstance(part, Signature):
        yield from (part.printed_name, part.signed_on)
    if isinstance(part, Repeat):
        yield from (part.cell_name(row, child.name) for row in part.rows for child in part.children)


def choice_lists(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A field picks from a list that is there, and every list is picked from."""
    for form in reading.of(Form):
        lists, unused = form.record.choices, set(form.record.choices)
        for written in parts(form):
            if isinstance(written.part, ChoiceField):
                name = written.part.list_name
                unused.discard(name)
                if name not in lists:
                    guess = nearest(name, lists)
                    unused.discard(guess or "")
                    rule = "unknown_list_near" if guess else "unknown_list"
                    yield written.problem(rule, "list_name", name=name, guess=guess)
        for name in sorted(unused):
            yield form.problem("unused_list", "choices", name, name=name)


def choice_names(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No two choices of a list share a name or a label, and a default is one of them."""
    for form in reading.of(Form):
        yield from _twice(form)
    for written in all_parts(reading):
        if isinstance(written.part, ChoiceField) and written.part.default:
            choices = written.form.record.choices.get(written.part.list_name)
            names = [choice.name for choice in choices or ()]
            if names and written.part.default not in names:
                facts = {"value": written.part.default, "known": ", ".join(names)}
                yield written.problem("unknown_default", "default", **facts)


def _twice(form: Located[Form]) -> Iterator[Problem]:
    for list_name, choices in form.record.choices.items():
        for key in ("name", "label"):
            seen: set[str] = set()
            for number, choice in enumerate(choices):
                text = getattr(choice, key)
                if text in seen:
                    place = ("choices", list_name, number, key)
                    yield form.problem("duplicate_choice", *place, text=text, list=list_name)
                seen.add(text)


def layout(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Rows fit the width of the paper, and a way of showing has what it needs."""
    for written in all_parts(reading):
        part = written.part
        if isinstance(part, Repeat):
            width = sum(child.width for child in part.children)
            if width > _COLUMNS:
                yield written.problem("rows_too_wide", "name", width=width, most=_COLUMNS)
        if isinstance(part, TextField):
            if part.lines and part.appearance != "multiline":
                yield written.problem("lines_of_one", "lines")
            if part.appearance == "comb" and part.max_length is None:
                yield written.problem("comb_without_length", "appearance")
        if isinstance(part, Answered) and part.required and written.office:
            yield written.problem("required_of_office", "required")


def groups(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A table asks questions of one list, shown open; a form has at most one memorandum's head."""
    for written in all_parts(reading):
        if isinstance(written.part, Group) and written.part.appearance == "table-list":
            lists = [getattr(child, "list_name", None) for child in written.part.children]
            single = all(child.type == "select_one" for child in written.part.children)
            if not single or len(set(lists)) > 1:
                yield written.problem("table_of_lists", "appearance")
            for number, child in enumerate(written.part.children):
                if getattr(child, "appearance", None) == "minimal":
                    place = (*written.place, "children", number, "appearance")
                    yield written.form.problem("table_that_opens", *place)
    for form in reading.of(Form):
        memos = [each for each in parts(form) if getattr(each.part, "appearance", None) == "memo"]
        for memo in memos[1:]:
            yield memo.problem("second_memo", "appearance", line=memos[0].line)


def personal_questions(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No field asks for a citizen's number or for where somebody lives."""
    for written in all_parts(reading):
        part = written.part
        if isinstance(part, Answered):
            if re.search(PERSONAL_QUESTION, part.label):
                yield written.problem("personal_question", "label", label=part.label)
            elif _PERSONAL_NAME.search(part.name):
                yield written.problem("personal_question", "name", label=part.label)
