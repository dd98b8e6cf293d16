"""What MkDocs calls: it hands over plain functions' results and knows nothing of the manual."""

import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from markdown import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from rjsmin import jsmin

from forms.outputs import Make
from macros.addresses import CALENDAR_FILE
from macros.checks import Checked
from macros.demand import answering
from macros.examined import examined, published_at
from macros.folders import PROJECT, data_folder, docs_folder, site_url
from macros.ics import calendar
from macros.imprint import imprint_line, owner_line, site_name, standing_line, standing_until
from macros.pages import menu, pages
from macros.previews import previews
from macros.repository import edit_base, report_base, view_base
from macros.search import install
from macros.stylesheets import AUDIT, SITE, joined

_CELL_END = re.compile(r"</(?:td|th|dd|dt)>(?=<)")
_WORD_LISTS = "assets/javascripts/lunr/"
# The scripts that pages load, each of parts that use only those before them.
_SCRIPTS = {"site": ("site", "search"), "verify": ("verify",), "in-force": ("in-force",)}
_BEFORE_REPETITION = re.compile("(?<=[\u0e01-\u0e4e]) (?=\u0e46)")
_checked: dict[str, Checked] = {}


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop at a manual with problems; otherwise take name, addresses and menu from it.

    Runs before the macros plugin, which takes an import that fails inside `macros` for a missing
    module (fralau/mkdocs-macros-plugin#285; tests/test_upstream.py tells when it no longer does).
    """
    checked = published_at(examined(data_folder(), docs_folder()), site_url())
    manual = checked.reading.manual
    if checked.problems or manual is None:
        raise Abort("\n".join(map(str, checked.problems)))
    _checked["manual"] = checked
    config.docs_dir = str(docs_folder())
    config.watch += [str(data_folder()), str(PROJECT / "macros")]
    config.site_name = site_name(manual)
    config.site_url = manual.site.site_url or config.site_url
    config.extra["digits"] = manual.digits
    config.extra["imprint_line"] = imprint_line(manual)
    config.extra["standing_line"] = standing_line(manual)
    config.extra["standing_until"] = standing_until(manual)
    config.extra["owner_line"] = owner_line(manual)
    config.extra["edit_base"] = edit_base(manual.site)
    config.extra["view_base"] = view_base(manual.site)
    config.extra["first_lines"] = {
        name: document.line(()) for name, document in checked.reading.documents.items()
    }
    config.extra["report_base"] = report_base(manual.site)
    config.nav = menu(manual, checked.prose)
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Add the pages that the data makes; leave out the theme's word lists, minify scripts."""
    for file in [file for file in files if file.src_uri.startswith(_WORD_LISTS)]:
        files.remove(file)
    manual = _checked["manual"].reading.manual
    if manual:
        for page in pages(manual):
            files.append(File.generated(config, page.path, content=page.source))
        files.append(File.generated(config, CALENDAR_FILE, content=calendar(manual)))
    for name, sheets in (("site", SITE), ("audit", AUDIT)):
        files.append(File.generated(config, f"assets/{name}.css", content=joined(sheets)))
    for name, parts in _SCRIPTS.items():
        found = [files.src_uris[f"assets/{part}.js"] for part in parts]
        script = jsmin("".join(file.content_string for file in found))
        for source in found:
            files.remove(source)
        files.append(File.generated(config, f"assets/{name}.js", content=script))
    return files


def on_page_content(html: str, **_: Any) -> str:
    """Put a space behind each cell and each name of a fact: the search reads them as one text.

    No line begins with a mark of repetition.
    """
    return _BEFORE_REPETITION.sub("\u00a0", _CELL_END.sub(r"\g<0> ", html))


def on_page_context(context: Any, page: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Tell search engines that a notice's page is the one that took its place."""
    if page.meta.get("moved_to") and config.site_url:
        page.canonical_url = urljoin(config.site_url, page.meta["moved_to"])
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Put the manual's own search behind the theme's search box."""
    manual = _checked["manual"].reading.manual
    if manual:
        install(Path(config.site_dir), manual)


def on_serve(server: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Let the preview make PDFs and forms when somebody opens them, not at every save."""
    convert = partial(
        markdown,
        extensions=config.markdown_extensions,
        extension_configs=config.mdx_configs,
    )
    base = urlsplit(config.site_url or "/").path

    def makers() -> dict[str, Make]:
        made = previews(_checked["manual"], convert, docs_folder())
        return {f"{base}{address}": make for address, make in made.items()}

    server.set_app(answering(server.get_app(), makers))
    return server
