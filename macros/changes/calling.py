"""What records, keys and entries are called in the sentences about them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.changes.differences import Station
from macros.changes.entries import Spot
from macros.changes.marks import Piece
from macros.changes.phrases import pattern, phrase, title
from macros.changes.values import Pieces, Reader, Records
from macros.model import Imprint, Record
from macros.words import shortened

Place = tuple[Station, ...]

# How many letters of an entry stand in a trail, and of a value in a sentence.
_IN_TRAIL = 60
_LONGEST = 400
_QUOTE = "”"


@dataclass(frozen=True)
class Caller:
    """Calls things by their names at present, those that are gone by the names they had."""

    before: Reader
    after: Reader

    def heading(self, place: tuple[Station, ...]) -> str:
        """Return what the record is called that a difference is in."""
        station = place[0]
        if station.key in Imprint.model_fields:
            return pattern(Imprint, "full")
        reader, spot = self.side(station)
        return reader.name(spot.value, spot.at, "full")

    def side(self, station: Station) -> tuple[Reader, Spot]:
        """Return the present side of a station, or the earlier one of what is gone."""
        if station.after:
            return self.after, station.after
        return self.before, station.before or Spot(None)

    def is_record(self, station: Station) -> bool:
        """Whether a record stands there, not a text."""
        return isinstance(self.side(station)[1].value, Record)

    def labels(self, station: Station) -> Iterator[str]:
        """Yield how a station is called in a trail, the groups around it first."""
        reader, spot = self.side(station)
        words = title(station.owner, station.key)
        if not station.is_entry:
            yield words
        elif isinstance(spot.value, Record):
            yield from (*self.groups(station), reader.name(spot.value, spot.at, "short"))
        elif station.name:
            yield phrase("entry_named", title=words, name=station.name)
        elif isinstance(spot.value, tuple):
            text = shortened(reader.text(station.owner, station.key, spot.value), _IN_TRAIL)
            yield phrase("entry_named", title=words, name=text)
        else:
            yield phrase("entry", title=words, at=spot.at)

    def groups(self, station: Station) -> list[str]:
        """Return what the groups around an entry are called, the outermost first."""
        reader, spot = self.side(station)
        named = [phrase("entry_named", title=title(station.owner, station.key), name=station.name)]
        groups = [reader.name(group, 0, "short") for group in spot.within]
        return [*(named if station.name and spot.at else ()), *groups]

    def name(self, place: tuple[Station, ...], station: Station) -> Pieces:
        """Return what an entry that came or went is called."""
        reader, spot = self.side(station)
        if isinstance(spot.value, Record):
            return (Piece(reader.name(spot.value, spot.at, "full")),)
        if station.name:
            return (Piece(phrase("quoted", text=station.name)),)
        around = [record for side in records_around(place) for record in side]
        found = short(reader.pieces(station.owner, station.key, spot.value, tuple(around)))
        if any(piece.exact for piece in found):
            return (Piece(" "), *found)
        quoted = found[0].text.endswith(_QUOTE)
        return found if quoted else (Piece(phrase("quoted", text=found[0].text)),)


def records_around(place: Place) -> tuple[Records, Records]:
    """Return the records around a difference as they were and as they are, the nearest first."""
    sides = [[s.before for s in reversed(place)], [s.after for s in reversed(place)]]
    old, new = (
        tuple(spot.value for spot in side if spot and isinstance(spot.value, Record))
        for side in sides
    )
    return old, new


def short(pieces: Pieces) -> Pieces:
    """Return a value no longer than a sentence has room for."""
    return tuple(replace(piece, text=shortened(piece.text, _LONGEST)) for piece in pieces)
