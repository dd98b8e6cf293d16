"""A laid out document painted as a PDF whose text, order and meaning anybody can reach."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from macros.typesetting.alternatives import of_picture, plain
from macros.typesetting.links import one_each
from macros.typesetting.metadata import write_metadata
from macros.typesetting.painting import Painting
from macros.typesetting.roles import SVG, Roles
from macros.typesetting.structure import Structure
from macros.typesetting.tagging import Tagging
from macros.wording import message
from macros.words import shortened

# How many letters of a text tell which it is.
_SHOWN = 40


def paint(document: Any, root: Element, variant: str | None) -> tuple[bytes, list[str]]:
    """Return the PDF of a document that WeasyPrint laid out, structured as its HTML is.

    The messages beside it say what is missing for ISO 14289-1, 7.1 and 7.3.
    """
    roles = Roles(root)
    for page in document.pages:
        page.links = one_each(page.links)
        page.bookmarks = [(level, plain(label), *place) for level, label, *place in page.bookmarks]
    painting = Painting(document)
    finish = partial(_finish, painting, roles, variant)
    painted = document.write_pdf(finisher=finish, pdf_tags=True, pdf_variant=variant)
    return bytes(painted), list(_missing(document, roles, painting))


def _finish(painting: Painting, roles: Roles, variant: str | None, document: Any, pdf: Any) -> None:
    structure = Structure(roles)
    structure.add(painting.pieces)
    Tagging(pdf).write(structure.document)
    write_metadata(pdf, document.metadata, variant)
    for found in pdf.objects:
        # WeasyPrint asks readers to smooth pictures, each in its own way, which ISO 19005-2, 6.2.8,
        # forbids (Kozea/WeasyPrint#1661; tests/test_upstream.py tells when this can go).
        if isinstance(found, pydyf.Stream):
            found.extra.pop("Interpolate", None)


def _missing(document: Any, roles: Roles, painting: Painting) -> Iterator[str]:
    if not document.metadata.title:
        yield message("typeset_title")
    for page in sorted(set(painting.grouped)):
        yield message("typeset_group", page=page + 1)
    for number, text in painting.outside():
        yield message("typeset_outside", page=number + 1, text=shortened(text, _SHOWN))
    for piece in painting.pieces:
        # WeasyPrint itself tells of other pictures that nobody described.
        drawing = piece.element
        if drawing is None or drawing.tag != SVG or roles.hidden(drawing):
            continue
        if not of_picture(drawing):
            yield message("typeset_drawing", page=piece.page + 1)
