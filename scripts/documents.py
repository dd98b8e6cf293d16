"""The documents of a manual: all that is published beside its pages, by address."""

from forms.outputs import Files, all_makers, collection
from macros import open_data
from macros.addresses import (
    ALL_FORMS_FILE,
    BOM_FILE,
    CHANGES_FILE,
    MANUAL_FILE,
    MANUAL_SCHEMA_FILE,
    of_pack,
    of_table,
)
from macros.checks import Checked
from macros.evidence import bill_of_materials, change_log, pack
from macros.fingerprint import manual_fingerprint
from macros.folders import PROJECT, docs_folder
from macros.handbook.chapter import Convert
from macros.loader import sound
from macros.model import Manual
from macros.previews import previews
from scripts.workers import made


def documents(found: Checked, convert_markdown: Convert) -> Files:
    """Return every document, the evidence pack included; the same manual gives the same bytes."""
    manual = sound(found.reading)
    requirements = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    files = made(previews(found, convert_markdown, docs_folder()))
    files[ALL_FORMS_FILE] = collection(files, manual)
    files[CHANGES_FILE] = change_log(manual)
    files[BOM_FILE] = bill_of_materials(requirements)
    files[MANUAL_FILE] = open_data.manual_json(manual)
    files[MANUAL_SCHEMA_FILE] = open_data.manual_schema()
    for name, table in open_data.tables(manual).items():
        files[of_table(name)] = table
    files[of_pack(manual.edition)] = pack(manual, files, fingerprint_of(found))
    return files


def forms(manual: Manual) -> Files:
    """Return every file of every form that is handed out, and all of them in one."""
    files = made(all_makers(manual))
    return files | {ALL_FORMS_FILE: collection(files, manual)}


def fingerprint_of(found: Checked) -> str:
    """Return the fingerprint of the text of a manual that was checked."""
    return manual_fingerprint(sound(found.reading), found.prose)
