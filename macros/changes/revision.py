"""A state of the manual that Git keeps: its files, taken out without touching the work tree."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from macros.changes.phrases import phrase

_ROOMS = ("data", "docs")
_FILES = (b"100644", b"100755")


class UnknownRevisionError(Exception):
    """There is no such revision; says in Thai what to name instead."""


@contextmanager
def revision(name: str, repository: Path) -> Iterator[Path]:
    """Give a folder with `data` and `docs` of a revision; raises `UnknownRevisionError`.

    A revision may name a folder inside of it, as in `main:offices/lakeside`. Files are taken as
    they are stored: links are left out, and no attribute of the repository has a say.
    """
    if shutil.which("git") is None:
        raise UnknownRevisionError(phrase("no_git"))
    with tempfile.TemporaryDirectory(prefix="manual-") as made:
        folder = Path(made).resolve()
        try:
            _take_out(name, repository, folder)
        except subprocess.CalledProcessError as error:
            raise UnknownRevisionError(phrase("state", name=name)) from error
        yield folder


def head(folder: Path) -> str | None:
    """Return the commit that a folder's repository stands at; None where nothing keeps it."""
    try:
        return _git(folder, "rev-parse", "--verify", "--quiet", "HEAD").decode().strip()
    except (subprocess.CalledProcessError, FileNotFoundError):
        return None


def uncommitted(folder: Path) -> list[Path]:
    """Return the files of a folder that are not as its repository's last commit has them."""
    if head(folder) is None:
        return []
    asked = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
    # What an interrupted release leaves is no text of the manual.
    found = _git(folder, *asked, ":(exclude,glob)**/.*.part").split(b"\0")
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").strip()))
    return [top / os.fsdecode(entry[3:]) for entry in found if entry]


def _take_out(name: str, repository: Path, folder: Path) -> None:
    tree = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    listing = _git(repository, "ls-tree", "-r", "-z", "--full-tree", tree.strip(), *_ROOMS)
    for entry in filter(None, listing.split(b"\0")):
        facts, _, path = entry.partition(b"\t")
        mode, _, blob = facts.split()
        parts = PurePosixPath(os.fsdecode(path)).parts
        if mode in _FILES and ".." not in parts:
            file = folder.joinpath(*parts)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_git(repository, "cat-file", "blob", blob))


def _git(repository: Path, *arguments: str | bytes) -> bytes:
    # No shell reads them, and a revision is never taken for an option.
    command = ["git", *arguments]
    return subprocess.run(command, cwd=repository, capture_output=True, check=True).stdout  # noqa: S603
