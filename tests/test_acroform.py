"""Forms as PDF to fill in: the fields are those of the definition, and values come back."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pypdf
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from pikepdf import Name
from playwright.sync_api import Browser

from forms.acroform import fillable_pdf, read_pdf
from forms.acroform.font import form_font
from forms.acroform.place import check, places
from forms.answers import nested
from forms.definition import printable
from forms.field import Field
from forms.paper import controls_pdf
from forms.written import Written, written
from macros.expression import Days, Sum
from macros.fonts import form_font as made_font
from macros.model import Choice, ChoiceField, Form, Signature, TextField
from macros.problems import ManualError
from tests import pdfjs, pdfjs_typing
from tests.conftest import ROOT
from tests.every_form import FORMS, MANUAL, OWN, fields_of, fillable, sample
from tests.pdfium_typing import field_values

TYPED = ("text", "multiline", "integer", "decimal", "date", "time", "calculate")
READ_ONLY, REQUIRED, MULTILINE, RADIO, COMBO = 1 << 0, 1 << 1, 1 << 12, 1 << 15, 1 << 17


def names_of(field: Field) -> tuple[str, ...]:
    """Return the names by which a field stands in the document."""
    if field.kind == "select_multiple":
        return tuple(field.choice_name(choice) for choice in field.choices)
    return (field.name,)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def fields_in(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {str(each.T): each for each in pdf.Root.AcroForm.Fields}


def widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(pdf.pages):
        for each in page.get(Name.Annots, []):
            if each.Subtype == Name.Widget:
                yield number, each


@FORMS
def test_fields_are_those_of_the_definition(office: str, name: str) -> None:
    fields = fields_of(office, name)
    with opened(fillable(office, name)) as pdf:
        found = fields_in(pdf)
        assert list(found) == [each for field in fields for each in names_of(field)]
        for field in fields:
            for each in names_of(field):
                assert str(found[each].TU).startswith(field.full_label)
                required = bool(int(found[each].Ff) & REQUIRED)
                assert required == (field.required and field.kind != "select_multiple")
                assert int(found[each].get(Name.MaxLen, 0)) == (
                    (field.max_length or 0) if field.kind in TYPED else 0
                )
                assert bool(int(found[each].Ff) & MULTILINE) == (field.kind == "multiline")
                assert bool(int(found[each].Ff) & READ_ONLY) == (field.kind == "calculate")


@FORMS
def test_choices_are_those_of_the_definition(office: str, name: str) -> None:
    with opened(fillable(office, name)) as pdf:
        found = fields_in(pdf)
        for field in fields_of(office, name):
            labels = [choice.label for choice in field.choices]
            if field.opens:
                assert [str(option) for option in found[field.name].Opt] == labels
                assert int(found[field.name].Ff) & COMBO
            elif field.kind == "select_one":
                radio = found[field.name]
                assert int(radio.Ff) & RADIO
                assert Name.Off == radio.V
                states = [set(kid.AP.N.keys()) for kid in radio.Kids]
                assert states == [{"/Off", f"/{choice.name}"} for choice in field.choices]
                assert all(Name.T not in kid for kid in radio.Kids)


@FORMS
def test_every_widget_has_its_look_and_its_place_in_the_structure(office: str, name: str) -> None:
    with opened(fillable(office, name)) as pdf:
        assert Name.NeedAppearances not in pdf.Root.AcroForm
        assert str(pdf.Root.Lang) == "th-TH"
        assert all(page.Tabs == Name.S for page in pdf.pages)
        parents = dict(numbers(pdf.Root.StructTreeRoot.ParentTree))
        for _, widget in widgets(pdf):
            assert Name.N in widget.AP
            element = parents[int(widget.StructParent)]
            assert Name.Form == element.S
            references = [kid for kid in element.K if kid.get(Name.Type) == Name.OBJR]
            assert [kid.Obj.objgen for kid in references] == [widget.objgen]


def numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """Return the entries of a number tree."""
    flat = list(tree.get(Name.Nums, []))
    yield from zip(map(int, flat[::2]), flat[1::2], strict=True)
    for kid in tree.get(Name.Kids, []):
        yield from numbers(kid)


@FORMS
def test_places_lie_on_the_page_apart_and_high_enough(office: str, name: str) -> None:
    several = {field.name: field.lines for field in fields_of(office, name)}
    with opened(fillable(office, name)) as pdf:
        boxes = [(page, str(w.get(Name.T, "")), *map(float, w.Rect), w) for page, w in widgets(pdf)]
        for page, each, left, bottom, right, top, widget in boxes:
            media = [float(side) for side in pdf.pages[page].mediabox]
            assert media[0] <= left < right <= media[2], each
            assert media[1] <= bottom < top <= media[3], each
            if widget.get(Name.FT) == Name.Tx:
                size = float(str(widget.DA).split()[1])
                assert top - bottom >= several[each] * size - 0.3, each
        for one, other in combinations(boxes, 2):
            apart = (
                one[0] != other[0]
                or one[4] <= other[2] + 0.3
                or other[4] <= one[2] + 0.3
                or one[5] <= other[3] + 0.3
                or other[5] <= one[3] + 0.3
            )
            assert apart, (one[1], other[1])


@FORMS
def test_the_font_of_what_is_typed(office: str, name: str) -> None:
    """PDFium types Thai by a font only under this name, backwards through its ToUnicode."""
    with opened(fillable(office, name)) as pdf:
        font = pdf.Root.AcroForm.DR.Font["/Wingdings"]
        assert font.Encoding == "/Identity-H"
        written_map = font.ToUnicode.read_bytes().decode("ascii")
        entries = [line.split() for line in written_map.splitlines() if line.startswith("<")][1:]
        texts = [text for _, text in entries]
        assert len(set(texts)) == len(texts)
        assert {f"<{code:04X}>" for code in range(0x0E01, 0x0E3B)} <= set(texts)
        for _, widget in widgets(pdf):
            if widget.get(Name.FT) in (Name.Tx, Name.Ch):
                assert str(widget.DA).startswith("/Wingdings ")


def test_the_font_for_forms_is_fresh() -> None:
    committed = (ROOT / "macros" / "fonts" / "sarabun-form.ttf").read_bytes()
    assert made_font() == committed, "run scripts/fonts"


def test_letters_alone_make_stacks_inside_one_em() -> None:
    font = form_font()
    program = TTFont(BytesIO(font.program))
    assert not {"GSUB", "GPOS"} & set(program.keys())
    assert font.ascent - font.descent == font.units
    glyphs, order = program.getGlyphSet(), program.getGlyphOrder()

    def ends(code: int) -> tuple[float, float]:
        pen = BoundsPen(glyphs)
        glyphs[order[font.glyphs[code]]].draw(pen)
        return pen.bounds[1], pen.bounds[3]

    for tone in range(0x0E48, 0x0E4D):
        assert ends(tone)[1] < font.ascent
        for vowel in (0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E33):
            assert ends(tone)[0] > ends(vowel)[1], f"{tone:X} on {vowel:X}"
    for vowel in (0x0E38, 0x0E39):
        assert font.descent < ends(vowel)[0] < ends(vowel)[1] < ends(ord("ก"))[0]


@FORMS
def test_files_are_small_and_sound(office: str, name: str, tmp_path: Path) -> None:
    data = fillable(office, name)
    assert len(data) < 150_000
    if shutil.which("qpdf"):
        path = tmp_path / "form.pdf"
        path.write_bytes(data)
        subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)


def test_two_builds_are_the_same_bytes() -> None:
    form = MANUAL.form["equipment-use"]
    assert fillable_pdf(form, MANUAL) == fillable("first", "equipment-use")


@OWN
@pytest.mark.parametrize("length", ["short", "long"])
def test_answers_go_in_and_come_back(name: str, length: str, reader: Any) -> None:
    form, answers = MANUAL.form[name], sample(name, length)
    data = fillable_pdf(form, MANUAL, answers)
    assert nested(form, read_pdf(data, form)) == answers
    on_paper = written(form, answers)
    values = {
        "pypdf": pypdf_values(data),
        "PyMuPDF": pymupdf_values(data),
        "PDFium": field_values(data),
        "PDF.js": pdfjs_typing.values(reader, data),
    }
    for field in fields_of("first", name):
        for program, found in values.items():
            given = {each: plain(found[each]) for each in names_of(field)}
            assert given == expected(field, on_paper), (program, field.name)


def expected(field: Field, on_paper: Written) -> dict[str, str]:
    """Return what stands in a field by each of its names."""
    chosen = [choice for choice in field.choices if on_paper.chosen(field, choice)]
    if field.kind == "select_multiple":
        return {
            field.choice_name(each): each.name if each in chosen else "" for each in field.choices
        }
    if not field.choices or field.opens:
        return {field.name: on_paper.text(field)}
    return {field.name: chosen[0].name if chosen else ""}


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Any]:
    with pdfjs.reader(browser) as page:
        yield page


def plain(value: Any) -> str:
    """Return a value as text: programs say nothing, Off and line ends in ways of their own."""
    text = value[0] if isinstance(value, list) and value else value
    text = "" if text in (None, [], "Off", "/Off") else str(text)
    return text.removeprefix("/").replace("\r\n", "\n").replace("\r", "\n")


def pypdf_values(data: bytes) -> dict[str, Any]:
    fields = pypdf.PdfReader(BytesIO(data)).get_fields() or {}
    return {name: field.get("/V") for name, field in fields.items()}


def pymupdf_values(data: bytes) -> dict[str, Any]:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        drawn = [widget for page in document for widget in page.widgets()]
        found: dict[str, Any] = {}
        for widget in drawn:
            # A circle tells only whether itself is chosen.
            found[widget.field_name] = plain(found.get(widget.field_name)) or widget.field_value
        return found


def test_what_people_write_is_read() -> None:
    form = MANUAL.form["equipment-loan"]
    with opened(fillable("first", "equipment-loan")) as pdf:
        fields = fields_in(pdf)
        fields["written_on"].V = pikepdf.String("๒๒ พ.ย. ๒๕๖๙")
        fields["items_1_quantity"].V = pikepdf.String("๑,๐๐๐")
        fields["purpose"].V = pikepdf.String("น้ำ\r\nสองบรรทัด ")
        fields["return_by"].V = pikepdf.String("สิ้นเดือน")
        saved = BytesIO()
        pdf.save(saved)
    assert read_pdf(saved.getvalue(), form) == {
        "written_on": "2026-11-22",
        "items_1_quantity": "1000",
        "purpose": "น้ำ\nสองบรรทัด",
        "return_by": "สิ้นเดือน",
    }


def test_a_pdf_without_fields_has_no_answers() -> None:
    saved = BytesIO()
    pikepdf.new().save(saved)
    assert read_pdf(saved.getvalue(), MANUAL.form["equipment-loan"]) == {}


def text_field(name: str) -> TextField:
    return TextField(type="text", name=name, label="ชื่อ", width=6, source="การทดสอบ")


FORM = Form(
    id="two-fields",
    number=99,
    title="แบบทดสอบ",
    status="draft",
    survey=(text_field("first"), text_field("second")),
)


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ({"left": 590.0, "right": 640.0}, "อยู่นอกหน้ากระดาษ"),
        ({"right": 400.0}, "ทับช่อง"),
        ({"bottom": 700.0, "top": 710.0}, "เล็กเกินกว่าจะพิมพ์ได้"),
    ],
    ids=["off the page", "on another", "too low"],
)
def test_a_place_that_nobody_can_type_in_is_told(moved: dict[str, float], told: str) -> None:
    with opened(controls_pdf(FORM, MANUAL)) as pdf:
        found = places(pdf)
        found["first"] = replace(found["first"], **moved)
        with pytest.raises(ManualError) as caught:
            check(pdf, found, printable(FORM), Path("forms/two-fields.yml"))
    (problem, *_) = caught.value.problems
    assert told in problem.message
    assert problem.path == Path("forms/two-fields.yml")


def test_several_choices_have_boxes_although_the_list_is_to_open() -> None:
    several = ChoiceField(
        type="select_multiple",
        name="needs",
        label="ต้องการ",
        list_name="needs",
        appearance="minimal",
        source="การทดสอบ",
    )
    needs = (Choice(name="camera", label="กล้อง"), Choice(name="sound", label="เครื่องเสียง"))
    form = FORM.model_copy(update={"survey": (several,), "choices": {"needs": needs}})
    data = fillable_pdf(form, MANUAL, {"needs": ["sound"]})
    assert read_pdf(data, form) == {"needs": ("sound",)}


def test_a_signature_without_room_stops_the_build() -> None:
    signature = Signature(type="signature", name="a", label="ผู้ลงชื่อ", width=1, source="การทดสอบ")
    with pytest.raises(ManualError, match="ผู้ลงชื่อ"):
        fillable_pdf(FORM.model_copy(update={"survey": (signature,)}), MANUAL)


@FORMS
def test_scripts_follow_the_definition(office: str, name: str) -> None:
    with opened(fillable(office, name)) as pdf:
        found = fields_in(pdf)
        order = [str(each.T) for each in pdf.Root.AcroForm.CO]
        for field in fields_of(office, name):
            if field.kind == "signature":
                continue
            computed = isinstance(field.formula, Days | Sum)
            each = names_of(field)[0]
            assert (each in order) == (computed or field.relevant is not None), field.name
            checked = field.kind in ("date", "time", "integer", "decimal") or (
                field.constraint is not None and not isinstance(field.part, ChoiceField)
            )
            assert ("/V" in found[each].get(Name.AA, {})) == checked, field.name
