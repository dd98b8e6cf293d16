"""The checksums by which a published file can be told from a changed one."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sha256sums(folder: Path) -> str:
    """Return the checksum of every file but the list itself, as `sha256sum -c` reads it."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    rows = (f"{_sha256(folder / name)}  {name}\n" for name in sorted(paths) if name != NAME)
    return "".join(rows)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
