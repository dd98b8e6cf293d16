"""The addresses of the site: one place decides what a page or a heading is called.

An address is relative to the site's root and ends in `/` or in `#anchor`; the home page is
the empty address. A published address never changes.
"""

import posixpath
from collections.abc import Iterable, Iterator

from macros.model import AuditItem, Definition, Duty, Form, Manual, Procedure, Reference, Step, Term
from macros.prose import Prose

HOME = ""
DUTIES = "duties/"
PROCEDURES = "procedures/"
FORMS = "forms/"
REFERENCES = "references/"
GLOSSARY = "glossary/"
CALENDAR = "calendar/"
AUDIT = "audit/"
CALENDAR_FILE = "calendar.ics"
HANDBOOK_FILE = "handbook.pdf"
OFFLINE_FILE = "offline.zip"
ALL_FORMS_FILE = "forms/all-forms.zip"
CONTRIBUTE = "contribute/"
EDITING = "contribute/editing/"
KEYS = "contribute/keys/"
MACROS = "contribute/macros/"
RULES = "contribute/rules/"
PRIVACY = "privacy/"
CORRECTIONS = "audit/corrections/"
QUESTIONS = "audit/questions/"
COMPLETENESS = "audit/completeness/"
REVISIONS = "audit/revisions/"
EDITIONS = "audit/editions/"
IN_FORCE = "audit/in-force/"
VERIFY = "verify/"
DATA = "data/"
MANUAL_FILE = "data/manual.json"
MANUAL_SCHEMA_FILE = "data/manual.schema.json"
EVIDENCE_FILE = "audit/evidence.json"
EVIDENCE_SCHEMA_FILE = "audit/evidence.schema.json"
BOM_FILE = "audit/bom.cdx.json"
PUBLISHED_FILE = "verify/published.json"
CHANGES_FILE = "audit/revisions.txt"
# Of an edition alone: what its documents were made from, and what it changes.
SOURCE_FILE = "data/source.zip"
DIFFERENCE_FILE = "audit/changes.json"
REPORT_FILE = "audit/completeness.pdf"
CHECKSUMS_FILE = "SHA256SUMS"
LISTS = (HOME, DUTIES, PROCEDURES, FORMS, REFERENCES, GLOSSARY, CALENDAR, AUDIT)
REGISTERS = (COMPLETENESS, CORRECTIONS, QUESTIONS, REVISIONS, EDITIONS, IN_FORCE)
GUIDE = (EDITING, KEYS, MACROS, RULES)
NOTES = (CONTRIBUTE, *GUIDE, PRIVACY, VERIFY, DATA)
# To fill in, to print, for Word, for data collection.
FORM_ENDINGS = (".pdf", "-print.pdf", ".docx", ".xlsx")
# Lists of pages that lie in a folder of their own.
_INDEXES = (HOME, PROCEDURES, FORMS, AUDIT, CONTRIBUTE)


def of_duty(duty: Duty) -> str:
    """Return the address of a duty."""
    return f"{DUTIES}#{duty.id}"


def of_procedure(procedure: Procedure) -> str:
    """Return the address of a procedure's page."""
    return f"{PROCEDURES}{procedure.id}/"


def of_leaflet(procedure: Procedure) -> str:
    """Return the address of a procedure's own PDF."""
    return f"{of_procedure(procedure)}{procedure.id}.pdf"


def of_step(procedure: Procedure, step: Step) -> str:
    """Return the address of a step; it stays when steps are added around it."""
    return f"{of_procedure(procedure)}#step-{step.id}"


def of_form(form: Form) -> str:
    """Return the address of a form's page."""
    return f"{FORMS}{form.id}/"


def of_fill(form: Form) -> str:
    """Return the address of the page on which a form is filled in."""
    return f"{of_form(form)}fill/"


def of_fill_page(form: Form) -> str:
    """Return the file behind the address on which a form is filled in."""
    return f"{of_fill(form)}index.html"


