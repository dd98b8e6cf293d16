"""Where WeasyPrint put the places to type in, and whether people can use them there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf

from forms.acroform.size import for_lines, least_height
from forms.field import Field
from macros.problems import ManualError, Problem
from macros.wording import message

# What stays of an annotation that WeasyPrint made, so that the structure tree still finds it.
_KEPT = ("/Type", "/Subtype", "/Rect", "/P", "/StructParent")
_PRINTED = 4
# Points by which two places may touch, and a box may be smaller than its type.
_TOLERANCE = 0.3
_LEAST_BOX = 8.0
_LEAST_LINE = 20.0
_CORNERS = ((0, 2), (1, 3))
_TYPED = ("text", "multiline", "integer", "decimal", "date", "time", "calculate")


@dataclass(frozen=True)
class Place:
    """A place to type in: its name, its page from 0, its corners in points, its annotation."""

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    annotation: Object

    @property
    def width(self) -> float:
        """Return its width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return its height in points."""
        return self.top - self.bottom

    def meets(self, other: "Place") -> bool:
        """Whether two places lie on each other."""
        return (
            self.page == other.page
            and self.left < other.right - _TOLERANCE
            and other.left < self.right - _TOLERANCE
            and self.bottom < other.top - _TOLERANCE
            and other.bottom < self.top - _TOLERANCE
        )


def places(pdf: Pdf) -> dict[str, Place]:
    """Return the places by name, their annotations stripped of all that WeasyPrint made up."""
    return {place.name: place for place in _found(pdf)}


def _found(pdf: Pdf) -> Iterator[Place]:
    for number, page in enumerate(pdf.pages):
        for annotation in page.get(Name.Annots, Array()):
            if annotation.get(Name.Subtype) != Name.Widget:
                continue
            across, along = (sorted(float(annotation.Rect[i]) for i in pair) for pair in _CORNERS)
            name = str(annotation.T)
            for key in set(annotation.keys()) - set(_KEPT):
                del annotation[key]
            corners = (across[0], along[0], across[1], along[1])
            annotation.Rect = Array([round(corner, 2) for corner in corners])
            annotation.F = _PRINTED
            annotation.BS = Dictionary(W=0)
            yield Place(name, number, *corners, annotation)


def check(pdf: Pdf, found: Mapping[str, Place], fields: Iterable[Field], name: Path) -> None:
    """Raise `ManualError` for a place off the page, on another, or too low for its type."""
    labels = {field.name: field.full_label for field in fields}
    problems = [*_outside(pdf, found), *_meeting(found), *_low(found, fields)]
    if problems:
        told = (
            message(rule, **{k: labels.get(v, v) for k, v in facts.items()})
            for rule, facts in problems
        )
        raise ManualError(Problem(name, 1, each) for each in told)


_Found = tuple[str, dict[str, str]]


def _outside(pdf: Pdf, found: Mapping[str, Place]) -> Iterator[_Found]:
    for place in found.values():
        left, bottom, right, top = map(float, pdf.pages[place.page].mediabox)
        if place.left < left or place.bottom < bottom or place.right > right or place.top > top:
            yield "widget_outside", {"field": place.name}


def _meeting(found: Mapping[str, Place]) -> Iterator[_Found]:
    for one, other in combinations(found.values(), 2):
        if one.meets(other):
            yield "widget_overlap", {"field": one.name, "other": other.name}


def _low(found: Mapping[str, Place], fields: Iterable[Field]) -> Iterator[_Found]:
    for field in fields:
        for place in _places_of(field, found):
            typed = field.kind in _TYPED
            size = for_lines(field.lines, place.height)
            least = least_height(field.lines, size) if typed else _LEAST_BOX
            across = _LEAST_LINE if typed else _LEAST_BOX
            if place.height < least - _TOLERANCE or place.width < across:
                yield "widget_low", {"field": field.name}


def _places_of(field: Field, found: Mapping[str, Place]) -> Iterator[Place]:
    names = (field.name, *(field.choice_name(choice) for choice in field.choices))
    yield from (found[name] for name in names if name in found)
