"""Forms in Word: what can be filled in, what is printed, and the answers read back."""

import datetime as dt
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import BaseStyle
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from forms.answers import flat
from forms.definition import printable
from forms.field import Field
from forms.word import document, read_document
from forms.word.font import advance
from macros.fingerprint import fingerprint
from macros.loader import load
from macros.model import Form, Manual, Site
from tests.conftest import LAKESIDE, ROOT
from tests.word_order import misplaced

MANUAL = load(ROOT / "data")
LOAN = MANUAL.form["equipment-loan"]
EVERY = [
    (manual, form)
    for manual in (MANUAL, load(LAKESIDE / "data"))
    for form in manual.forms
    if form.survey
]
FORMS = pytest.mark.parametrize(
    ("manual", "form"), EVERY, ids=[f"{form.id}-{manual.digits}" for manual, form in EVERY]
)
SAMPLES = sorted((Path(__file__).parent / "forms").glob("*.json"))
ANSWERED = pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
# What Word calls corrupt, and says no more.
LONGEST_TAG = 64
# In twentieths of a point.
HALF_A_PAGE, CELL_MARGINS = 5000, 114
KINDS = {
    "multiline": "text",
    "date": "date",
    "select_one": "checkbox",
    "select_multiple": "checkbox",
}


def opened(data: bytes) -> DocumentObject:
    return Document(BytesIO(data))


def controls(made: DocumentObject) -> list[etree._Element]:
    return list(made.element.body.iter(qn("w:sdt")))


def said(control: etree._Element, name: str) -> str:
    found = control.find(f"{qn('w:sdtPr')}/{qn(name)}")
    return "" if found is None else str(found.get(qn("w:val")))


def named(made: DocumentObject, tag: str) -> etree._Element:
    (found,) = (each for each in controls(made) if said(each, "w:tag") == tag)
    return found


def saved(made: DocumentObject) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def words(data: bytes) -> str:
    """Return all that is printed, with one space where the page has white."""
    made = opened(data)
    texts = [
        "".join(each.itertext(qn("w:t")))
        for part in (made.element.body, made.sections[0].footer._element)
        for each in part.iter(qn("w:p"))
    ]
    return " ".join(" ".join(texts).split())


def sample(file: Path) -> tuple[Form, Any]:
    form = MANUAL.form[file.stem.rpartition("-")[0]]
    return form, json.loads(file.read_text(encoding="utf-8"))


def expected_controls(form: Form) -> Iterator[tuple[str, str, Field]]:
    """Yield the tag and the kind of each control that a form must have."""
    for field in printable(form):
        opens = getattr(field.part, "appearance", None) == "minimal"
        if field.choices and not opens:
            yield from ((field.choice_name(each), "checkbox", field) for each in field.choices)
        else:
            kind = "dropDownList" if field.choices else KINDS.get(field.kind, "text")
            yield field.name, kind, field


@FORMS
def test_each_field_has_one_control_of_its_kind(manual: Manual, form: Form) -> None:
    made = opened(document(form, manual))
    found = {}
    for control in controls(made):
        last = control.find(qn("w:sdtPr"))[-1]
        found[said(control, "w:tag")] = etree.QName(last).localname
        assert said(control, "w:lock") == "sdtLocked"
    assert len(found) == len(controls(made))
    assert found == {tag: kind for tag, kind, _ in expected_controls(form)}


@FORMS
def test_labels_and_what_is_required_are_said_to_everybody(manual: Manual, form: Form) -> None:
    data = document(form, manual)
    made = opened(data)
    for tag, kind, field in expected_controls(form):
        alias = said(named(made, tag), "w:alias")
        assert len(alias) <= LONGEST_TAG
        assert len(tag) <= LONGEST_TAG
        label = alias if len(alias) < LONGEST_TAG else alias.rstrip("…")
        whole = f"{field.full_label} (จำเป็น)" if field.required else field.full_label
        assert (
            label.endswith(whole)
            if kind != "checkbox"
            else whole.startswith(label.partition(": ")[2])
        )
    starred = sum(field.required for field in printable(form) if not (field.row or 1) > 1)
    legend = 1 if starred else 0
    assert words(data).count("*") == starred + legend
    numbers = [said(control, "w:id") for control in controls(made)]
    assert len(set(numbers)) == len(numbers)


