"""Files and folders that appear whole or not at all."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(target: Path, mark: str = "") -> Iterator[Path]:
    """Give an empty folder that takes the target's place once everything in it is written.

    After an error or an interruption the target is as it was before. A folder with something in
    it is replaced only where it has the file `mark`, by which it is known to be made here:
    raises `FileExistsError` lest anybody's own files be lost.
    """
    target = target.resolve()
    if target.exists() and any(target.iterdir()) and not (mark and (target / mark).is_file()):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        made = workshop / "new"
        made.mkdir()
        yield made
        _replace(target, made, workshop / "old")
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, in a folder made where it is missing, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _replace(target: Path, made: Path, aside: Path) -> None:
    if target.exists():
        target.rename(aside)
    try:
        made.rename(target)
    except BaseException:
        if aside.exists():
            aside.rename(target)
        raise
