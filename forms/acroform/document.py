"""A form to fill in with any reader of PDF."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from forms.acroform.field import Page, made
from forms.acroform.font import RESOURCE, embedded
from forms.acroform.place import check, places
from forms.acroform.script import add_scripts
from forms.answers import Answers
from forms.definition import printable
from forms.paper import controls_pdf
from forms.written import written
from macros.model import Form, Manual


def fillable_pdf(form: Form, manual: Manual, answers: Answers | None = None) -> bytes:
    """Return the form with fields to type in, with answers already in them if there are any.

    Raises `ManualError` for a field that is off the page, on another, or too low for its type.
    """
    return filler(form, manual)(answers or {})


def filler(form: Form, manual: Manual) -> Callable[[Answers], bytes]:
    """Return what fills in a form: it is laid out once, however many people fill it in."""
    laid_out = controls_pdf(form, manual)

    def fill(answers: Answers) -> bytes:
        written = BytesIO()
        with pikepdf.open(BytesIO(laid_out)) as pdf:
            _make(pdf, form, answers)
            pdf.save(
                written,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
        return written.getvalue()

    return fill


def _make(pdf: Pdf, form: Form, answers: Answers) -> None:
    """Make the fields anew on the annotations that WeasyPrint placed and tagged."""
    fields = printable(form)
    found = places(pdf)
    check(pdf, found, fields, Path("forms") / f"{form.id}.yml")
    own = embedded(pdf)
    fonts = Dictionary(
        {
            RESOURCE: own[RESOURCE],
            "/Helv": _plain(pdf, "Helvetica"),
            "/ZaDb": _plain(pdf, "ZapfDingbats"),
        }
    )
    page = Page(pdf, pdf.make_indirect(Dictionary(own)), found, written(form, answers))
    by_name = {field.name: made(page, field) for field in fields}
    order = add_scripts(pdf, fields, {name: parts[0] for name, parts in by_name.items()})
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(
            Fields=Array([part for parts in by_name.values() for part in parts]),
            DR=Dictionary(Font=pdf.make_indirect(fonts)),
            DA=String(f"{RESOURCE} 20 Tf 0 g"),
            CO=order,
        )
    )
    pdf.Root.Lang = String("th-TH")
    for each in pdf.pages:
        each.Tabs = Name.S


def _plain(pdf: Pdf, name: str) -> Object:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"))
    if name == "Helvetica":
        font.Encoding = Name.WinAnsiEncoding
    return pdf.make_indirect(font)