@FORMS
def test_only_fields_can_be_changed(manual: Manual, form: Form) -> None:
    protection = etree.fromstring(parts(document(form, manual))["word/settings.xml"]).find(
        qn("w:documentProtection")
    )
    assert protection is not None
    assert protection.get(qn("w:edit")) == "forms"
    assert protection.get(qn("w:enforcement")) == "1"


@FORMS
def test_elements_stand_in_the_order_of_the_standard(manual: Manual, form: Form) -> None:
    manual = manual.model_copy(update={"site": Site(site_url="https://www.example.go.th/m/")})
    found = parts(document(form, manual))
    word = [name for name in found if name.startswith("word/") and name.endswith(".xml")]
    assert len(word) >= 7
    assert {name: list(misplaced(found[name])) for name in word} == {name: [] for name in word}


def test_a_wrong_order_is_noticed() -> None:
    made = opened(document(LOAN, MANUAL))
    properties = controls(made)[0].find(qn("w:sdtPr"))
    properties.append(properties[0])
    assert list(misplaced(etree.tostring(made.element))) == [
        "sdtPr: alias after ['tag', 'id', 'lock', 'placeholder', 'showingPlcHdr', 'text']"
    ]


@FORMS
def test_tables_are_as_wide_as_their_rows(manual: Manual, form: Form) -> None:
    made = opened(document(form, manual))
    section = made.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) // 635
    for table in made.element.body.iter(qn("w:tbl")):
        columns = [int(each.get(qn("w:w"))) for each in table.iter(qn("w:gridCol"))]
        assert sum(columns) == room
        assert min(columns) > 0
        for row in table.iter(qn("w:tr")):
            cells = list(row.iter(qn("w:tcPr")))
            assert sum(int(each.find(qn("w:tcW")).get(qn("w:w"))) for each in cells) == room
            spans = [each.find(qn("w:gridSpan")) for each in cells]
            assert sum(1 if each is None else int(each.get(qn("w:val"))) for each in spans) == len(
                columns
            )


@FORMS
def test_a_blank_form_answers_only_what_it_suggests(manual: Manual, form: Form) -> None:
    suggested = {
        field.name: field.part.default
        for field in printable(form)
        if getattr(field.part, "default", None)
    }
    assert read_document(document(form, manual), form) == suggested
    assert read_document(document(form, manual, {}), form) == {}


@FORMS
def test_an_emptied_control_prompts_again_in_thai(manual: Manual, form: Form) -> None:
    data = document(form, manual)
    glossary = etree.fromstring(parts(data)["word/glossary/document.xml"])
    prompts = {
        part.find(f".//{qn('w:name')}").get(qn("w:val")): "".join(part.itertext(qn("w:t")))
        for part in glossary.iter(qn("w:docPart"))
    }
    for control in controls(opened(data)):
        part = control.find(f"{qn('w:sdtPr')}/{qn('w:placeholder')}/{qn('w:docPart')}")
        if part is not None:
            assert part.get(qn("w:val")) in prompts
            if control.find(f".//{qn('w:showingPlcHdr')}") is not None:
                shown = "".join(control.itertext(qn("w:t")))
                assert shown == prompts[part.get(qn("w:val"))]
                # Nothing but prompts and white: no example of an answer that paper would keep.
                assert not shown.strip() or re.search("[\u0e00-\u0e7f]", shown)


@ANSWERED
def test_answers_come_back_as_they_were_given(file: Path) -> None:
    form, answers = sample(file)
    assert read_document(document(form, MANUAL, answers), form) == flat(form, answers)


@ANSWERED
def test_answers_are_written_as_people_write_them(file: Path) -> None:
    form, answers = sample(file)
    made = opened(document(form, MANUAL, answers))
    for field in printable(form):
        if field.kind != "date" or not isinstance(iso := flat(form, answers).get(field.name), str):
            continue
        day, control = dt.date.fromisoformat(iso), named(made, field.name)
        text = "".join(control.itertext(qn("w:t")))
        assert text == f"{day.day}/{day.month}/{day.year + 543}"
        picker = control.find(f"{qn('w:sdtPr')}/{qn('w:date')}")
        assert picker.get(qn("w:fullDate")) == f"{iso}T00:00:00Z"
        assert picker.find(qn("w:calendar")).get(qn("w:val")) == "thai"
        assert picker.find(qn("w:lid")).get(qn("w:val")) == "th-TH"


