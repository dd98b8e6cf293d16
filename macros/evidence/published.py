"""Checksums and fingerprints with their editions, for the page that verifies what one has."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from macros import addresses
from macros.checksums import names, sha256
from macros.fingerprint import fingerprint, fingerprint_of
from macros.model import Manual
from macros.stamps import heading_of
from macros.thai import buddhist_date
from macros.titles import title_of

# What people have in their hands, and pages, whose checksums the site shows.
_DOCUMENTS = {".pdf", ".docx", ".xlsx", ".zip", ".ics", ".csv", ".json", ".txt"}
_MACHINERY = ("assets/", "search/", "editions/", "verify/")
_INDEX = "index.html"

Frozen = Mapping[str, Mapping[str, Any]]


def published_index(site: Path, manual: Manual, own: str, frozen: Frozen) -> bytes:
    """Return the index as JSON; `own` is the fingerprint of the text that the pages show.

    `frozen` are the manuals of the released editions, as their JSON has them, by version.
    """
    index = {
        "edition": manual.edition,
        "unfrozen": manual.is_unfrozen,
        "largest": max((site / name).stat().st_size for name in names(site)),
        "editions": [
            {
                "version": each.version,
                "effective_on": each.effective_on.isoformat(),
                "since": buddhist_date(each.effective_on),
            }
            for each in manual.history
        ],
        "files": [*_current_files(site, manual), *_frozen_files(manual)],
        "fingerprints": [*_current_prints(manual, own), *_frozen_prints(manual, frozen)],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _current_files(site: Path, manual: Manual) -> Iterator[dict[str, str]]:
    packs = {addresses.of_pack(each.version): each.version for each in manual.history}
    for name in names(site):
        address = name.removesuffix(_INDEX)
        is_document = PurePosixPath(name).suffix in _DOCUMENTS and not name.startswith(_MACHINERY)
        if is_document or address != name:
            title = title_of(address, manual)
            if title == address != name:
                title = heading_of(site, address)
            yield _file(sha256(site / name), title, packs.get(name, manual.edition), address)


def _frozen_files(manual: Manual) -> Iterator[dict[str, str]]:
    for edition in manual.history:
        folder = addresses.of_edition(edition.version)
        for path, checksum in edition.files.items():
            title = title_of(path, manual)
            yield _file(checksum, title, edition.version, folder + path)


def _current_prints(manual: Manual, own: str) -> Iterator[dict[str, str]]:
    yield _print(own, manual.title, manual.edition, addresses.HANDBOOK_FILE)
    for procedure in manual.procedures:
        page = addresses.of_procedure(procedure)
        yield _print(fingerprint(procedure), procedure.title, manual.edition, page)
    for form in manual.forms:
        yield _print(fingerprint(form), form.title, manual.edition, addresses.of_form(form))


def _frozen_prints(manual: Manual, frozen: Frozen) -> Iterator[dict[str, str]]:
    for edition in manual.history:
        version, page = edition.version, addresses.of_edition(edition.version)
        written = frozen[version]
        yield _print(edition.fingerprint, written["title"], version, page)
        for record in (*written["procedures"], *written["forms"]):
            yield _print(fingerprint_of(record), record["title"], version, page)


def _file(checksum: str, title: str, edition: str, path: str) -> dict[str, str]:
    return {"sha256": checksum, "title": title, "edition": edition, "path": path}


def _print(found: str, title: str, edition: str, path: str) -> dict[str, str]:
    return {"fingerprint": found, "title": title, "edition": edition, "path": path}
