"""The addresses of the site: one place decides what a page or a heading is called.

An address is relative to the site's root and ends in `/` or in `#anchor`; the home page is
the empty address. A published address never changes.
"""

import posixpath
from collections.abc import Iterable, Iterator

from macros.model import Duty, Form, Manual, Procedure, Reference, Step
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
CONTRIBUTE = "contribute/"
PRIVACY = "privacy/"
CORRECTIONS = "audit/corrections/"
QUESTIONS = "audit/questions/"
LISTS = (HOME, DUTIES, PROCEDURES, FORMS, REFERENCES, GLOSSARY, CALENDAR, AUDIT)
REGISTERS = (CORRECTIONS, QUESTIONS)
NOTES = (CONTRIBUTE, PRIVACY)
# Lists of pages that lie in a folder of their own.
_INDEXES = (HOME, PROCEDURES, FORMS, AUDIT, CONTRIBUTE)


def of_duty(duty: Duty) -> str:
    """Return the address of a duty."""
    return f"{DUTIES}#{duty.id}"


def of_procedure(procedure: Procedure) -> str:
    """Return the address of a procedure's page."""
    return f"{PROCEDURES}{procedure.id}/"


def of_step(procedure: Procedure, step: Step) -> str:
    """Return the address of a step; it stays when steps are added around it."""
    return f"{of_procedure(procedure)}#step-{step.id}"


def of_form(form: Form) -> str:
    """Return the address of a form's page."""
    return f"{FORMS}{form.id}/"


def of_reference(reference: Reference) -> str:
    """Return the address of a reference."""
    return f"{REFERENCES}#{reference.id}"


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
    return (*present, "steps", "flow")


def normal(address: str) -> str:
    """Return an address as somebody wrote it in its one form: the home page may be `/`."""
    return address.removeprefix("/")


def published(manual: Manual, prose: Iterable[Prose]) -> Iterator[str]:
    """Yield every address that the manual's site answers, anchors included."""
    yield from LISTS
    yield from (*REGISTERS, *NOTES)
    yield from map(of_duty, manual.duties)
    yield from map(of_reference, manual.references)
    yield from map(of_form, manual.forms)
    for procedure in manual.procedures:
        page = of_procedure(procedure)
        yield page
        yield from (f"{page}#{name}" for name in sections(procedure))
        yield from (of_step(procedure, step) for step in procedure.steps)
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
