"""From HTML and style sheets to the bytes of a PDF: what WeasyPrint is asked to do."""

import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings, simplefilter

import pikepdf
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from macros.problems import ManualError, Problem
from macros.typesetting.accessible import paint
from macros.typesetting.collecting import rare_collections
from macros.typesetting.complaints import listening, told
from macros.typesetting.fetcher import Fetcher
from macros.typesetting.links import local_links
from macros.typesetting.metadata import ARCHIVE
from macros.typesetting.texts import write_texts
from macros.wording import message

# A change of a finished PDF, made before it is written.
Pass = Callable[[pikepdf.Pdf], None]


def typeset(  # noqa: PLR0913 - what a caller may choose, each by its name
    html: str,
    styles: Iterable[Traversable],
    name: Path,
    *,
    pictures: Path | None = None,
    variant: str | None = ARCHIVE,
    passes: Iterable[Pass] = (),
) -> bytes:
    """Return a tagged PDF whose text comes out letter for letter; the same bytes each time.

    It keeps ISO 14289-1 (PDF/UA-1), and ISO 19005-2 (PDF/A-2a) unless `variant` is None. `name`
    is what problems are told of. Relative addresses of the document lead into the folder
    `pictures`. The font is the package's Sarabun, 400 and 700, whatever a style asks for. The
    passes run in their order, when text and structure are there. Raises `ManualError` for
    whatever would not be printed as it is written: a missing picture, font, character or target
    of a link, a style that is not understood, a file outside the package, the folders of the
    styles, and the pictures; and for what a screen reader could not tell.
    """
    return typeset_fitting((html,), styles, name, pictures=pictures, variant=variant, passes=passes)


def typeset_fitting(  # noqa: PLR0913 - as above
    candidates: Iterable[str],
    styles: Iterable[Traversable],
    name: Path,
    *,
    pictures: Path | None = None,
    variant: str | None = ARCHIVE,
    passes: Iterable[Pass] = (),
) -> bytes:
    """Return the PDF of the first document that takes one page, or else the fewest pages."""
    with rare_collections():
        painted = _painted(candidates, styles, name, pictures, variant)
        return _finished(painted, name, passes)


def _painted(
    candidates: Iterable[str],
    styles: Iterable[Traversable],
    name: Path,
    pictures: Path | None,
    variant: str | None,
) -> bytes:
    with ExitStack() as opened:
        package = opened.enter_context(as_file(files("macros")))
        sheets = [package / "typesetting" / "typesetting.css"]
        sheets += [opened.enter_context(as_file(style)) for style in styles]
        folders = {package, *(sheet.parent for sheet in sheets), *([pictures] if pictures else [])}
        fonts = _own_fonts(package)
        settings = {"font_config": fonts, "stylesheets": _parsed(sheets, fonts, folders)}
        base = f"{pictures.resolve().as_uri()}/" if pictures else None
        fetcher = Fetcher(folders)
        opened.enter_context(catch_warnings())
        # WeasyPrint 70.0 leaves the file of its colour profile open (tests/test_upstream.py tells
        # when this can go).
        simplefilter("ignore", ResourceWarning)
        chosen: _LaidOut | None = None
        for html in candidates:
            with listening() as heard:
                document = HTML(string=html, base_url=base, url_fetcher=fetcher)
                pages = document.render(**settings)
            if chosen is None or len(pages.pages) < len(chosen.pages.pages):
                chosen = _LaidOut(html, document, pages, heard)
            if len(pages.pages) == 1:
                break
        assert chosen is not None  # noqa: S101 - there is at least one candidate
        with listening() as heard:
            painted, missing = paint(chosen.pages, chosen.document.etree_element, variant)
    problems = [told(record, name, chosen.html) for record in (*chosen.heard, *heard)]
    problems += [Problem(name, 1, words) for words in missing]
    problems += _refused(fetcher, name)
    if problems:
        raise ManualError(problems)
    return painted


@dataclass(frozen=True)
class _LaidOut:
    """A document on its pages, and what WeasyPrint complained of meanwhile."""

    html: str
    document: HTML
    pages: Document
    heard: list[logging.LogRecord]


def _own_fonts(package: Path) -> FontConfiguration:
    """Return a configuration that knows no font of the machine: fontconfig reads ours instead."""
    variable = "FONTCONFIG_FILE"
    before = os.environ.get(variable)
    os.environ[variable] = str(package / "typesetting" / "fonts.conf")
    try:
        return FontConfiguration()
    finally:
        if before is None:
            del os.environ[variable]
        else:
            os.environ[variable] = before


def _parsed(
    sheets: Iterable[Path], fonts: FontConfiguration, folders: Collection[Path]
) -> list[CSS]:
    """Return style sheets that are understood to the last word, their fonts loaded."""
    problems: list[Problem] = []
    parsed = []
    for sheet in sheets:
        fetcher = Fetcher(folders)
        with listening() as heard:
            parsed.append(CSS(filename=sheet, font_config=fonts, url_fetcher=fetcher))
        problems += [told(record, Path(sheet.name)) for record in heard]
        problems += _refused(fetcher, Path(sheet.name))
    if problems:
        raise ManualError(problems)
    return parsed


def _refused(fetcher: Fetcher, name: Path) -> Iterator[Problem]:
    for url in fetcher.refused:
        yield Problem(name, 1, message("typeset_address", url=url))


def _finished(painted: bytes, name: Path, passes: Iterable[Pass]) -> bytes:
    """Run the passes over a painted PDF, and write it without a date or a chance number."""
    written = BytesIO()
    with pikepdf.open(BytesIO(painted)) as pdf:
        write_texts(pdf, name)
        if problems := list(local_links(pdf, name)):
            raise ManualError(problems)
        for change in passes:
            change(pdf)
        pdf.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return written.getvalue()
