"""Reading a finished site: what its pages say."""

import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

from macros.finished import read_page

page_at = cache(read_page)


def tree(path: Path) -> ET.Element:
    """Return a page as a tree, as a browser would read it."""
    return page_at(path).tree


def article(path: Path) -> ET.Element:
    """Return what a page says, without the theme around it."""
    found = tree(path).find(".//article")
    assert found is not None, f"{path} has no article"
    return found


def text(element: ET.Element) -> str:
    """Return the text of an element with every run of white space as one space."""
    return " ".join("".join(element.itertext()).split())


def pages(site: Path) -> list[Path]:
    """Return every page of a site that the theme frames; a form to fill in is none of them."""
    return sorted(path for path in site.rglob("*.html") if path.parent.name != "fill")


def ids(path: Path) -> list[str]:
    """Return every id of a page."""
    return page_at(path).ids


def links(path: Path) -> list[str]:
    """Return the target of every link and every file that a page asks for."""
    return page_at(path).links
