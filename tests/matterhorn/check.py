"""A check: its number, and what it finds wrong in a document."""

from collections.abc import Callable, Iterator

from tests.matterhorn.reading import Document

Check = Callable[[Document], Iterator[str]]
CHECKS: dict[str, Check] = {}


def check(*numbers: str) -> Callable[[Check], Check]:
    """Register a check: `01-005` is Matterhorn's, `A 6.3.2` a clause of ISO 19005-2.

    What begins with `ISO` is a clause of ISO 32000-1 that both build on.
    """

    def register(function: Check) -> Check:
        for number in numbers:
            assert number not in CHECKS, number
            CHECKS[number] = function
        return function

    return register


def failures(document: Document, *, archive: bool = True) -> dict[str, list[str]]:
    """Return what each check finds wrong; those of the archive only where it is claimed."""
    wanted = {n: found for n, found in CHECKS.items() if archive or not n.startswith("A ")}
    told = {number: list(found(document)) for number, found in wanted.items()}
    return {number: wrong for number, wrong in told.items() if wrong}
