"""A page of the site as a chapter: its macros run, its ids made unique, its links turned inward."""

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection
from dataclasses import dataclass
from io import StringIO
from urllib.parse import urlsplit

import tinyhtml5

from macros import addresses
from macros.handbook.lines import unbroken
from macros.model import Manual
from macros.pages import Page, styled
from macros.thai import spacing_letters
from macros.wording import message
from macros.words import shortened

# From Markdown to HTML, with the extensions of the site.
Convert = Callable[[str], str]

# How many letters of a title fit at the head of a page, marks above and below not counted.
_LONGEST_HEAD = 66


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book; `anchor` is its own id, all else is markup.

    `label` stands above the title of a procedure, `short` at the head of the chapter's pages;
    `inner` are the parts that the contents name too, each with its id and title.
    """

    anchor: str
    label: str
    title: str
    short: str
    html: str
    inner: tuple[tuple[str, str], ...] = ()


def chapter(page: Page, manual: Manual, convert: Convert, bound: Collection[str]) -> Chapter:
    """Return a page as a chapter of a book that holds the pages of the `bound` addresses."""
    html = StringIO(convert(page.markdown))
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    for element in body.iter():
        # Inside HTML, SVG is written without the prefix that its namespace would get.
        element.tag = element.tag.rpartition("}")[2]
        if "id" in element.attrib:
            element.set("id", anchor(page.address, element.get("id", "")))
        if element.tag == "a" and "href" in element.attrib:
            _turn_inward(element, page, manual, bound)
        if element.tag == "img":
            element.set("src", _picture(element.get("src", ""), page))
    written = "".join(ET.tostring(child, encoding="unicode", method="html") for child in body)
    label = _label(page, manual)
    head = _head(f"{label} {page.title}".strip())
    text = unbroken((body.text or "") + written)
    return Chapter(anchor(page.address), label, page.title, head, text)


def _head(title: str) -> str:
    """Return a title as it fits on one line."""
    return shortened(title, len(title) * _LONGEST_HEAD // spacing_letters(title))


def _label(page: Page, manual: Manual) -> str:
    """Return what stands above the title of a procedure: its number."""
    for procedure in manual.procedures:
        if page.address == addresses.of_procedure(procedure):
            return styled(message("chapter_procedure", number=procedure.number), manual)
    return ""


def anchor(address: str, fragment: str = "") -> str:
    """Return the book's id of a page or of a heading in it: `procedures-specification-scope`."""
    page = address.strip("/").replace("/", "-") or "home"
    return f"{page}-{fragment}" if fragment else page


def _turn_inward(link: ET.Element, page: Page, manual: Manual, bound: Collection[str]) -> None:
    """Point a link to the same text in the book, else to the live page, else let it be text."""
    target = urlsplit(link.get("href", ""))
    if target.scheme:
        return
    address = _resolved(target.path, page)
    if address in bound:
        # The cover has no headings to lead to.
        fragment = target.fragment if address != addresses.HOME else ""
        link.set("href", f"#{anchor(address, fragment)}")
    elif manual.site.site_url:
        suffix = f"#{target.fragment}" if target.fragment else ""
        link.set("href", manual.site.site_url + address + suffix)
    else:
        del link.attrib["href"]


def _picture(source: str, page: Page) -> str:
    """Return a picture's address as seen from the folder of the words, not from the page."""
    if urlsplit(source).scheme:
        return source
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), source))


def _resolved(path: str, page: Page) -> str:
    """Return the address that a relative link means, whether it names a page or a source."""
    if not path:
        return page.address
    if path.endswith(".md"):
        folder = posixpath.dirname(page.path)
        return addresses.of_source(posixpath.normpath(posixpath.join("/", folder, path))[1:])
    address = posixpath.normpath(posixpath.join("/", page.address, path))[1:]
    return f"{address}/" if address and path.endswith(("/", ".")) else address
