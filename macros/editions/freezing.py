"""Freezing: the documents of an edition and its record, there whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

import yaml

from macros import addresses
from macros.checksums import NAME, listed, names, sha256_of
from macros.folders import PROJECT
from macros.model import Edition
from macros.problems import ManualError, Problem
from macros.staging import staged, write_whole
from macros.wording import message

_SCHEMA = PROJECT / "macros" / "schema" / "edition.schema.json"


def frozen_names(
    made: Mapping[str, bytes], pack: str, own: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return the documents that an edition freezes, by name in its folder, their list included.

    `pack` is the address of the evidence pack; `own` are documents that no other site has.
    """
    found = {name: content for name, content in made.items() if _is_frozen(name)} | dict(own or {})
    found[pack.removeprefix(addresses.AUDIT)] = made[pack]
    sums = {name: sha256_of(content) for name, content in found.items()}
    return found | {NAME: listed(sums).encode()}


def _is_frozen(name: str) -> bool:
    forms = name.startswith(addresses.FORMS) and name.endswith(addresses.FORM_ENDINGS)
    named = (addresses.HANDBOOK_FILE, addresses.MANUAL_FILE, addresses.MANUAL_SCHEMA_FILE)
    more = (addresses.CHANGES_FILE, addresses.REPORT_FILE, addresses.BOM_FILE)
    return forms or name in (*named, *more) or name.startswith(addresses.PROCEDURES)


def freeze(edition: Edition, files: Mapping[str, bytes], data: Path, folder: Path) -> Path:
    """Write an edition's documents, then its record, and return the record's path.

    Nothing is ever written over. Documents without a record are those of a release that was
    interrupted: the same ones are kept, others are refused with `ManualError`.
    """
    record = data / "editions" / f"{edition.version}.yml"
    if record.exists():
        facts = {"version": edition.version}
        raise ManualError([Problem(record, 1, message("release_again", **facts))])
    target = folder / edition.version
    if target.exists():
        if _contents(target) != dict(files):
            raise ManualError([Problem(target, 1, message("release_leftover", folder=target))])
    else:
        with staged(target) as made:
            for name, content in files.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_bytes(content)
    write_whole(record, _written(edition, record).encode())
    return record


def _contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in (*names(folder), NAME)}


def _written(edition: Edition, record: Path) -> str:
    schema = Path(os.path.relpath(_SCHEMA, record.resolve().parent)).as_posix()
    values = edition.model_dump(mode="json")
    written = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)
    return f"# yaml-language-server: $schema={schema}\n{written}"
