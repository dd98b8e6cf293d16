"""A folder that appears whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Give an empty folder that takes the target's place once everything in it is written.

    After an error or an interruption the target is as it was before.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        made = workshop / "new"
        made.mkdir()
        yield made
        _replace(target, made, workshop / "old")
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _replace(target: Path, made: Path, aside: Path) -> None:
    if target.exists():
        target.rename(aside)
    try:
        made.rename(target)
    except BaseException:
        if aside.exists():
            aside.rename(target)
        raise
