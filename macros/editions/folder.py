"""The folder of frozen documents, which only grows: examined, then laid into the site as it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros import addresses
from macros.checksums import sha256, sha256_of
from macros.model import Edition, Manual
from macros.problems import ManualError, Problem
from macros.wording import message


def frozen_problems(folder: Path, manual: Manual, unfinished: str | None = None) -> list[Problem]:
    """Return where the folder is not what the records of the editions say.

    `unfinished` is a version whose documents may be there before their record is.
    """
    known = {edition.version: edition for edition in manual.editions}
    there = {path.name for path in _shown(folder)}
    problems = [
        Problem(folder / name, 1, message("frozen_stranger", name=name))
        for name in there - known.keys() - {unfinished}
    ]
    for version, edition in known.items():
        problems += _of_edition(folder / version, edition)
    return sorted(problems)


def untouched(folder: Path, manual: Manual) -> None:
    """Raise `ManualError` with every place where the folder is not what was frozen."""
    problems = frozen_problems(folder, manual)
    if problems:
        raise ManualError(problems)


def _shown(folder: Path) -> list[Path]:
    """Return what stands in a folder; names with a dot in front are the file system's or Git's."""
    found = folder.iterdir() if folder.is_dir() else ()
    return [path for path in found if not path.name.startswith(".")]


def _of_edition(folder: Path, edition: Edition) -> Iterator[Problem]:
    if not folder.is_dir() or folder.is_symlink():
        yield Problem(folder, 1, message("frozen_folder", version=edition.version))
        return
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    for name, path in found.items():
        if name not in edition.files and (path.is_symlink() or not path.is_dir()):
            yield Problem(path, 1, message("frozen_unknown", name=name, version=edition.version))
    for name, checksum in edition.files.items():
        path = folder / name
        if path.is_symlink() or not path.is_file():
            yield Problem(path, 1, message("frozen_missing", name=name, version=edition.version))
        elif sha256(path) != checksum:
            yield Problem(path, 1, message("frozen_changed", name=name, version=edition.version))


def frozen_manuals(folder: Path, manual: Manual) -> dict[str, dict[str, Any]]:
    """Return each edition's manual, as its frozen JSON has it, by version."""
    return {
        edition.version: json.loads(_content(folder, edition, addresses.MANUAL_FILE))
        for edition in manual.history
    }


def lay(folder: Path, manual: Manual, site: Path) -> None:
    """Copy the frozen documents into a site, byte for byte, and packs to where they were first.

    Raises `ManualError` at a file that is not what was frozen.
    """
    for edition in manual.history:
        for name in edition.files:
            content = _content(folder, edition, name)
            places = [addresses.of_edition(edition.version) + name]
            pack = addresses.of_pack(edition.version)
            if addresses.AUDIT + name == pack:
                places.append(pack)
            for place in places:
                (site / place).parent.mkdir(parents=True, exist_ok=True)
                (site / place).write_bytes(content)


def _content(folder: Path, edition: Edition, name: str) -> bytes:
    path = folder / edition.version / name
    content = path.read_bytes() if path.is_file() else b""
    if sha256_of(content) != edition.files.get(name):
        facts = {"name": name, "version": edition.version}
        raise ManualError([Problem(path, 1, message("frozen_changed", **facts))])
    return content
