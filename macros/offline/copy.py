"""What is in the copy: the site without what a disk cannot use, and a note on how to open it."""

import json
from fnmatch import fnmatchcase
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from macros.archive import archive
from macros.markup import script_json
from macros.model import Manual
from macros.offline.address import Shelf
from macros.offline.page import SHIM, Words, offline_page
from macros.pages import styled

_INDEX = "search/search_index.json"
_INDEX_SCRIPT = "search/search_index.js"
_README = "README.txt"
_LICENCE = "assets/iframe-worker/LICENSE"
# What the copy does without; its pages say so.
LEFT_OUT = (
    "*.zip",
    "assets/fill/pdf/*",  # the library that makes PDF files in a browser: bigger than all else
    "404.html",  # only a server shows it
    "sitemap.xml*",
    "SHA256SUMS",  # of what is published, which the copy is not
    "*.map",
    _INDEX,
)


def offline_copy(site: Path, manual: Manual, site_url: str | None) -> bytes:
    """Return a finished site as a ZIP file that opens and is searched without a server.

    `site_url` is where the site answers, if that is known; the copy's links lead there for what
    it leaves out.
    """
    names = _names(site)
    shelf = Shelf(frozenset([*names, _INDEX_SCRIPT, SHIM, _LICENCE, _README]), site_url or None)
    words = Words(*(_said(name, manual, site_url) for name in ("notice.html", "left-out.html")))
    vendored = files("macros.offline").joinpath("vendor", "iframe-worker")
    contents = {
        _INDEX_SCRIPT: _index_script((site / _INDEX).read_text(encoding="utf-8"), shelf),
        SHIM: vendored.joinpath("shim.js").read_bytes(),
        _LICENCE: vendored.joinpath("LICENSE").read_bytes(),
        _README: _said(_README, manual, site_url).replace("\n", "\r\n").encode("utf-8-sig"),
    }
    for name in names:
        content = (site / name).read_bytes()
        if name.endswith(".html"):
            content = offline_page(content.decode(), name, shelf, words).encode()
        contents[name] = content
    return archive(contents)


def _names(site: Path) -> list[str]:
    """Return the names of the site's files that the copy has too."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    return [name for name in names if not any(fnmatchcase(name, left) for left in LEFT_OUT)]


def _index_script(index: str, shelf: Shelf) -> bytes:
    """Return the search index as the script that the theme's offline plugin would write."""
    found = json.loads(index)
    found["docs"] = [
        document | {"location": location}
        for document in found["docs"]
        if (location := shelf.link(document["location"], "index.html"))
    ]
    return f"var __index = {script_json(found)};\n".encode()


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("macros", "templates/offline"),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


_ENVIRONMENT = _environment()


def _said(name: str, manual: Manual, site_url: str | None) -> str:
    template = _ENVIRONMENT.get_template(name)
    return styled(template.render(manual=manual, site_url=site_url), manual)
