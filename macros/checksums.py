"""The checksums by which a published file can be told from a changed one."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

NAME = "SHA256SUMS"
# As `sha256sum` writes a file that it read as bytes, with a space or with `*`.
_ROW = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>[^/\\\0][^\\\0]*)")


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_of(content: bytes) -> str:
    """Return the checksum of bytes."""
    return hashlib.sha256(content).hexdigest()


def names(folder: Path) -> list[str]:
    """Return the name of every file in a folder but the list itself, in order."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in paths if name != NAME)


def sha256sums(folder: Path) -> str:
    """Return the checksum of every file but the list itself, as `sha256sum -c` reads it."""
    return listed({name: sha256(folder / name) for name in names(folder)})


def listed(sums: Mapping[str, str]) -> str:
    """Return checksums by name as the text of a list, in the order of the names."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def read_list(text: str) -> dict[str, str]:
    """Return the checksums of a list by name; raises `ValueError` where it is not one."""
    rows = [_ROW.fullmatch(row) for row in text.splitlines() if row.strip()]
    if not all(rows):
        raise ValueError(NAME)
    return {row["name"]: row["sum"] for row in rows if row}
