"""What makes the documents that take long: a preview makes one when somebody asks for it."""

from functools import partial
from pathlib import Path

from forms.outputs import Make, all_makers
from macros import addresses
from macros.checks import Checked
from macros.fingerprint import manual_fingerprint
from macros.handbook import alone, book, bound, leaflet, page_alone, pdf, single
from macros.handbook.chapter import Convert
from macros.loader import sound
from macros.model import Manual, Procedure
from macros.prose import Prose

Words = tuple[Prose, ...]


def previews(found: Checked, convert: Convert, docs: Path) -> dict[str, Make]:
    """Return what makes handbook, leaflets, the report and each form's files, by address."""
    manual, prose = sound(found.reading).before_release, found.prose
    made: dict[str, Make] = {
        addresses.HANDBOOK_FILE: partial(_handbook, manual, prose, convert, docs),
        addresses.REPORT_FILE: partial(_report, manual, prose, convert, docs),
    }
    for procedure in manual.procedures:
        make = partial(_leaflet, procedure, manual, prose, convert, docs)
        made[addresses.of_leaflet(procedure)] = make
    return made | all_makers(manual)


def _handbook(manual: Manual, prose: Words, convert: Convert, docs: Path) -> bytes:
    chapters = bound(manual, prose, convert)
    return pdf(book(manual, chapters, manual_fingerprint(manual, prose)), docs)


def _leaflet(
    procedure: Procedure, manual: Manual, prose: Words, convert: Convert, docs: Path
) -> bytes:
    [(_, chapter)] = alone((procedure,), manual, prose, convert)
    return pdf(leaflet(manual, procedure, chapter), docs, addresses.of_leaflet(procedure))


def _report(manual: Manual, prose: Words, convert: Convert, docs: Path) -> bytes:
    page = single(addresses.COMPLETENESS, manual, prose, convert)
    fingerprint = manual_fingerprint(manual, prose)
    html = page_alone(manual, page, fingerprint, addresses.COMPLETENESS)
    return pdf(html, docs, addresses.REPORT_FILE)
