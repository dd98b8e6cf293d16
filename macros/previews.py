"""What a preview makes when it is asked for: the documents that take too long for every save."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from forms.outputs import makers
from forms.web import assets
from macros import addresses
from macros.checks import Checked
from macros.fingerprint import manual_fingerprint
from macros.handbook import alone, book, bound, leaflet, pdf
from macros.handbook.chapter import Convert
from macros.loader import sound
from macros.model import Procedure

Make = Callable[[], bytes]


def previews(found: Checked, convert: Convert, docs: Path) -> Mapping[str, Make]:
    """Return what makes the handbook, each leaflet and each form's file, by address."""
    manual = sound(found.reading)
    made: dict[str, Make] = {
        addresses.HANDBOOK_FILE: partial(_handbook, found, convert, docs),
        **{name: partial(bytes, content) for name, content in assets().items()},
    }
    for procedure in manual.procedures:
        make = partial(_leaflet, procedure, found, convert, docs)
        made[addresses.of_leaflet(procedure)] = make
    for form in manual.forms:
        if form.handed_out:
            made |= makers(form, manual)
    return made


def _handbook(found: Checked, convert: Convert, docs: Path) -> bytes:
    manual = sound(found.reading)
    chapters = bound(manual, found.prose, convert)
    return pdf(book(manual, chapters, manual_fingerprint(manual, found.prose)), docs)


def _leaflet(procedure: Procedure, found: Checked, convert: Convert, docs: Path) -> bytes:
    manual = sound(found.reading)
    [(_, chapter)] = alone((procedure,), manual, found.prose, convert)
    return pdf(leaflet(manual, procedure, chapter), docs, addresses.of_leaflet(procedure))
