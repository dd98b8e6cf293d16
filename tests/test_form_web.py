"""The page to fill in a form, as HTML: whole without a script, safe, true to the definition."""

import json
import re
from collections import Counter

import pytest
from lxml import html

from forms.definition import fields
from forms.web import assets, fill_page
from macros.folders import PROJECT
from macros.loader import load
from macros.model import Choice, Form, Manual
from macros.thai import digits

MANUAL = load(PROJECT / "data")
FORMS = pytest.mark.parametrize("form", MANUAL.forms, ids=lambda form: form.id)


def page_of(form: Form, manual: Manual = MANUAL) -> html.HtmlElement:
    return html.document_fromstring(fill_page(form, manual))


@FORMS
def test_every_field_can_be_filled_in_once(form: Form) -> None:
    """Names, choices and what must be answered are those of the definition."""
    controls = page_of(form).xpath("//form[@id='form']//*[@name]")
    found = Counter(each.get("name") for each in controls if each.get("type") not in BOXES)
    expected = [field for field in fields(form) if field.kind != "signature"]
    single = [field.name for field in expected if not field.choices or opens(field)]
    assert found == Counter(single)
    for field in expected:
        if field.choices and not opens(field):
            boxes = [each for each in controls if each.get("name") == field.name]
            assert [each.get("value") for each in boxes] == [each.name for each in field.choices]
        elif field.kind not in ("calculate", "image"):
            (control,) = (each for each in controls if each.get("name") == field.name)
            assert (control.get("required") is not None) == field.required, field.name


BOXES = {"radio", "checkbox"}


def opens(field: object) -> bool:
    return getattr(getattr(field, "part", None), "appearance", None) == "minimal"


@FORMS
def test_every_control_has_a_label_and_what_is_required_is_said_in_words(form: Form) -> None:
    page = page_of(form)
    for control in page.xpath("//form[@id='form']//*[@name]"):
        labels = page.xpath(f"//label[@for='{control.get('id')}']") or control.xpath(
            "ancestor::label"
        )
        assert labels, control.get("id")
        if control.get("required") is not None:
            assert "(จำเป็น)" in labels[0].text_content()


@FORMS
def test_the_page_has_no_inline_script_or_style(form: Form) -> None:
    """The policy forbids them, so a page that had them would be broken."""
    page = page_of(form)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "unsafe" not in policy
    assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//script[not(@src)]/@type") == ["application/json"]
    assert page.xpath("//iframe | //form/@action") == []
    addresses = page.xpath("//@src | //link/@href")
    assert not [each for each in addresses if re.match(r"(\w+:)?//", each)]


def test_nothing_of_the_data_can_end_the_element_that_holds_it() -> None:
    evil = "</script><script>alert()</script><!-- ${x} {{ y }} & \" '"
    form = MANUAL.form["equipment-loan"]
    name, choices = next(iter(form.choices.items()))
    form = form.model_copy(
        update={
            "title": evil,
            "privacy": evil,
            "survey": (form.survey[0].model_copy(update={"label": evil}), *form.survey[1:]),
            "choices": {**form.choices, name: (Choice(name="evil", label=evil), *choices)},
        }
    )
    page = page_of(form)
    scripts = page.xpath("//script")
    assert [each.get("id") for each in scripts] == ["script", "rules"]
    assert not set("<>&") & set(scripts[1].text)
    assert json.loads(scripts[1].text)["fields"][0]["label"] == evil
    assert evil in page.xpath("//h1")[0].text_content()


def test_numbers_are_printed_in_the_digits_of_the_publication() -> None:
    form = next(form for form in MANUAL.forms if form.id == "equipment-loan")
    for style, example in (("thai", "เช่น ๒๒/๑๑/๒๕๖๙"), ("arabic", "เช่น 22/11/2569")):
        manual = MANUAL.model_copy(update={"digits": style})
        assert example in page_of(form, manual).xpath("//form")[0].text_content()


@FORMS
def test_a_field_has_one_hint(form: Form) -> None:
    """What the form says takes the place of what is said of every field of its kind."""
    page = page_of(form)
    for field in fields(form):
        if field.hint and field.kind in ("date", "time", "select_multiple"):
            (hint,) = page.xpath(f"//*[@id='hint-{field.name}']")
            assert hint.text_content().strip() == digits(field.hint, "thai")
    for hint in page.xpath("//p[@class='hint'][contains(., 'ภาพเก็บไว้')]"):
        assert "ข้อมูลส่วนบุคคล ภาพเก็บไว้" in hint.text_content()
        assert hint.xpath("count(span)") == 2


def test_a_form_that_nobody_has_confirmed_says_so() -> None:
    form = MANUAL.forms[0]
    said = "ร่างของโครงการ รอหน่วยงานรับรอง"
    assert said in page_of(form).xpath("//main")[0].text_content()
    confirmed = form.model_copy(update={"status": "confirmed"})
    assert said not in page_of(confirmed).xpath("//main")[0].text_content()


def test_what_makes_pdf_lies_apart() -> None:
    """The copy without a server leaves that folder out, and nothing else is as heavy."""
    found = assets()
    heavy = {name for name, content in found.items() if len(content) > 100_000}
    assert heavy == {"assets/fill/pdf/pdf-lib.js"}
    assert "assets/fill/pdf/LICENSE" in found
    assert not [name for name in found if "pdf" in name and "/pdf/" not in name]


def test_the_same_manual_gives_the_same_bytes() -> None:
    assert assets() == assets()
    for form in MANUAL.forms:
        assert fill_page(form, MANUAL) == fill_page(form, MANUAL)
