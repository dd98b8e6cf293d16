"""What is wrong with a finished site: dead links, ids that stand twice, markup to be mended."""

import posixpath
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tinyhtml5.parser import HTMLParser

from macros.problems import Problem
from macros.wording import message


@dataclass(frozen=True)
class FinishedPage:
    """A page as a browser reads it; `errors` are what it had to mend, with their lines."""

    path: Path
    tree: ET.Element
    errors: tuple[tuple[int, str], ...]

    @property
    def ids(self) -> list[str]:
        """Every id of the page."""
        return [element.attrib["id"] for element in self.tree.iter() if "id" in element.attrib]

    @property
    def links(self) -> list[str]:
        """Every address that the page links to or asks for."""
        keys = ("href", "src")
        return [e.attrib[key] for e in self.tree.iter() for key in keys if key in e.attrib]


def read_page(path: Path) -> FinishedPage:
    """Read one page by the rules of HTML."""
    parser = HTMLParser(namespace_html_elements=False)
    with path.open(encoding="utf-8") as file:
        tree = parser.parse(file)
    errors = tuple((position[0], code) for position, code, _ in parser.errors)
    return FinishedPage(path, tree, errors)


def flaws_of(site: Path, base: str = "/") -> Iterator[Problem]:
    """Yield everything that is wrong; `base` is the path under which the site will answer."""
    pages = {path: read_page(path) for path in sorted(site.rglob("*.html"))}
    ids = {path: set(page.ids) for path, page in pages.items()}
    for path, page in pages.items():
        name = path.relative_to(site)
        for line, code in page.errors:
            yield Problem(name, line, message("markup", code=code))
        for id_, times in Counter(page.ids).items():
            if times > 1:
                yield Problem(name, 1, message("id_twice", id=id_))
        for link in dict.fromkeys(page.links):
            if not _leads_somewhere(link, path, site, base, ids):
                yield Problem(name, 1, message("dead_link", link=link))


def _leads_somewhere(
    link: str, path: Path, site: Path, base: str, ids: dict[Path, set[str]]
) -> bool:
    target = urlsplit(link)
    if target.scheme or target.netloc:
        return True
    written = unquote(target.path)
    if written.startswith("/"):
        if not written.startswith(base):
            return False
        written = f"/{written.removeprefix(base)}"
    folder = f"/{path.relative_to(site).parent.as_posix()}"
    file = site / posixpath.normpath(posixpath.join(folder, written))[1:] if written else path
    if file.is_dir():
        file /= "index.html"
    fragment = unquote(target.fragment)
    return file.is_file() and (not fragment or fragment in ids.get(file, {fragment}))
