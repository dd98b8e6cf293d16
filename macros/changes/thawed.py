"""Released editions that a proposal would take away or change; each stands for good."""

from collections.abc import Iterator
from pathlib import Path

from macros.changes.state import State
from macros.model import Edition
from macros.problems import Problem
from macros.wording import message


def thawed(before: State, after: State) -> Iterator[Problem]:
    """Yield a problem for each edition that is not as it was; a new one is none."""
    kept = dict(after.records)
    for file, edition in before.records:
        if isinstance(edition, Edition) and file not in after.unread:
            rule = "edition_altered" if file in kept else "edition_gone"
            if kept.get(file) != edition:
                yield Problem(Path(file), 1, message(rule, version=edition.version))
