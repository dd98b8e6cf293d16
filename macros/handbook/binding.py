"""What a book holds, in which order."""

from collections.abc import Iterable, Iterator

from macros import addresses
from macros.handbook.appendix import appended, appendix
from macros.handbook.chapter import Chapter, Convert, chapter
from macros.model import Manual, Procedure
from macros.prose import Prose
from macros.rendering import rendered

# What is looked up comes last, behind the forms.
_LISTS = (
    addresses.REFERENCES,
    addresses.GLOSSARY,
    addresses.CALENDAR,
    addresses.CORRECTIONS,
    addresses.REVISIONS,
)


def bound(manual: Manual, prose: Iterable[Prose], convert: Convert) -> tuple[Chapter, ...]:
    """Return the chapters of the whole book; its cover stands for the home page."""
    written = tuple(prose)
    pages = {page.address: page for page in rendered(manual, written)}
    front = tuple(_front(manual, written))
    inside = {addresses.HOME, *front, *_LISTS, *appended(manual)}

    def of(addresses: Iterable[str]) -> Iterator[Chapter]:
        yield from (chapter(pages[each], manual, convert, inside) for each in addresses)

    return (*of(front), appendix(manual), *of(_LISTS))


def _front(manual: Manual, prose: Iterable[Prose]) -> Iterator[str]:
    yield from (addresses.of_source(words.path) for words in prose if words.head.handbook)
    yield addresses.DUTIES
    yield from map(addresses.of_procedure, manual.procedures)


def alone(
    procedures: Iterable[Procedure], manual: Manual, prose: Iterable[Prose], convert: Convert
) -> Iterator[tuple[Procedure, Chapter]]:
    """Yield each procedure with its chapter for a PDF of its own: no link stays inside."""
    pages = {page.address: page for page in rendered(manual, tuple(prose))}
    for procedure in procedures:
        here = addresses.of_procedure(procedure)
        yield procedure, chapter(pages[here], manual, convert, {here})


def single(address: str, manual: Manual, prose: Iterable[Prose], convert: Convert) -> Chapter:
    """Return a page of the site as a chapter for a PDF of its own."""
    pages = {page.address: page for page in rendered(manual, tuple(prose))}
    return chapter(pages[address], manual, convert, {address})