def test_calculated_numbers_are_printed() -> None:
    answers = {"loan_from": "2026-11-23", "loan_to": "2026-11-25"}
    made = opened(document(LOAN, MANUAL, answers))
    assert "".join(named(made, "loan_days").itertext(qn("w:t"))) == "3"


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_comes_back(text: str) -> None:
    """All but the characters that XML forbids, and white at the ends."""
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    kept = re.sub("\r\n?", "\n", kept).rstrip()
    answers = {"purpose": text, "items": [{"item": f"<&>\"'{text}"}]}
    answered = read_document(document(LOAN, MANUAL, answers), LOAN)
    assert answered.get("purpose", "") == kept.strip()
    assert answered["items_1_item"] == f"<&>\"'{kept}"


def typed(made: DocumentObject, tag: str, *pieces: str) -> None:
    """Write into a control as Word does: the prompt is gone, the text may lie in many runs."""
    control = named(made, tag)
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    for prompt in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(prompt)
    for old in list(content):
        content.remove(old)
    for piece in pieces:
        run = etree.SubElement(content, qn("w:r"))
        etree.SubElement(run, qn("w:proofErr"))
        etree.SubElement(run, qn("w:t")).text = piece


@pytest.mark.parametrize(
    ("tag", "pieces", "read"),
    [
        ("agency", ("โรง", "เรียน", "ตัวอย่าง "), "โรงเรียนตัวอย่าง"),
        ("written_on", ("22 พ.ย. ", "2569"), "2026-11-22"),
        ("written_on", ("๒๒ พฤศจิกายน ๒๕๖๙",), "2026-11-22"),
        ("written_on", ("วันนี้",), "วันนี้"),
        ("items_1_quantity", ("๑,๒๐๐",), "1200"),
        ("items_1_quantity", ("สอง",), "สอง"),
    ],
)
def test_what_people_type_is_read(tag: str, pieces: tuple[str, ...], read: str) -> None:
    made = opened(document(LOAN, MANUAL))
    typed(made, tag, *pieces)
    assert read_document(saved(made), LOAN) == {tag: read}


def test_times_are_read_as_people_write_them() -> None:
    form = MANUAL.form["equipment-use"]
    for written, read in {"8.30 น.": "08:30", "๑๖:๓๐": "16:30", "บ่าย": "บ่าย"}.items():
        made = opened(document(form, MANUAL))
        typed(made, "begins_at", written)
        assert read_document(saved(made), form) == {"begins_at": read}


def test_a_list_is_read_by_what_it_shows() -> None:
    form = MANUAL.form["evaluation-summary"]
    made = opened(document(form, MANUAL))
    typed(made, "results_1_level", "ปานกลาง")
    assert read_document(saved(made), form) == {"results_1_level": "moderate"}


def test_ticks_are_read_and_two_for_one_are_not_hidden() -> None:
    made = opened(document(LOAN, MANUAL))
    for choice, read in (("inside", "inside"), ("outside", "inside outside")):
        checked = named(made, f"place_kind__{choice}").find(f".//{qn('w14:checked')}")
        checked.set(qn("w14:val"), "1")
        assert read_document(saved(made), LOAN) == {"place_kind": read}


def test_another_file_is_refused_in_thai() -> None:
    whole = document(LOAN, MANUAL)
    torn = whole[:2000] + bytes(500) + whole[2500:]
    for data in (b"", b"%PDF-1.7", b"PK\x05\x06" + bytes(18), whole[:-400], torn):
        with pytest.raises(ValueError, match="เปิดไฟล์นี้เป็นเอกสาร Word ไม่ได้"):
            read_document(data, LOAN)


@FORMS
def test_the_paper_says_whose_it_is_and_how_it_stands(manual: Manual, form: Form) -> None:
    printed = words(document(form, manual))
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    assert form.title in printed
    assert not form.code or form.code.value in printed
    version = f"ฉบับ {form.version}" if form.version else ""
    assert (version.translate(thai) if manual.digits == "thai" else version) in printed
    assert ("ร่างของโครงการ รอหน่วยงานรับรอง" in printed) == (form.status == "draft")
    memo = form.survey[0].type == "group" and form.survey[0].appearance == "memo"
    assert ("บันทึกข้อความ" if memo else manual.office.name.partition(" ")[0]) in printed
    if form.privacy and manual.digits == "thai":
        assert form.privacy.translate(thai) in printed
    section = opened(document(form, manual)).sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    if memo:
        assert round(section.left_margin / Mm(1)) == 30
        assert round(section.right_margin / Mm(1)) == 20


