"""What the search finds: the theme's sections, and each record as a result of its own."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros import addresses
from macros.markup import inline, plain
from macros.model import Form, Manual, Reference
from macros.pages import styled
from macros.thai import buddhist_year, buddhist_years
from macros.wording import message, wording

Document = dict[str, Any]


_TAG = re.compile("<[^>]*>")
# What a page says that others say better: records have results of their own, lists only link.
_REPEATED = {
    addresses.PROCEDURES: {"steps", "forms", "references", "coverage"},
    addresses.FORMS: {"files", "procedures"},
}
_OVERVIEWS = {addresses.HOME, addresses.PROCEDURES, addresses.FORMS}
_LISTS = {addresses.DUTIES, addresses.REFERENCES, addresses.GLOSSARY}
# Pages about the manual, or that only gather what stands elsewhere, come after what they gather.
_ASIDE = {addresses.HOME, addresses.GLOSSARY, addresses.CALENDAR, addresses.PRIVACY}
_ASIDE_AREAS = (addresses.AUDIT, addresses.CONTRIBUTE, addresses.DATA, addresses.VERIFY)
_ASIDE_WORTH = 0.25
_AREA_WORTH = 0.12


def documents(manual: Manual, sections: Iterable[Document]) -> list[Document]:
    """Return the index's documents: pages and sections as built, records instead of long lists.

    A document is `{location, title, text, tags?, worth?}`; title and text are HTML.
    """
    found: list[Document] = []
    for section in sections:
        page, _, anchor = section["location"].partition("#")
        if anchor in _REPEATED.get(f"{page.partition('/')[0]}/", ()):
            continue
        if anchor and (page in _OVERVIEWS or (_area(page) and page != addresses.CONTRIBUTE)):
            continue
        # About the manual one looks for how to change it; the rest is found by its title.
        empty = page in _LISTS | _OVERVIEWS or (_area(page) and page != addresses.CONTRIBUTE)
        found.append({**section, "text": "" if empty else _untagged(section["text"])})
    called = _called(manual)
    for document in (*found, *(records := list(_records(manual)))):
        if document["location"] in called:
            document["tags"] = called[document["location"]]
        page = document["location"].partition("#")[0]
        if page in _ASIDE or _area(page):
            document["worth"] = _AREA_WORTH if _area(page) else _ASIDE_WORTH
    return found + records


def _untagged(text: str) -> str:
    """Return HTML without its tags, which the search leaves out: readers need not load them."""
    return " ".join(_TAG.sub(" ", text).split())


def _area(page: str) -> str | None:
    """Return the area about the manual that a page lies in, if any."""
    return next((area for area in _ASIDE_AREAS if page.startswith(area)), None)


def _called(manual: Manual) -> dict[str, list[str]]:
    """Return codes and numbers, and what people call the work of a form or a procedure alone."""
    found = {addresses.of_form(form): _form_names(manual, form) for form in manual.forms}
    for procedure in manual.procedures:
        name = _numbered(manual, "procedure", procedure.number)
        found[addresses.of_procedure(procedure)] = [name]
    for task in manual.tasks:
        if task.form:
            address = addresses.of_form(manual.form[task.form])
        elif task.procedure:
            address = addresses.of_procedure(manual.procedure[task.procedure])
        else:
            continue
        found[address] += (task.text, *task.called)
    return found


def _form_names(manual: Manual, form: Form) -> list[str]:
    """Return what stands on a form's paper and lists: its code and its number."""
    code = [form.code.value] if form.code else []
    return [*code, _numbered(manual, "form", form.number)]


def _numbered(manual: Manual, kind: str, number: int) -> str:
    name = message("numbered", kind=wording()["kinds"][kind], number=number)
    return styled(name, manual)


def _records(manual: Manual) -> Iterator[Document]:
    title: dict[str, str] = wording()["kinds"]
    for duty in manual.duties:
        yield _document(
            manual, addresses.of_duty(duty), f"{title['duty']} {duty.number}", duty.text
        )
    for procedure in manual.procedures:
        for number, step in enumerate(procedure.steps, 1):
            name = f"{title['step']} {number}"
            yield _document(manual, addresses.of_step(procedure, step), name, step.text)
        for definition in procedure.definitions:
            address = f"{addresses.GLOSSARY}#{definition.id}"
            yield _document(manual, address, definition.term, definition.meaning)
    for reference in manual.references:
        text = " ".join(filter(None, (_years(reference), reference.note)))
        yield _document(manual, addresses.of_reference(reference), reference.title, text)
    for term in manual.glossary:
        meaning = term.meaning.value if term.meaning else ""
        yield _document(manual, f"{addresses.GLOSSARY}#{term.id}", term.term, meaning)


def _years(reference: Reference) -> str:
    """Return when a reference was made or is valid, as its citation on the page says it."""
    if reference.valid_from and reference.valid_to:
        return buddhist_years(reference.valid_from[:4], reference.valid_to[:4])
    year = reference.year or reference.valid_from
    return buddhist_year(year[:4]) if year else ""


def _document(manual: Manual, location: str, title: str, text: str) -> Document:
    return {"location": location, "title": _html(manual, title), "text": _html(manual, text)}


def _html(manual: Manual, text: str) -> str:
    return plain(styled(inline(text), manual)).replace("&", "&amp;").replace("<", "&lt;")
