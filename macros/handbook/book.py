"""The book as one HTML document: cover, contents, chapters."""

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.handbook.chapter import Chapter
from macros.model import Manual
from macros.pages import styled
from macros.thai import buddhist_date


def book(manual: Manual, chapters: Iterable[Chapter]) -> str:
    """Return the HTML of the whole book; the chapters' HTML is taken as it is."""
    environment = Environment(
        loader=PackageLoader("macros", "templates/handbook"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["date"] = buddhist_date
    cover = environment.get_template("cover.html").render(manual=manual)
    template = environment.get_template("book.html")
    return template.render(manual=manual, cover=styled(cover, manual), chapters=tuple(chapters))
