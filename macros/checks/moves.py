"""Rules on addresses that answered once: each is told apart from what is there now."""

import re
from collections.abc import Iterator

from macros.addresses import normal, published
from macros.loader import Reading
from macros.model import Move
from macros.problems import ID_LIKENESS, Problem, nearest
from macros.prose import Prose

_ADDRESS = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)+(#[a-z0-9]+(-[a-z0-9]+)*)?")


def moves(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A moved address is no page of today, and leads to one, never to another notice."""
    if reading.manual is None:
        return
    known = set(published(reading.manual, prose))
    made = {address.partition("#")[0] for address in published(reading.manual, ())}
    first: dict[str, int] = {}
    for found in reading.of(Move):
        address, to = normal(found.record.address), found.record.to
        line = found.document.line((*found.place, "address"))
        earlier = first.setdefault(address, line)
        page, part, _ = address.partition("#")
        if not _ADDRESS.fullmatch(address):
            yield found.problem("moved_form", "address", address=address)
        elif earlier != line:
            yield found.problem("moved_twice", "address", address=address, line=earlier)
        elif address in known:
            yield found.problem("moved_alive", "address", address=address)
        elif part and page not in made:
            yield found.problem("moved_part", "address", page=page)
        if to is not None and normal(to) not in known:
            guess = nearest(normal(to), known, ID_LIKENESS)
            rule = "unknown_address_near" if guess else "unknown_address"
            yield found.problem(rule, "to", address=to, guess=guess)
