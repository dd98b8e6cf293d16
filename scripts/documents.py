"""The documents of a manual: all that is published beside its pages, by address."""

from collections.abc import Iterable

from forms.outputs import all_outputs
from macros import addresses, open_data
from macros.checks import Checked
from macros.evidence import bill_of_materials, change_log, pack
from macros.fingerprint import manual_fingerprint
from macros.folders import PROJECT, docs_folder
from macros.handbook import alone, book, bound, leaflet, page_alone, pdf, single
from macros.handbook.chapter import Convert
from macros.loader import sound
from macros.model import Manual
from macros.prose import Prose

Documents = dict[str, bytes]


def documents(found: Checked, convert_markdown: Convert) -> Documents:
    """Return every document, the evidence pack included; the same manual gives the same bytes."""
    manual, fingerprint = sound(found.reading), fingerprint_of(found)
    requirements = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    made = handbook(manual, found.prose, convert_markdown) | all_outputs(manual)
    made[addresses.REPORT_FILE] = _report(manual, found.prose, convert_markdown)
    made[addresses.CHANGES_FILE] = change_log(manual)
    made[addresses.BOM_FILE] = bill_of_materials(requirements)
    made[addresses.MANUAL_FILE] = open_data.manual_json(manual)
    made[addresses.MANUAL_SCHEMA_FILE] = open_data.manual_schema()
    for name, table in open_data.tables(manual).items():
        made[addresses.of_table(name)] = table
    made[addresses.of_pack(manual.edition)] = pack(manual, made, fingerprint)
    return made


def fingerprint_of(found: Checked) -> str:
    """Return the fingerprint of the text of a manual that was checked."""
    return manual_fingerprint(sound(found.reading), found.prose)


def handbook(manual: Manual, prose: Iterable[Prose], convert_markdown: Convert) -> Documents:
    """Return the handbook and each procedure's leaflet, as PDF by address."""
    docs, prose = docs_folder(), tuple(prose)
    chapters = bound(manual, prose, convert_markdown)
    html = book(manual, chapters, manual_fingerprint(manual, prose))
    files = {addresses.HANDBOOK_FILE: pdf(html, docs)}
    for procedure, chapter in alone(manual.procedures, manual, prose, convert_markdown):
        address = addresses.of_leaflet(procedure)
        files[address] = pdf(leaflet(manual, procedure, chapter), docs, address)
    return files


def _report(manual: Manual, prose: Iterable[Prose], convert_markdown: Convert) -> bytes:
    """Return the page on completeness as PDF."""
    prose = tuple(prose)
    page = single(addresses.COMPLETENESS, manual, prose, convert_markdown)
    fingerprint = manual_fingerprint(manual, prose)
    html = page_alone(manual, page, fingerprint, addresses.COMPLETENESS)
    return pdf(html, docs_folder(), addresses.REPORT_FILE)
