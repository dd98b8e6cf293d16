"""The book as one HTML document, cover, contents, chapters; and a procedure by itself."""

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from forms.qr import picture
from macros import addresses
from macros.fingerprint import fingerprint as fingerprint_of
from macros.handbook.appendix import paper_style
from macros.handbook.chapter import Chapter
from macros.handbook.lines import unbroken
from macros.imprint import edition_line
from macros.markup import inline
from macros.model import Manual, Procedure
from macros.pages import styled
from macros.thai import buddhist_date, buddhist_year
from macros.wording import message

# The counter style of CSS that writes a page's number.
_COUNTERS = {"thai": "thai", "arabic": "decimal"}


def book(manual: Manual, chapters: Iterable[Chapter], fingerprint: str) -> str:
    """Return the HTML of the whole book; the chapters' HTML is taken as it is."""
    environment = _environment()
    cover = environment.get_template("cover.html").render(
        manual=manual,
        fingerprint=fingerprint,
        live=_code(manual, addresses.HOME),
        proof=_code(manual, addresses.of_print(fingerprint, addresses.HANDBOOK_FILE)),
        proof_page=addresses.VERIFY,
    )
    return environment.get_template("book.html").render(
        _frame(manual),
        cover=unbroken(styled(cover, manual)),
        chapters=tuple(chapters),
        paper=Markup(paper_style()),  # noqa: S704 - the package's own style sheet
    )


def leaflet(manual: Manual, procedure: Procedure, chapter: Chapter) -> str:
    """Return the HTML of one procedure by itself, for a notice board or a message."""
    return alone(manual, chapter, fingerprint_of(procedure), addresses.of_procedure(procedure))


def alone(manual: Manual, chapter: Chapter, fingerprint: str, address: str) -> str:
    """Return the HTML of one page of the site by itself; `address` is where the page is live."""
    template = _environment().get_template("leaflet.html")
    return template.render(
        _frame(manual),
        chapters=(chapter,),
        fingerprint=fingerprint,
        live=_code(manual, address),
    )


def _frame(manual: Manual) -> dict[str, Any]:
    return {
        "manual": manual,
        "manual_title": styled(inline(manual.title), manual),
        "office": styled(inline(manual.office.name), manual),
        "edition": edition_line(manual),
        "counter": _COUNTERS[manual.digits],
    }


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros", "templates/handbook"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["date"] = buddhist_date
    environment.filters["year"] = buddhist_year
    environment.filters["unbroken"] = unbroken
    return environment


def _code(manual: Manual, address: str) -> Markup:
    """Return the QR code of an address of the site, if the site has one."""
    site = manual.site.site_url
    if not site:
        return Markup("")
    return Markup('<img src="{source}" alt="{said}">').format(
        source=picture(site + address), said=message("qr_page", address=site + address)
    )
