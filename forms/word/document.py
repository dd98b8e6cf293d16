"""A form as a Word document in which only the fields can be changed."""

import datetime as dt
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm, Twips

from forms.answers import Answers, computed
from forms.definition import printable
from forms.paper.block import Section, blocks
from forms.word.answer import prompt_of
from forms.word.head import head, memo_head, qr_picture
from forms.word.package import blank, sealed
from forms.word.page import MEMORANDUM, PLAIN, Page, words
from forms.word.survey import survey
from forms.word.xml import Element, element, paragraph, run
from forms.written import written
from macros import addresses
from macros.fingerprint import fingerprint
from macros.model import ChoiceField, Form, Manual, TextField

_QR = Mm(22)


def document(form: Form, manual: Manual, answers: Answers | None = None) -> bytes:
    """Return a form as .docx: with answers, or else with what it suggests itself."""
    parts = blocks(form)
    memo = any(isinstance(part, Section) and part.kind == "memo" for part in parts)
    margins = MEMORANDUM if memo else PLAIN
    given = _suggested(form) if answers is None else answers
    known = written(form, {**given, **computed(form, given)})
    page = Page(form, manual, known, margins.width)
    made = Document(BytesIO(blank(prompt_of(field, page) for field in printable(form))))
    section = made.sections[0]
    section.left_margin, section.right_margin = Twips(margins.left), Twips(margins.right)
    qr = _qr(made, page)
    content = [memo_head(page, qr) if memo else head(page, qr), *_note(page)]
    for each in [*content, *survey(parts, page), *_foot(page)]:
        made.element.body.sectPr.addprevious(each)
    _running(made, page)
    _describe(made, form)
    saved = BytesIO()
    made.save(saved)
    return sealed(saved.getvalue())


def _suggested(form: Form) -> Answers:
    parts = [field.part for field in printable(form) if field.row is None]
    asked = [part for part in parts if isinstance(part, TextField | ChoiceField)]
    return {part.name: part.default for part in asked if part.default}


def _qr(made: DocumentObject, page: Page) -> Element | None:
    site = page.manual.site.site_url
    if not site:
        return None
    form = page.form
    address = site + addresses.of_print(fingerprint(form), addresses.of_form(form))
    holder = made.add_paragraph(style="Side")
    shape = holder.add_run().add_picture(BytesIO(qr_picture(address)), width=_QR)
    shape._inline.docPr.set("descr", words()["qr"].format(address=address))
    return holder._p


def _note(page: Page) -> list[Element]:
    note = page.form.note
    return [paragraph("Body", run(page.say(note)))] if note else [paragraph("Gap")]


def _foot(page: Page) -> list[Element]:
    starred = any(field.required for field in printable(page.form))
    legend = [run("*", "Star"), run(f" {words()['legend']}   ")] if starred else []
    notice = [run(page.say(page.form.privacy))] if page.form.privacy else []
    return [paragraph("Small", *legend, *notice)]


def _running(made: DocumentObject, page: Page) -> None:
    """Write the form's name and the number of the page at the foot of each page."""
    form, section = page.form, made.sections[0]
    named = [page.say(form.title), *([form.code.value] if form.code else []), words()["page"]]
    number = element("w:fldSimple", run(page.say("1")), instr=" PAGE ")
    section.footer.paragraphs[0]._p.extend([run(f"{' · '.join(named)} "), number])
    if page.manual.digits == "thai":
        for columns in section._sectPr.iterfind(qn("w:cols")):
            columns.addprevious(element("w:pgNumType", fmt="thaiNumbers"))


def _describe(made: DocumentObject, form: Form) -> None:
    properties = made.core_properties
    properties.title, properties.language = form.title, "th-TH"
    properties.identifier = form.code.value if form.code else form.id
    if form.version:
        properties.version = form.version
    if form.issued_on:
        issued = dt.datetime.combine(form.issued_on, dt.time())
        properties.created = properties.modified = issued
