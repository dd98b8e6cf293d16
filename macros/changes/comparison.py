"""Two states of the manual compared: what changes for readers, topic by topic."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from macros import addresses
from macros.changes import looks
from macros.changes.calling import Caller
from macros.changes.differences import Difference, differences
from macros.changes.lost import Lost, lost
from macros.changes.publication import Publication, WrittenPage
from macros.changes.renames import followed
from macros.changes.state import State, mended
from macros.changes.telling import Teller, Told
from macros.changes.thawed import thawed
from macros.changes.values import Reader
from macros.model import (
    AuditItem,
    Correction,
    Duty,
    Form,
    Imprint,
    Procedure,
    Question,
    Reference,
    Revision,
    Term,
)
from macros.pages import names
from macros.problems import Problem
from macros.thai import DigitStyle, digits

Style = Callable[[str], str]

_ADDRESSES: dict[type, Callable[[Any], str]] = {
    Duty: addresses.of_duty,
    Procedure: addresses.of_procedure,
    Form: addresses.of_form,
    Reference: addresses.of_reference,
    Term: addresses.of_term,
    Correction: lambda record: f"{addresses.CORRECTIONS}#{record.id}",
    Question: lambda record: f"{addresses.QUESTIONS}#{record.id}",
    Revision: lambda _: addresses.REVISIONS,
    AuditItem: lambda _: addresses.AUDIT,
    WrittenPage: lambda page: addresses.of_source(page.id),
}


@dataclass(frozen=True)
class Topic:
    """What changes in one record of the manual; `address` is where readers meet it, if anywhere."""

    heading: str
    address: str
    changes: tuple[Told, ...]


@dataclass(frozen=True)
class Comparison:
    """What changes for readers between two states, in the digits of the later one.

    `compared` says whether both could be read at all; what could not is in `problems` of the
    earlier and the later state, and `unread` are the files that are left out. There are no
    `pages` where those of a side could not be built; addresses that are `lost` need a notice, and
    editions that are `thawed` have to be brought back.
    """

    compared: bool
    digits: DigitStyle = "arabic"
    topics: tuple[Topic, ...] = ()
    pages: tuple[looks.Look, ...] | None = None
    forms: tuple[looks.Look, ...] = ()
    problems: tuple[tuple[Problem, ...], tuple[Problem, ...]] = ((), ())
    unread: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()
    thawed: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(len(topic.changes) for topic in self.topics)


def compare(before: State, after: State) -> Comparison:
    """Compare two states as far as both can be read."""
    spoilt = tuple(thawed(before, after))
    problems = before.problems, tuple(sorted((*after.problems, *spoilt)))
    old, new = mended(before, after), mended(after, before)
    if old is None or new is None:
        return Comparison(compared=False, problems=problems, thawed=spoilt)
    pages, style = looks.pages(before, after), _style(old, new)
    return Comparison(
        compared=True,
        digits=new.digits,
        topics=tuple(topics(old, new)),
        pages=None if pages is None else _styled_looks(pages, style),
        forms=_styled_looks(looks.forms(old, new), style),
        problems=problems,
        unread=tuple(sorted(before.unread | after.unread)),
        lost=lost(before, after),
        thawed=spoilt,
    )


def _style(old: Publication, new: Publication) -> Style:
    return partial(digits, style=new.digits, names=(*names(old), *names(new)))


def topics(before: Publication, after: Publication) -> Iterator[Topic]:
    """Yield what changes for readers, record by record."""
    style = _style(before, after)
    teller = Teller(Caller(Reader(before, after), Reader(after, after)))
    found = differences(followed(before, after), after)
    for _, group in groupby(found, key=_subject):
        several = list(group)
        heading = style(teller.caller.heading(several[0].place))
        told = tuple(_styled(teller.told(each), style) for each in several)
        yield Topic(heading, _address(several[0]), told)


def _subject(difference: Difference) -> object:
    """Return what tells the record of a difference from others."""
    station = difference.place[0]
    spots = [spot.at if spot else 0 for spot in (station.before, station.after)]
    return Imprint if station.key in Imprint.model_fields else (station.key, *spots)


def _styled(told: Told, style: Style) -> Told:
    pieces = tuple(
        piece if piece.exact else replace(piece, text=style(piece.text)) for piece in told.pieces
    )
    return replace(told, where=tuple(map(style, told.where)), pieces=pieces)


def _styled_looks(found: tuple[looks.Look, ...], style: Style) -> tuple[looks.Look, ...]:
    return tuple(replace(look, title=style(look.title)) for look in found)


def _address(difference: Difference) -> str:
    """Return where readers meet the record that a difference is in."""
    spot = difference.place[0].after or difference.place[0].before
    record = spot.value if spot else None
    return _ADDRESSES[type(record)](record) if type(record) in _ADDRESSES else ""
