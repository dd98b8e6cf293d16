"""The forms at the end of the book: each as the paper to write on, with its code and address."""

import re
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import html
from markupsafe import escape

from forms.paper.sheet import sheet
from macros import addresses
from macros.handbook.chapter import Chapter, anchor
from macros.model import Form, Manual
from macros.pages import styled
from macros.wording import message

# Height in mm of a line to write on: the lowest that the paper has, so that most fit one page.
_PITCH = 7.0
_ROOTS = (":root", "html", "body")
_ROOT_RULE = re.compile(r"^(?P<selectors>(?::root|html|body)(?:,\n[^{,]+)*) \{", re.M)
_PAGE_RULES = re.compile(r"^@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}\n", re.M)


def appended(manual: Manual) -> tuple[str, ...]:
    """Return the addresses of the site that the appendix answers."""
    forms = (addresses.of_form(form) for form in manual.forms if form.handed_out)
    return (addresses.FORMS, *forms)


def appendix(manual: Manual) -> Chapter:
    """Return the chapter that shows every form that is handed out."""
    environment = Environment(
        loader=PackageLoader("macros", "templates/handbook"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.globals["anchor"] = lambda form: anchor(addresses.of_form(form))
    forms = [form for form in manual.forms if form.handed_out]
    words = styled(environment.get_template("appendix.html").render(forms=forms), manual)
    papers = "".join(_paper(form, manual) for form in forms)
    title = message("appendix")
    return Chapter(anchor(addresses.FORMS), "", title, title, words + papers, _inner(forms, manual))


def _inner(forms: list[Form], manual: Manual) -> tuple[tuple[str, str], ...]:
    return tuple(
        (anchor(addresses.of_form(form)), styled(str(escape(form.title)), manual)) for form in forms
    )


def _paper(form: Form, manual: Manual) -> str:
    """Return the body of a form's sheet, in a box of its own for its style."""
    document = html.document_fromstring(sheet(form, manual, "blank", _PITCH, {}))
    (body,) = document.iter("body")
    body.tag = "div"
    body.set("class", f"{document.get('class')} paper")
    body.set("style", document.get("style", ""))
    written: str = html.tostring(body, encoding="unicode")
    return f'<div class="sheet" id="{anchor(addresses.of_form(form))}">{written}</div>'


def paper_style() -> str:
    """Return the style of the paper for sheets inside the book; the book has its own pages."""
    css = files("forms.paper").joinpath("paper.css").read_text(encoding="utf-8")
    inside = _ROOT_RULE.sub(_about_the_sheet, _PAGE_RULES.sub("", css))
    return f".sheet {{\n{inside}}}\n"


def _about_the_sheet(rule: re.Match[str]) -> str:
    """Let what the sheet's root is told be told to its box; one `&` asks for it everywhere."""
    selectors = (each.strip() for each in rule["selectors"].split(","))
    return ", ".join("&" if each in _ROOTS else f"& {each}" for each in selectors) + " {"
