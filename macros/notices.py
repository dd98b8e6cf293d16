"""Notices at addresses that answered once: what was there, and where readers go instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros import addresses
from macros.model import Form, Manual


@dataclass(frozen=True)
class Notice:
    """A notice in the place of a page or of a part of one; without `to` nothing replaces it.

    `reason` is missing where the page that `to` names says it.
    """

    address: str
    to: str | None
    reason: str | None

    @property
    def anchor(self) -> str:
        """The anchor of the part, without its mark."""
        return self.address.partition("#")[2]


def page_notices(manual: Manual) -> tuple[Notice, ...]:
    """Return the notices that are pages of their own."""
    return tuple(_pages(manual))


def part_notices(manual: Manual, address: str) -> tuple[Notice, ...]:
    """Return the notices for parts that a page had once."""
    return tuple(
        Notice(addresses.normal(move.address), _target(move.to), move.reason)
        for move in manual.moved
        if addresses.normal(move.address).startswith(f"{address}#")
    )


def _pages(manual: Manual) -> Iterator[Notice]:
    fill_pages = {addresses.of_form(form): addresses.of_fill(form) for form in manual.forms}
    for move in manual.moved:
        address, to = addresses.normal(move.address), _target(move.to)
        if "#" in address:
            continue
        yield Notice(address, to, move.reason)
        if _is_form(address):
            yield Notice(f"{address}fill/", fill_pages.get(to or "", to), move.reason)
    yield from (_retired(form) for form in manual.forms if not form.handed_out)


def _retired(form: Form) -> Notice:
    """A form that is no longer handed out keeps its page, which says why."""
    return Notice(addresses.of_fill(form), addresses.of_form(form), None)


def _is_form(address: str) -> bool:
    return address.startswith(addresses.FORMS) and address.count("/") == 2


def _target(to: str | None) -> str | None:
    return None if to is None else addresses.normal(to)
