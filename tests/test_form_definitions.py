"""The definitions of the real forms: they can be printed, they are clear, they say their source."""

import re
from collections.abc import Iterator

import pytest

from forms.definition import fields, printable, repeats
from forms.field import Field
from macros.expression import NotBefore
from macros.loader import load
from macros.model import Answered, Form, Group, Note, Part, Repeat, TextField
from tests.conftest import ROOT

MANUAL = load(ROOT / "data")
FORMS = pytest.mark.parametrize("form", MANUAL.forms, ids=lambda form: form.id)

COLUMNS = 12
# A line of the paper is 170 mm; a letter of Thai at 11 pt takes 1.75 mm on the average, with the
# marks that take none (measured over the prose of the manual, in Sarabun).
COLUMN, LETTER = 170 / COLUMNS, 1.75
LETTERS_OF_A_LINE = 75
IN_A_PROCEDURE = re.compile(
    r"กระบวนงานที่ (?P<procedure>\d+) (?P<what>วัตถุประสงค์ข้อ|ขั้นตอนที่)"
    r" (?P<first>\d+)(?: ถึง (?P<last>\d+))?"
)
OWN_IDEA = "ข้อเสนอของโครงการ"


def every_part(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        if isinstance(part, Group | Repeat):
            yield from every_part(part.children)


def lines(parts: tuple[Part, ...]) -> Iterator[int]:
    """Yield how many columns each line of the paper takes, as parts flow one after another."""
    filled = 0
    for part in parts:
        if isinstance(part, Answered) and filled + part.width <= COLUMNS:
            filled += part.width
            continue
        if filled:
            yield filled
        filled = part.width if isinstance(part, Answered) else 0
        if isinstance(part, Group):
            yield from lines(part.children)
        elif isinstance(part, Repeat):
            yield sum(child.width for child in part.children)
        elif isinstance(part, Note):
            yield COLUMNS
    if filled:
        yield filled


@FORMS
def test_what_breaks_a_rule_is_not_named_twice(form: Form) -> None:
    """Messages follow the label: “วันที่ซ่อมเสร็จ” ต้องไม่ก่อนวันที่แจ้ง."""
    for field in fields(form):
        if isinstance(field.constraint, NotBefore):
            assert (field.constraint_message or "").startswith("ต้องไม่ก่อน")


@FORMS
def test_a_form_is_a_draft_with_a_code_that_is_proposed(form: Form) -> None:
    assert form.status == "draft"
    assert form.code is not None
    assert (form.code.value, form.code.status) == (f"DLICT-{form.number:02}", "proposed")
    assert form.version == "0.1"
    assert form.issued_on is not None
    assert form.privacy
    assert form.survey


@FORMS
def test_lines_are_full(form: Form) -> None:
    """No line of the paper is left ragged, but for one signature or one short answer alone."""
    assert {width for width in lines(form.survey) if width != COLUMNS} <= {6}


@FORMS
def test_a_text_of_full_length_fits_its_place(form: Form) -> None:
    rows = {child.name for repeat in repeats(form) for child in repeat.children}
    for part in every_part(form.survey):
        if not isinstance(part, TextField):
            continue
        assert part.max_length, part.name
        if part.lines:
            assert part.max_length <= part.lines * LETTERS_OF_A_LINE, part.name
        else:
            label = 0 if part.name in rows else len(part.label)
            room = part.width * COLUMN - label * LETTER
            assert part.max_length * LETTER <= room, part.name


@FORMS
def test_names_and_labels_are_of_one_field_each(form: Form) -> None:
    found = fields(form)
    assert len({field.name for field in found}) == len(found)
    assert len({field.full_label for field in found}) == len(found)


@FORMS
def test_only_those_who_hand_it_in_must_answer(form: Form) -> None:
    required = [field for field in fields(form) if field.required]
    assert required
    assert not [field.name for field in required if field.office]
    assert not [field.name for field in required if field.row and field.row > 1]


@FORMS
def test_a_source_in_the_manual_is_there(form: Form) -> None:
    """A field that names a step, an aim or a duty names one of a procedure that uses the form."""
    by_number = {procedure.number: procedure for procedure in MANUAL.procedures}
    sources = {part.source for part in every_part(form.survey) if isinstance(part, Answered)}
    for source in sources:
        if found := IN_A_PROCEDURE.match(source):
            procedure = by_number[int(found["procedure"])]
            assert form.id in procedure.forms, source
            listed = {"วัตถุประสงค์ข้อ": procedure.objectives, "ขั้นตอนที่": procedure.steps}
            assert int(found["last"] or found["first"]) <= len(listed[found["what"]]), source
        elif source.startswith("หน้าที่ข้อ "):
            assert {int(number) for number in re.findall(r"\d+", source)} <= set(MANUAL.duty)
        else:
            assert source == OWN_IDEA or re.search("ระเบียบ|ขอบเขตของงาน", source), source


def test_the_flat_names_of_rows_and_signatures() -> None:
    loan = {field.name: field for field in fields(MANUAL.form["equipment-loan"])}
    assert loan["items_1_quantity"].required
    assert not loan["items_5_quantity"].required
    assert "items_6_quantity" not in loan
    assert loan["items_2_item"].full_label == "รายการ (รายการที่ยืม แถวที่ 2)"
    names = [name for name in loan if name.startswith("borrower_signature")]
    assert names == ["borrower_signature", "borrower_signature_name", "borrower_signature_date"]
    assert loan["rejection_reason"].office
    help_ = next(f for f in fields(MANUAL.form["equipment-use"]) if f.name == "help")
    assert help_.choice_name(help_.choices[0]) == "help__set_up"


def test_photographs_are_for_the_browser_alone() -> None:
    form = MANUAL.form["repair-request"]

    def kinds(found: tuple[Field, ...]) -> set[str]:
        return {field.kind for field in found}

    assert kinds(fields(form)) - kinds(printable(form)) == {"image"}
