"""Pieces of pages: from the model to HTML, each by the template of its name."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from macros import addresses
from macros.diamond import decision_height
from macros.flow import flow
from macros.markup import with_links
from macros.model import Correction, Form, Manual, Procedure
from macros.thai import MONTHS, buddhist_date, buddhist_year, day_and_month
from macros.wording import key_title

# What a page may show, by what it is about.
OF_MANUAL = (
    "audit_items",
    "calendar",
    "corrections",
    "coverage",
    "downloads",
    "due_dates",
    "duties",
    "form_rows",
    "glossary",
    "home",
    "imprint",
    "procedure_rows",
    "questions",
    "references",
    "revisions",
    "search_words",
    "subscription",
    "tasks",
)
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
OF_FORM = ("form_status", "form_procedures")

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
            key_title("Step", key)
            for key in ("duration", "standard", "responsible")
            if all(getattr(step, key) is None for step in procedure.steps)
        ],
    )


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
