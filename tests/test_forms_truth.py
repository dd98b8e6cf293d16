"""One truth: names, labels, required flags and choices are the same in every output of a form."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from openpyxl import load_workbook

from forms.definition import fields, printable
from forms.field import Field
from forms.outputs import makers
from macros import addresses
from macros.loader import load
from macros.thai import arabic_digits
from macros.wording import wording
from tests.conftest import LAKESIDE, ROOT

MANUALS = {folder.name: load(folder / "data") for folder in (ROOT, LAKESIDE)}
CASES = [
    pytest.param(manual, form, id=f"{name}-{form.id}")
    for name, manual in MANUALS.items()
    for form in manual.forms
    if form.handed_out
]
REQUIRED = wording()["forms"]["required"]
# Word refuses longer names of controls.
WORD_ALIAS = 64


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, bytes]]:
    return {}


def files_of(made: dict[str, dict[str, bytes]], manual: Any, form: Any) -> dict[str, bytes]:
    key = f"{manual.office.name} {form.id}"
    if key not in made:
        made[key] = {name: make() for name, make in makers(form, manual).items()}
    return made[key]


def choices(field: Field) -> dict[str, str]:
    return {choice.name: choice.label for choice in field.choices}


@pytest.mark.parametrize(("manual", "form"), CASES)
def test_pdf(manual: Any, form: Any, made: dict[str, dict[str, bytes]]) -> None:
    content = files_of(made, manual, form)[addresses.of_form_file(form, ".pdf")]
    with pikepdf.open(BytesIO(content)) as pdf:
        written = {str(each.T): each for each in pdf.Root.AcroForm.Fields}
        for field in printable(form):
            boxes = field.kind == "select_multiple"
            parts = (
                [written.pop(field.choice_name(choice)) for choice in field.choices]
                if boxes
                else [written.pop(field.name)]
            )
            for part in parts:
                assert str(part.TU).startswith(field.full_label)
                assert (REQUIRED in str(part.TU)) == field.required
                if not boxes:
                    assert bool(int(part.get("/Ff", 0)) & 2) == field.required
            if field.opens:
                assert [str(each) for each in parts[0].Opt] == list(choices(field).values())
            elif field.kind == "select_one":
                states = [next(key for key in kid.AP.N if key != "/Off") for kid in parts[0].Kids]
                assert states == [f"/{name}" for name in choices(field)]
        assert not written


@pytest.mark.parametrize(("manual", "form"), CASES)
def test_word(manual: Any, form: Any, made: dict[str, dict[str, bytes]]) -> None:
    content = files_of(made, manual, form)[addresses.of_form_file(form, ".docx")]
    body = Document(BytesIO(content)).element.body
    aliases = {
        control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): control.find(
            f"{qn('w:sdtPr')}/{qn('w:alias')}"
        ).get(qn("w:val"))
        for control in body.iter(qn("w:sdt"))
    }
    for field in printable(form):
        boxes = field.boxes
        names = [field.choice_name(choice) for choice in field.choices] if boxes else [field.name]
        for name in names:
            alias = aliases.pop(name)
            assert field.full_label[:40] in alias, name
            assert REQUIRED in alias or not field.required
            assert len(alias) <= WORD_ALIAS
    assert not aliases


@pytest.mark.parametrize(("manual", "form"), CASES)
def test_browser(manual: Any, form: Any, made: dict[str, dict[str, bytes]]) -> None:
    content = files_of(made, manual, form)[f"{addresses.of_fill(form)}index.html"]
    page = html.document_fromstring(content.decode())
    asked = {each.get("data-field"): each for each in page.xpath("//*[@data-field]")}
    for field in fields(form):
        part = asked.pop(field.name)
        if field.kind == "signature":
            continue  # signed on the paper; its name and date are fields of their own
        label = part.xpath(".//label|.//legend")[0].text_content()
        assert arabic_digits(label).strip().startswith(arabic_digits(field.label)), field.name
        assert (REQUIRED in label) == field.required, field.name
        values = part.xpath(".//input[@type='radio' or @type='checkbox']/@value")
        values += [value for value in part.xpath(".//option/@value") if value]
        assert values == list(choices(field)), field.name
    assert not asked


def sheet(found: Any) -> list[dict[str, Any]]:
    head, *rows = found.values
    keys = [str(key).partition("::")[0] for key in head]
    return [dict(zip(keys, row, strict=True)) for row in rows]


@pytest.mark.parametrize(("manual", "form"), CASES)
def test_xlsform(manual: Any, form: Any, made: dict[str, dict[str, bytes]]) -> None:
    content = files_of(made, manual, form)[addresses.of_form_file(form, ".xlsx")]
    book = load_workbook(BytesIO(content))
    rows = {row["name"]: row for row in sheet(book["survey"]) if row["name"]}
    lists: dict[str, dict[str, str]] = {}
    for choice in sheet(book["choices"]):
        lists.setdefault(choice["list_name"], {})[choice["name"]] = choice["label"]
    for field in fields(form):
        if field.row not in (None, 1):
            continue
        name = field.part.name if field.row else field.name
        row = rows[name]
        assert row["label"] == (field.label if field.row else field.full_label), name
        assert (row.get("required") in ("yes", "true", True)) == field.required, name
        if field.choices:
            assert lists[row["type"].split()[1]] == choices(field)
