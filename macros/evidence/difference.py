"""What an edition changes for readers: its source beside that of the edition before it."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.archive import archive
from macros.changes import State, compare, read_state, record
from macros.checks import Checked

_EDITIONS = "editions/"


def source(found: Checked) -> bytes:
    """Return the files that a manual is read from, as a ZIP file of `data` and `docs`.

    The records of earlier editions are evidence and no part of what this one says.
    """
    files = found.reading.documents
    data = {f"data/{name}": files[name].text for name in files if not name.startswith(_EDITIONS)}
    docs = {f"docs/{page.path}": page.text for page in found.prose}
    return archive({name: text.encode() for name, text in (data | docs).items()})


def difference(before: bytes, after: bytes, since: str) -> bytes:
    """Return as JSON what changes from one source, that of the edition `since`, to another."""
    found = record(compare(_state(before), _state(after)))
    told = {key: found[key] for key in ("count", "topics", "pages", "forms")}
    written = json.dumps({"since": since} | told, ensure_ascii=False, indent=1)
    return written.encode() + b"\n"


def _state(packed: bytes) -> State:
    with TemporaryDirectory(prefix="manual-") as made:
        folder = Path(made).resolve()
        zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
        (folder / "docs").mkdir(exist_ok=True)
        state = read_state(folder)
    # That an edition was announced is no change of what it says.
    manual = state.manual.model_copy(update={"revisions": ()}) if state.manual else None
    return replace(state, manual=manual)