def of_form_file(form: Form, ending: str) -> str:
    """Return the address of a form's file: `.pdf` to fill in, `-print.pdf`, `.docx`, `.xlsx`."""
    return f"{of_form(form)}{form.id}{ending}"


def of_reference(reference: Reference) -> str:
    """Return the address of a reference."""
    return f"{REFERENCES}#{reference.id}"


def of_term(term: Term | Definition) -> str:
    """Return the address of a term; definitions of procedures are listed in the glossary too."""
    return f"{GLOSSARY}#{term.id}"


def of_audit_item(item: AuditItem) -> str:
    """Return the address of what an audit asks for, in the table of the audit area."""
    return f"{AUDIT}#{item.id}"


def of_edition(version: str) -> str:
    """Return the address of a released edition, under which its documents are too."""
    return f"editions/{version}/"


def of_print(fingerprint: str, page: str) -> str:
    """Return the address that tells what a fingerprint is of; `page` has its text today."""
    return f"{VERIFY}#{page}={fingerprint}"


def of_pack(version: str) -> str:
    """Return the address of the evidence pack of an edition, or of the draft."""
    return f"{AUDIT}evidence-{version}.zip"


def of_table(name: str) -> str:
    """Return the address of a table of the open data."""
    return f"{DATA}{name}.csv"


def of_source(path: str) -> str:
    """Return the address of a page's source: `procedures/index.md` is `procedures/`."""
    stem = path.removesuffix(".md")
    return HOME if stem == "index" else stem.removesuffix("/index") + "/"


def source_of(address: str) -> str:
    """Return the source of a page that is made from data: `procedures/` is a list of pages."""
    folder = address.rstrip("/")
    return posixpath.join(folder, "index.md") if address in _INDEXES else f"{folder}.md"


def sections(procedure: Procedure) -> tuple[str, ...]:
    """Return the anchors of a procedure's headings; one without content has no heading."""
    optional = ("objectives", "scope", "definitions", "forms", "references")
    present = [name for name in optional if getattr(procedure, name)]
    return (*present, "steps", "flow", "coverage")


def normal(address: str) -> str:
    """Return an address as somebody wrote it in its one form: the home page may be `/`."""
    return address.removeprefix("/")


def documents(manual: Manual) -> Iterator[str]:
    """Yield the files that readers are handed, for those who cite one as evidence."""
    yield from (HANDBOOK_FILE, CALENDAR_FILE, MANUAL_FILE, ALL_FORMS_FILE)
    yield from map(of_leaflet, manual.procedures)
    for form in manual.forms:
        if form.handed_out:
            yield from (of_form_file(form, ending) for ending in FORM_ENDINGS)


def published(manual: Manual, prose: Iterable[Prose]) -> Iterator[str]:
    """Yield every page that the site answers, with the anchors of records and of written words."""
    yield from (*LISTS, *REGISTERS, *NOTES)
    yield from map(of_duty, manual.duties)
    yield from map(of_reference, manual.references)
    yield from map(of_form, manual.forms)
    yield from (of_fill(form) for form in manual.forms if form.handed_out)
    yield from map(of_term, manual.glossary)
    yield from map(of_audit_item, manual.audit)
    yield from (of_edition(edition.version) for edition in manual.editions)
    for procedure in manual.procedures:
        page = of_procedure(procedure)
        yield page
        yield from (f"{page}#{name}" for name in sections(procedure))
        yield from (of_step(procedure, step) for step in procedure.steps)
        yield from map(of_term, procedure.definitions)
    for words in prose:
        page = of_source(words.path)
        yield page
        yield from (f"{page}#{anchor}" for anchor in words.anchors)


def relative(address: str, here: str) -> str:
    """Return the link from one page's address to another address."""
    page, mark, anchor = address.partition("#")
    if page == here and mark:
        return f"#{anchor}"
    link = posixpath.relpath(f"/{page}", f"/{here}")
    if link != "." and (page.endswith("/") or not page):
        link += "/"
    return ("./" if link == "." else link) + mark + anchor
