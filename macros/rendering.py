"""Every page of a manual with its macros run: Markdown that any engine can take."""

from collections.abc import Iterable
from dataclasses import replace

from jinja2 import Environment, StrictUndefined

from macros.markup import inline
from macros.model import Manual
from macros.pages import Page, pages, styled
from macros.prose import Prose
from macros.vocabulary import vocabulary


def rendered(manual: Manual, prose: Iterable[Prose]) -> tuple[Page, ...]:
    """Return the pages of words, then those made from data, each as plain Markdown."""
    written = (_page_of(words, manual) for words in prose)
    return tuple(_run(page, manual) for page in (*written, *pages(manual)))


def _page_of(words: Prose, manual: Manual) -> Page:
    title, description = (
        styled(inline(text), manual) for text in (words.head.title, words.head.description)
    )
    return Page(words.path, title, description, words.markdown, "")


def _run(page: Page, manual: Manual) -> Page:
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - Markdown
    environment.globals.update(vocabulary(manual, lambda: page.address))
    markdown = environment.from_string(page.markdown).render()
    return replace(page, markdown=styled(markdown, manual))
