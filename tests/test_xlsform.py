"""The XLSForm of every form, read back by pyxform, which makes of it what ODK and KoBo open."""

from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from pyxform.xls2json_backends import xlsx_to_dict
from pyxform.xls2xform import convert

from forms.definition import fields, repeats
from forms.xlsform import xlsform
from macros.loader import load
from macros.model import ChoiceField, Form
from macros.wording import wording
from tests.conftest import LAKESIDE, ROOT

ALL = [*load(ROOT / "data").forms, *load(LAKESIDE / "data").forms]
FORMS = pytest.mark.parametrize(
    "form", [form for form in ALL if form.survey], ids=lambda form: form.id
)
LANGUAGE = wording()["forms"]["language"]
NS = {"x": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}


def sheets(form: Form) -> dict[str, Any]:
    found: dict[str, Any] = xlsx_to_dict(BytesIO(xlsform(form)))
    return found


def questions(form: Form) -> list[dict[str, str]]:
    """Return the rows of the survey that can be answered."""
    every = sheets(form)["survey"]
    return [row for row in every if not row["type"].startswith(("begin_", "end_", "note"))]


@FORMS
def test_pyxform_has_nothing_to_say_against_it(form: Form) -> None:
    done = convert(xlsform=xlsform(form), validate=False)
    assert done.warnings == []
    head = etree.fromstring(done.xform.encode())
    assert head.findtext(".//h:title", namespaces=NS) == form.title
    instance = head.find(".//x:instance/x:data", NS)
    assert instance is not None
    assert instance.get("id") == form.id
    assert instance.get("version") == form.version
    translation = head.find(".//x:translation", NS)
    assert translation is not None
    assert translation.get("lang") == LANGUAGE


@FORMS
def test_names_labels_and_required_are_the_definition(form: Form) -> None:
    """A table's rows are asked one at a time there, so one row stands for all."""
    expected = [
        (
            field.part.name if field.repeat else field.name,
            field.label if field.repeat else field.full_label,
            field.required,
        )
        for field in fields(form)
        if field.row in (None, 1)
    ]
    found = [
        (row["name"], row[f"label::{LANGUAGE}"], row.get("required") == "yes")
        for row in questions(form)
    ]
    assert found == expected


@FORMS
def test_types_and_choices_are_the_definition(form: Form) -> None:
    types = {"multiline": "text", "signature": "image"}
    rows = {row["name"]: row["type"].split() for row in questions(form)}
    for field in fields(form):
        if field.row not in (None, 1):
            continue
        kind, *list_name = rows[field.part.name if field.repeat else field.name]
        assert kind == types.get(field.kind, field.kind)
        own = [field.part.list_name] if isinstance(field.part, ChoiceField) else []
        assert list_name == own
    found = [
        (row["list_name"], row["name"], row[f"label::{LANGUAGE}"])
        for row in sheets(form).get("choices", [])
    ]
    assert found == [
        (name, choice.name, choice.label)
        for name, choices in form.choices.items()
        for choice in choices
    ]


@FORMS
def test_rows_are_repeated_and_what_is_ours_is_left_out(form: Form) -> None:
    survey = sheets(form)["survey"]
    begun = [row["name"] for row in survey if row["type"] == "begin_repeat"]
    assert begun == [repeat.name for repeat in repeats(form)]
    assert not {key for row in survey for key in row} & {"width", "source", "lines", "repeat_count"}
    shown = {row.get("appearance", "") for row in survey}
    assert shown <= {"", "multiline", "numbers", "minimal", "table-list", "signature"}


@FORMS
def test_the_same_form_gives_the_same_bytes(form: Form) -> None:
    assert xlsform(form) == xlsform(form)


def test_rules_are_those_of_the_definition() -> None:
    form = next(form for form in ALL if form.id == "equipment-loan")
    rows = {row["name"]: row for row in questions(form)}
    assert rows["loan_to"]["constraint"] == ". >= ${loan_from}"
    assert rows["rejection_reason"]["relevant"] == "selected(${decision}, 'rejected')"
    assert rows["quantity"]["constraint"] == ". >= 1 and . <= 999"
    telephone = rows["borrower_telephone"]["constraint"]
    assert telephone == "regex(., '^[0-9 ()+-]{4,20}$') and string-length(.) <= 20"
    assert rows["agency"]["constraint"] == "string-length(.) <= 60"
    assert rows["agency"][f"constraint_message::{LANGUAGE}"] == "เขียนไม่เกิน 60 อักษร"
