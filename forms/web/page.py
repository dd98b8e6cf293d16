"""The page of a form to fill in: HTML that can be read, filled in and printed without a script."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from forms.definition import fields
from forms.web.assets import FOLDER
from forms.web.print import paper
from forms.web.rules import rules
from macros import addresses
from macros.expression import condition
from macros.model import Form, Manual
from macros.pages import styled


def fill_page(form: Form, manual: Manual) -> str:
    """Return the HTML of `forms/<id>/fill/index.html`."""
    here = addresses.of_fill(form)
    environment = Environment(
        loader=PackageLoader("forms.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def printed(text: str) -> Markup:
        return Markup(styled(str(escape(text)), manual))  # noqa: S704 - escaped

    def link(address: str) -> str:
        return addresses.relative(address, here)

    facts: dict[str, Any] = {
        "form": form,
        "manual": manual,
        "named": {field.name: field for field in fields(form)},
        "rules": Markup(rules(form, manual)),  # noqa: S704 - written for an element of script
        "paper": Markup(paper(form, manual)),  # noqa: S704 - made by an autoescaping template
        "home": link(addresses.HOME),
        "back": link(addresses.of_form(form)),
        "folder": link(f"{FOLDER}/"),
        "icon": link("assets/favicon.svg"),
    }
    environment.filters |= {"printed": printed, "condition": lambda text: condition(text or "")}
    return environment.get_template("fill.html").render(facts)
