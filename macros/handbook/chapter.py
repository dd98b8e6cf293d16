"""A page of the site as a chapter: its macros run, its ids made unique, its links turned inward."""

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from urllib.parse import urlsplit

import tinyhtml5

from macros import addresses
from macros.model import Manual
from macros.pages import Page
from macros.prose import Prose
from macros.rendering import rendered

# From Markdown to HTML, with the extensions of the site.
Convert = Callable[[str], str]

_BOOK_LISTS = (
    addresses.FORMS,
    addresses.REFERENCES,
    addresses.GLOSSARY,
    addresses.CALENDAR,
    addresses.CORRECTIONS,
)


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book; `anchor` is its own id, `title` and `html` are markup."""

    anchor: str
    title: str
    html: str


def chapters(manual: Manual, prose: Iterable[Prose], convert: Convert) -> tuple[Chapter, ...]:
    """Return the chapters in the order of the book."""
    written = tuple(prose)
    by_address = {page.address: page for page in rendered(manual, written)}
    bound = [by_address[address] for address in _order(manual, written)]
    addresses_bound = {page.address for page in bound}
    return tuple(_chapter(page, manual, convert, addresses_bound) for page in bound)


def _order(manual: Manual, prose: Iterable[Prose]) -> Iterator[str]:
    yield from (addresses.of_source(words.path) for words in prose if words.head.handbook)
    yield addresses.DUTIES
    yield from map(addresses.of_procedure, manual.procedures)
    yield from _BOOK_LISTS


def _chapter(page: Page, manual: Manual, convert: Convert, bound: set[str]) -> Chapter:
    html = StringIO(convert(page.markdown))
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    for element in body.iter():
        # Inside HTML, SVG is written without the prefix that its namespace would get.
        element.tag = element.tag.rpartition("}")[2]
        if "id" in element.attrib:
            element.set("id", anchor(page.address, element.get("id", "")))
        if element.tag == "a" and "href" in element.attrib:
            _turn_inward(element, page, manual, bound)
    written = "".join(ET.tostring(child, encoding="unicode", method="html") for child in body)
    return Chapter(anchor(page.address), page.title, (body.text or "") + written)


def anchor(address: str, fragment: str = "") -> str:
    """Return the book's id of a page or of a heading in it: `procedures-specification-scope`."""
    page = address.strip("/").replace("/", "-") or "home"
    return f"{page}-{fragment}" if fragment else page


def _turn_inward(link: ET.Element, page: Page, manual: Manual, bound: set[str]) -> None:
    """Point a link to the same text in the book, else to the live page, else let it be text."""
    target = urlsplit(link.get("href", ""))
    if target.scheme:
        return
    address = _resolved(target.path, page)
    if address in bound:
        link.set("href", f"#{anchor(address, target.fragment)}")
    elif manual.site.site_url:
        suffix = f"#{target.fragment}" if target.fragment else ""
        link.set("href", manual.site.site_url + address + suffix)
    else:
        del link.attrib["href"]


def _resolved(path: str, page: Page) -> str:
    """Return the address that a relative link means, whether it names a page or a source."""
    if not path:
        return page.address
    if path.endswith(".md"):
        folder = posixpath.dirname(page.path)
        return addresses.of_source(posixpath.normpath(posixpath.join("/", folder, path))[1:])
    address = posixpath.normpath(posixpath.join("/", page.address, path))[1:]
    return f"{address}/" if address and path.endswith(("/", ".")) else address
