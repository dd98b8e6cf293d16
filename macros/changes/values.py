"""What is kept under a key, as people read it: titles for ids, days and years of the era."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from macros.changes.marks import Piece
from macros.changes.phrases import meaning, pattern, phrase, title
from macros.changes.publication import Publication
from macros.changes.shapes import handle, is_exact, is_stated, is_year, names
from macros.model import Due, Fact, Form, Procedure, Record
from macros.thai import MONTHS, buddhist_date, buddhist_year
from macros.words import shortened

# How many letters of a text stand in the name of a record, and where much is listed.
_IN_NAME = 90
_IN_LIST = 80
_NAMING = ("title", "name", "term", "label")

Pieces = tuple[Piece, ...]
Records = tuple[Record, ...]


@dataclass(frozen=True)
class Reader:
    """Reads values as people know them: ids are looked up in `own`, and then in `present`.

    A positive number names a record of `present`, a negative one a record of `own` that is gone.
    """

    own: Publication
    present: Publication

    def name(self, record: Record, at: int, form: str) -> str:
        """Return what a record is called: `short` in a trail, `full` with what it is about."""
        words = pattern(type(record), form)
        keys = (key for key in type(record).model_fields if f"{{{key}}}" in words)
        facts = {key: self._in_name(record, key) for key in keys}
        return words.format(position=at, **facts)

    def _in_name(self, record: Record, key: str) -> str:
        text = self.text(type(record), key, getattr(record, key))
        return shortened(" ".join(text.split()), _IN_NAME)

    def pieces(self, owner: type[Record], key: str, value: Any, around: Records) -> Pieces:
        """Return a value in words; steps and answers are looked up in the records around it."""
        if isinstance(value, Record) and not isinstance(value, Fact):
            return listed(self.details(value, around), "; ")
        exact = is_exact(owner, key)
        if exact and isinstance(value, tuple) and value:
            return listed(((Piece(str(each), exact=True),) for each in value), ", ")
        known = meaning(owner, key, value) is None and isinstance(value, str)
        return (Piece(self.text(owner, key, value, around), exact=exact and known),)

    def text(self, owner: type[Record], key: str, value: Any, around: Records = ()) -> str:
        """Return a value in words, as one text."""
        words = meaning(owner, key, value)
        if words is not None:
            return words
        if value is None:
            return phrase("not_stated" if is_stated(owner, key) else "nothing")
        if isinstance(value, tuple):
            every = ", ".join(self.text(owner, key, each, around) for each in value)
            return every or phrase("nothing")
        if isinstance(value, Fact):
            standing = (self.text(Fact, "status", value.status), value.source)
            words = self.text(owner, key, value.value, around)
            added = value.status != "stated"
            return f"{words} ({' · '.join(filter(None, standing))})" if added else words
        return self._scalar(owner, key, value, around)

    def _scalar(self, owner: type[Record], key: str, value: Any, around: Records) -> str:
        if isinstance(value, bool):
            return phrase("yes" if value else "no")
        if isinstance(value, dt.date):
            return buddhist_date(value)
        if is_year(owner, key):
            return _era(str(value))
        if (owner, key) == (Due, "month"):
            return MONTHS[value - 1]
        kind = names(owner, key)
        return self._title(kind, value, around) if kind else str(value)

    def _title(self, kind: str, id_: Any, around: Records) -> str:
        """Return the title of the record that an id names, or the id where there is none."""
        wanted = abs(id_) if isinstance(id_, int) else id_
        for at, record in self._named(kind, id_, around):
            if handle(record) == wanted:
                return own_name(record) or self.name(record, at, "full")
        return str(wanted)

    def _named(self, kind: str, id_: Any, around: Records) -> Iterator[tuple[int, Record]]:
        """Yield the records that an id may mean, each with its place."""
        if kind in ("steps", "choices"):
            for record in around:
                yield from enumerate(_parts(record), 1)
        elif isinstance(id_, int):
            yield from enumerate(getattr(self.own if id_ < 0 else self.present, kind), 1)
        else:
            yield from enumerate(getattr(self.own, kind), 1)
            yield from enumerate(getattr(self.present, kind), 1)

    def details(self, record: Record, around: Records, but: Iterable[str] = ()) -> Iterator[Pieces]:
        """Yield what a record says beside its defaults, key by key; of lists of records a count."""
        for key, field in type(record).model_fields.items():
            value = getattr(record, key)
            if key in but or value in (None, (), {}, field.get_default(call_default_factory=True)):
                continue
            lists = isinstance(value, tuple) and isinstance(value[0], Record | tuple)
            if lists or isinstance(value, dict):
                words: Pieces = (Piece(phrase("count", count=len(value))),)
            else:
                words = self.pieces(type(record), key, value, (record, *around))
            short = (replace(piece, text=shortened(piece.text, _IN_LIST)) for piece in words)
            yield Piece(f"{title(type(record), key)}: "), *short


def own_name(record: Record) -> str | None:
    """Return the name that a record bears itself, if it has one."""
    key = next((key for key in _NAMING if key in type(record).model_fields), None)
    return str(getattr(record, key)) if key else None


def listed(parts: Iterable[Pieces], comma: str) -> Pieces:
    """Return runs one after the other, with a comma between them."""
    found = [piece for part in parts for piece in (Piece(comma), *part)]
    return tuple(found[1:])


def _parts(record: Record) -> Iterable[Record]:
    """Return what a record's own parts may be named by: its steps, its answers."""
    if isinstance(record, Procedure):
        return record.steps
    lists = record.choices.values() if isinstance(record, Form) else ()
    return [choice for choices in lists for choice in choices]


def _era(written: str) -> str:
    """Return a year, or a day that is written as text, of the Buddhist era."""
    if len(written) == len("2007"):
        return buddhist_year(written)
    return buddhist_date(dt.date.fromisoformat(written))
