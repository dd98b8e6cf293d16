"""Addresses that readers may have kept and that would lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.addresses import normal, of_edition, published
from macros.changes.state import State
from macros.notices import page_notices


@dataclass(frozen=True)
class Lost:
    """An address that nothing answers any more; `to` is its page, where a part alone is gone."""

    address: str
    to: str | None


def lost(before: State, after: State) -> tuple[Lost, ...]:
    """Return the addresses that a proposal takes away without a notice, whole pages first.

    Nothing is said while a file cannot be read: what it answers is not known; nor of a released
    edition, which has to be brought back.
    """
    if before.unread or after.unread:
        return ()
    there = {*_answered(after), *_frozen(before)}
    notices = {notice.address for notice in page_notices(after.manual)} if after.manual else set()
    gone = [
        address
        for address in dict.fromkeys(_answered(before))
        if address not in there and _page(address) not in notices
    ]
    # A notice in the place of a form's page is one for the page to fill it in, too.
    pages = [Lost(each, None) for each in gone if "#" not in each and not each.endswith("/fill/")]
    parts = [Lost(each, _page(each)) for each in gone if "#" in each and _page(each) in there]
    return (*pages, *parts)


def _answered(state: State) -> Iterator[str]:
    if state.manual:
        yield from published(state.manual, state.prose)
        yield from (notice.address for notice in page_notices(state.manual))
        yield from (normal(move.address) for move in state.manual.moved)


def _frozen(state: State) -> Iterator[str]:
    if state.manual:
        yield from (of_edition(edition.version) for edition in state.manual.editions)


def _page(address: str) -> str:
    return address.partition("#")[0]