def test_the_code_asks_whether_the_form_is_current_where_the_site_is_known() -> None:
    assert not [name for name in parts(document(LOAN, MANUAL)) if "media" in name]
    manual = MANUAL.model_copy(update={"site": Site(site_url="https://www.example.go.th/m/")})
    data = document(LOAN, manual)
    (picture,) = (each for name, each in parts(data).items() if "media" in name)
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    assert (
        code.text
        == f"https://www.example.go.th/m/verify/#forms/equipment-loan/={fingerprint(LOAN)}"
    )
    assert fingerprint(LOAN) in words(data)
    (shape,) = opened(data).inline_shapes
    assert shape.width >= Mm(19)
    assert code.text in shape._inline.docPr.get("descr")


@FORMS
def test_the_same_form_is_the_same_file_and_names_nobody(manual: Manual, form: Form) -> None:
    data = document(form, manual)
    assert data == document(form, manual)
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(data).core_properties
    assert (properties.title, properties.language) == (form.title, "th-TH")
    assert (properties.author, properties.last_modified_by) == ("", "")


def test_the_font_of_the_paper_comes_with_the_form() -> None:
    found = parts(document(LOAN, MANUAL))
    table = etree.fromstring(found["word/fontTable.xml"])
    links = etree.fromstring(found["word/_rels/fontTable.xml.rels"])
    targets = {link.get("Id"): link.get("Target") for link in links}
    for tag, style in (("w:embedRegular", "Regular"), ("w:embedBold", "Bold")):
        (entry,) = table.iter(qn(tag))
        hidden = found[f"word/{targets[entry.get(qn('r:id'))]}"]
        # ECMA-376-1, 17.8.1: the key from its last byte to its first, over the first 32 bytes.
        key = bytes.fromhex(entry.get(qn("w:fontKey")).strip("{}").replace("-", ""))[::-1]
        shown = bytes(byte ^ key[place % 16] for place, byte in enumerate(hidden[:32]))
        font = TTFont(BytesIO(shown + hidden[32:]))
        assert font["name"].getDebugName(1) == entry.getparent().get(qn("w:name")) == "Sarabun"
        assert font["name"].getDebugName(2) == style
        assert font["OS/2"].fsType == 0
        assert set(map(ord, "ก่ำฎุ๙Aa9")) <= set(font.getBestCmap())


@FORMS
def test_no_label_is_wider_than_its_place(manual: Manual, form: Form) -> None:
    made = opened(document(form, manual))
    styles = {style.style_id: style for style in made.styles}
    for cell in made.element.body.iter(qn("w:tc")):
        width = int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w")))
        if cell.find(f".//{qn('w:sdt')}") is not None or width > HALF_A_PAGE:
            continue
        for shown in cell.iterchildren(qn("w:p")):
            words, widths = [""], [0.0]
            for run in shown.iter(qn("w:r")):
                named = run.find(f".//{qn('w:rStyle')}")
                style = styles[(shown if named is None else named).xpath("string(.//@w:val)")]
                for letter in "".join(each.text for each in run.iter(qn("w:t"))):
                    if letter == " ":
                        words, widths = [*words, ""], [*widths, 0.0]
                    words[-1] += letter
                    widths[-1] += width_of(letter, style)
            assert max(widths) <= width - CELL_MARGINS, words


def width_of(text: str, style: BaseStyle) -> float:
    """Return how wide a text is in Sarabun, in twentieths of a point."""
    size = next((each.font.size for each in lineage(style) if each.font.size), Pt(10.5))
    weight = 700 if any(each.font.bold for each in lineage(style)) else 400
    return advance(text, weight) / 1000 * size.pt * 20


def lineage(style: BaseStyle) -> Iterator[BaseStyle]:
    """Yield a style and those it is based on."""
    while style is not None:
        yield style
        style = style.base_style


def test_thai_is_set_in_the_font_of_the_paper() -> None:
    styles = etree.fromstring(parts(document(LOAN, MANUAL))["word/styles.xml"])
    default = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert default.find(qn("w:rFonts")).get(qn("w:cs")) == "Sarabun"
    assert default.find(qn("w:szCs")).get(qn("w:val")) == default.find(qn("w:sz")).get(qn("w:val"))
    assert default.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
