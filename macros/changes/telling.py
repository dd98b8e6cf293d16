"""A difference told as a sentence: where it is, and from what to what."""

from dataclasses import dataclass
from string import Formatter

from macros.changes.alignment import likeness
from macros.changes.calling import Caller, Place, records_around, short
from macros.changes.differences import Difference, Kind, Station
from macros.changes.entries import Spot
from macros.changes.marks import Piece, marked
from macros.changes.phrases import pattern, said, title
from macros.changes.shapes import handle, is_words, ordinal
from macros.changes.values import Pieces, listed, own_name
from macros.model import Imprint, Record

# From how many letters on a text is shown with its changes marked, if it is as alike as this.
_LONG = 30
_ALIKE = 0.4
# Keys that tell nothing more of a new record than its name does.
_NAMING = ("id", "name", "number", "type", "level")
_OF_ENTRIES = ("added", "removed", "moved")


@dataclass(frozen=True)
class Told:
    """One change as people read it: `where` it is below its record, and the whole of it.

    `path` is the way to it in the data: keys, and ids or places from 1 of entries.
    """

    kind: Kind
    path: tuple[str, ...]
    where: tuple[str, ...]
    pieces: Pieces


@dataclass(frozen=True)
class Teller:
    """Tells differences between two states in sentences."""

    caller: Caller

    def told(self, difference: Difference) -> Told:
        """Tell one difference."""
        kind, place = difference.kind, difference.place
        below = place if place[0].key in Imprint.model_fields else place[1:]
        if not below:
            return Told(kind, _path(place), (), self._whole(kind, place[0]))
        *outer, here = below
        way = [label for station in outer for label in self.caller.labels(station)]
        as_record = kind in _OF_ENTRIES and self.caller.is_record(here)
        if as_record:
            way += [] if _rehomed(here) else self.caller.groups(here)
        elif kind not in _OF_ENTRIES:
            way += self.caller.labels(here)
        elif not outer or outer[-1].key != here.key:
            way.append(title(here.owner, here.key))
        happened = self._happened(kind, place, here)
        start = (Piece(" · ".join(way) + (" · " if as_record else ": ")),) if way else ()
        return Told(kind, _path(place), tuple(way), (*start, *happened))

    def _happened(self, kind: Kind, place: Place, here: Station) -> Pieces:
        if kind == "changed":
            return self._changed(place, here)
        if kind == "sorted":
            return filled("sorted")
        if kind == "moved":
            return self._moved(place, here)
        name = self.caller.name(place, here)
        if kind == "removed":
            return filled("removed", name=name)
        return filled("added", name=name, details=self._details(here, place))

    def _whole(self, kind: Kind, station: Station) -> Pieces:
        """Tell what happened to a record of the manual."""
        if kind == "added":
            return filled("whole_added", details=self._details(station, ()))
        if kind == "moved":
            return filled("whole_moved", **_positions(station))
        return filled("whole_removed")

    def _changed(self, place: Place, here: Station) -> Pieces:
        old, new = (spot.value if spot else None for spot in (here.before, here.after))
        if isinstance(old, str) and isinstance(new, str) and is_words(here.owner, here.key):
            long = max(len(old), len(new)) > _LONG
            if long and likeness(old, new) >= _ALIKE:
                return marked(old, new)
        around_old, around_new = records_around(place)
        before = self.caller.before.pieces(here.owner, here.key, old, (*around_old, *around_new))
        after = self.caller.after.pieces(here.owner, here.key, new, (*around_new, *around_old))
        return listed((short(before), short(after)), " → ")

    def _moved(self, place: Place, station: Station) -> Pieces:
        old, new = station.before or Spot(None), station.after or Spot(None)
        record = isinstance(new.value, Record)
        homes = [spot.within[-1] if spot.within else None for spot in (old, new)]
        start, to = (home and (Piece(self.caller.after.name(home, 0, "short")),) for home in homes)
        name = self.caller.name(place, station)
        if _rehomed(station):
            kind = "moved_between" if start and to else "moved_in" if to else "moved_out"
            return filled(kind, name=name, start=start or (), to=to or ())
        if record and "{position}" in pattern(type(new.value), "short"):
            name = (Piece(self.caller.before.name(old.value, old.at, "full")),)
            number = Piece(self.caller.after.name(new.value, new.at, "short"))
            return filled("moved_to", name=name, to=(number,))
        return filled("moved", name=name, **_positions(station))

    def _details(self, station: Station, place: Place) -> Pieces:
        """Return what a new record says besides its name, in brackets."""
        reader, spot = self.caller.side(station)
        if station.name and isinstance(spot.value, tuple):
            names = ", ".join(filter(None, map(own_name, spot.value)))
            return filled("details", details=short((Piece(names),)))
        if not isinstance(spot.value, Record):
            return ()
        words = pattern(type(spot.value), "full")
        but = {key for key in type(spot.value).model_fields if f"{{{key}}}" in words}
        around = tuple(record for side in records_around(place) for record in side)
        found = listed(reader.details(spot.value, around, but.union(_NAMING)), "; ")
        return filled("details", details=found) if found else ()


def filled(name: str, /, **facts: Pieces) -> Pieces:
    """Return a phrase as runs, what is filled in as it is."""
    words: str = said()[name]
    pieces: list[Piece] = []
    for text, key, _, _ in Formatter().parse(words):
        pieces += [Piece(text), *(facts[key] if key else ())]
    return tuple(piece for piece in pieces if piece.text)


def _path(place: Place) -> tuple[str, ...]:
    path: list[str] = []
    for station in place:
        spot = station.after or station.before or Spot(None)
        own = handle(spot.value) if isinstance(spot.value, Record) else None
        path += filter(None, (station.key, station.name, str(own or spot.at) if spot.at else ""))
    return tuple(path)


def _rehomed(station: Station) -> bool:
    """Whether an entry stands in another group than before."""
    groups = [spot.within[-1:] if spot else () for spot in (station.before, station.after)]
    old, new = ([handle(group) for group in each] for each in groups)
    return bool(station.before and station.after) and old != new


def _positions(station: Station) -> dict[str, Pieces]:
    spots = {"start": station.before or Spot(None), "end": station.after or Spot(None)}
    return {key: (Piece(str(_position(spot))),) for key, spot in spots.items()}


def _position(spot: Spot) -> int:
    """Return where an entry stands: its number, if it has one of its own."""
    numbered = isinstance(spot.value, Record) and ordinal(spot.value) == "number"
    return int(spot.value.number) if numbered else spot.at
