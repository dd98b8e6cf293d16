"""Pieces of pages: from the model to HTML, each by the template of its name."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from macros import addresses, completeness
from macros.diamond import decision_height
from macros.flow import flow
from macros.markup import with_links
from macros.model import Correction, Edition, Form, Manual, Procedure
from macros.open_data import described
from macros.repository import Origins
from macros.thai import MONTHS, buddhist_date, buddhist_year, day_and_month
from macros.titles import title_of
from macros.waiting import waiting
from macros.wording import wording

# What a page may show, by what it is about.
OF_MANUAL = (
    "allowed_words",
    "calendar",
    "corrections",
    "coverage",
    "coverage_matrix",
    "downloads",
    "due_dates",
    "editions",
    "form_downloads",
    "forms_by_procedure",
    "forms_by_task",
    "home",
    "imprint",
    "procedure_rows",
    "questions",
    "reference_states",
    "review",
    "revisions",
    "search_words",
    "subscription",
    "tasks",
)
# What a script answers, from what the build leaves for it.
ANSWERING = ("in_force", "verify")
# The lists of records that have no page of their own.
OF_RECORDS = ("duties", "glossary", "references")
OF_PROCEDURE = (
    "cited_references",
    "definitions",
    "objectives",
    "procedure_coverage",
    "procedure_status",
    "scope",
    "steps",
    "used_forms",
)
OF_FORM = ("form_files", "form_procedures", "form_status")
# What people look for first among the documents of an edition.
_SHELVES = (addresses.HANDBOOK_FILE, addresses.PROCEDURES, addresses.FORMS, "evidence-")

Link = Callable[[str], str]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros", "templates/fragments"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "date": buddhist_date,
        "with_links": with_links,
        "year": lambda text: buddhist_year(text[:4]),
    }
    environment.globals |= {"at": addresses, "day_and_month": day_and_month, "months": MONTHS}
    return environment


_ENVIRONMENT = _environment()


def fragment(name: str, manual: Manual, link: Link, **facts: Any) -> Markup:
    """Return a piece of a page; `link` turns an address into a link from where it will stand."""
    template = _ENVIRONMENT.get_template(f"{name}.html")
    corrected = _corrections(manual)
    page = template.render(manual=manual, link=link, corrected=corrected, **facts)
    return Markup(page.strip())  # noqa: S704 - made by an autoescaping template


def with_origins(name: str, manual: Manual, link: Link, origins: Origins) -> Markup:
    """Return a list of records, each with the way to the file in which it is written."""
    return fragment(name, manual, link, origins=origins)


def of_procedure(name: str, manual: Manual, link: Link, procedure: Procedure) -> Markup:
    """Return a piece that is about one procedure."""
    return fragment(name, manual, link, procedure=procedure)


def flow_table(manual: Manual, link: Link, procedure: Procedure) -> Markup:
    """Return the flow table of a procedure."""
    drawn = flow(procedure)
    with_forms = any(step.forms for step in procedure.steps)
    return fragment(
        "flow",
        manual,
        link,
        procedure=procedure,
        drawn=drawn,
        sizes={n: decision_height(row.step.text) for n, row in enumerate(drawn.rows) if row.step},
        with_forms=with_forms,
        empty=[
            key
            for key in ("duration", "standard", "responsible")
            if all(getattr(step, key) is None for step in procedure.steps)
        ],
    )


def completeness_tables(manual: Manual, link: Link) -> Markup:
    """Return what each procedure says and does not say."""
    keys = (*completeness.AUDITED, *completeness.CHAPTERS)
    return fragment(
        "completeness",
        manual,
        link,
        completeness=completeness.completeness(manual),
        states=completeness.STATES,
        per_step=completeness.PER_STEP,
        titles={key: wording()["parts"][key] for key in keys},
    )


def audit_answers(manual: Manual, link: Link) -> Markup:
    """Return what an auditor asks first, answered from the data."""
    found = completeness.completeness(manual)
    counts = [each.counts for each in found]
    return fragment(
        "audit_answers",
        manual,
        link,
        said=sum(each["stated"] + each["confirmed"] for each in counts),
        asked=sum(sum(each.values()) for each in counts),
        until=waiting(manual),
    )


def audit_items(manual: Manual, link: Link) -> Markup:
    """Return what audits ask for, each with the pages and files that answer it."""
    answers = {address for item in manual.audit for address in item.answers}
    titles = {address: title_of(address, manual) for address in answers}
    return fragment("audit_items", manual, link, titles=titles)


def audit_files(manual: Manual, link: Link) -> Markup:
    """Return the files that an auditor takes home."""
    return fragment("audit_files", manual, link, pack=addresses.of_pack(manual.edition))


def edition(manual: Manual, link: Link, edition: Edition) -> Markup:
    """Return a released edition: who approved it, and its frozen documents."""

    def place(path: str) -> tuple[int, str]:
        shelves = (n for n, shelf in enumerate(_SHELVES) if path.startswith(shelf))
        return next(shelves, len(_SHELVES)), path

    titles = {path: title_of(path, manual) for path in sorted(edition.files, key=place)}
    return fragment("edition", manual, link, edition=edition, titles=titles)


def answering(name: str, manual: Manual, link: Link) -> Markup:
    """Return a piece that answers in the browser, with the words that it says there."""
    return fragment(name, manual, link, words=wording()["pages_that_answer"][name])


def open_data(manual: Manual, link: Link) -> Markup:
    """Return the files of the open data, with what each column holds."""
    return fragment("open_data", manual, link, described=described(manual))


def of_form(name: str, manual: Manual, link: Link, form: Form) -> Markup:
    """Return a piece that is about one form."""
    return fragment(name, manual, link, form=form)


def _corrections(manual: Manual) -> dict[str, list[Correction]]:
    """Return the corrections that readers see, by the address at which they see them."""
    found: dict[str, list[Correction]] = {}
    for correction in manual.corrections:
        if correction.state != "left":
            found.setdefault(addresses.normal(correction.where), []).append(correction)
    return found
