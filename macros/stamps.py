"""What is known of a file only when it is made, written into the finished pages."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import escape
from pathlib import Path

import pikepdf

from macros.checksums import sha256
from macros.finished import read_page
from macros.model import Manual
from macros.thai import digits
from macros.wording import wording

# As `size_of` of the templates, and the table of the audit, write the place of a stamp.
_SIZE = re.compile(r'<span class="size" data-size-of="(?P<address>[^"]+)">(?=</span>)')
_PAGES = re.compile(r'<span class="size" data-pages-of="(?P<address>[^"]+)">(?=</span>)')
_CHECKSUM = re.compile(
    r'(<span class="checksum" data-checksum-of="(?P<address>[^"]*)">)(?=</span>)'
)
_HEADING = re.compile(r'<span class="heading" data-heading-of="(?P<address>[^"]*)">(?=</span>)')
_INDEX = "index.html"
_SHORT = 12
_KILO = 1000
# Up to here a size is told in thousands of bytes.
_MEGA = 1_000_000


def stamp_sizes(site: Path, manual: Manual) -> None:
    """Write the size of each file that is there where a page names it and no size stands yet.

    Of a PDF that is to be read, also how many pages it has.
    """
    for page in site.rglob("*.html"):
        _stamp(page, _PAGES, lambda address: _pages(site / address, manual))
        _stamp(page, _SIZE, lambda address: _size(site / address, manual))


def stamp_headings(site: Path, page: str) -> None:
    """Write into a page how the pages of words that it names are headed."""
    _stamp(site / page / _INDEX, _HEADING, lambda address: escape(heading_of(site, address)))


def stamp_checksums(site: Path, page: str) -> None:
    """Write into a page the beginning of the checksum of each file and page that it names.

    No page is given its own.
    """
    own = site / page / _INDEX
    _stamp(own, _CHECKSUM, lambda address: _checksum(site / address.partition("#")[0], own))


def _stamp(page: Path, place: re.Pattern[str], stamp: Callable[[str], str]) -> None:
    html = page.read_text(encoding="utf-8")
    written = place.sub(lambda found: found[0] + stamp(found["address"]), html)
    if written != html:
        page.write_text(written, encoding="utf-8")


def _size(file: Path, manual: Manual) -> str:
    return digits(in_words(file.stat().st_size), manual.digits, ()) if file.is_file() else ""


def _pages(file: Path, manual: Manual) -> str:
    if not file.is_file():
        return ""
    with pikepdf.open(file) as pdf:
        words = str(wording()["sizes"]["pages"]).format(count=len(pdf.pages))
    return digits(words, manual.digits, ())


def heading_of(site: Path, address: str) -> str:
    """Return the heading that an address leads to, or the address if it leads to none."""
    page, _, anchor = address.partition("#")
    file = site / page / _INDEX
    elements = read_page(file).tree.iter() if file.is_file() else ()
    found = (
        each for each in elements if each.get("id") == anchor or (not anchor and each.tag == "h1")
    )
    return "".join(next(found, ET.Element("p")).itertext()).strip() or address


def _checksum(file: Path, page: Path) -> str:
    file = file / _INDEX if file.is_dir() else file
    if file == page or not file.is_file():
        return ""
    found = sha256(file)
    return f'SHA-256 <code title="{found}">{found[:_SHORT]}…</code>'


def in_words(size: int) -> str:
    """Return a size in bytes as people read it, rounded up: kilobytes or megabytes."""
    words = wording()["sizes"]
    if size < _MEGA:
        return str(words["kilo"]).format(size=-(-size // _KILO))
    return str(words["mega"]).format(size=f"{size / _MEGA:.1f}")
