"""The book's PDF: the HTML of the book in the style sheets that make it one."""

from importlib.resources import files
from pathlib import Path

from macros.addresses import HANDBOOK_FILE
from macros.stylesheets import SHARED
from macros.typesetting import as_book, typeset


def pdf(html: str, docs: Path, name: str = HANDBOOK_FILE) -> bytes:
    """Return the PDF of a book or leaflet; its pictures come from the folder of the words.

    Raises `ManualError` where the paper would not show what is written.
    """
    shared = files("macros.stylesheets")
    styles = [shared.joinpath(f"{sheet}.css") for sheet in SHARED]
    styles.append(files("macros.handbook").joinpath("handbook.css"))
    return typeset(html, styles, Path(name), pictures=docs, passes=(as_book,))
