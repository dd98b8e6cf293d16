"""A field of the definition as a field of a PDF, drawn where WeasyPrint put it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from forms.acroform import look
from forms.acroform.font import RESOURCE
from forms.acroform.place import Place
from forms.acroform.size import EDGE, LARGEST, for_letters, for_line, for_lines, for_text
from forms.field import Field
from forms.written import Written
from macros.model import Choice, Signature
from macros.wording import wording

# Flags of fields, by the bits of ISO 32000-1, tables 221, 226, 228 and 230.
READ_ONLY, REQUIRED = 1 << 0, 1 << 1
MULTILINE, NO_SPELLING, COMB = 1 << 12, 1 << 22, 1 << 24
NO_TOGGLE_OFF, RADIO = 1 << 14, 1 << 15
COMBO = 1 << 17
OFF = Name.Off
_LONG_NAME = 40
# The marks that programs draw themselves from ZapfDingbats: a tick and a circle.
_TICK, _DOT = "4", "l"


@dataclass(frozen=True)
class Page:
    """What all fields of a document share: its fonts, its places, and what is filled in."""

    pdf: Pdf
    fonts: Object
    places: Mapping[str, Place]
    written: Written

    def canvas(self, place: Place) -> look.Canvas:
        """Return what the look of a place is drawn on."""
        return look.Canvas(self.pdf, place.width, place.height, self.fonts)


def made(page: Page, field: Field) -> tuple[Object, ...]:
    """Return a field of a form as AcroForm fields: a check box a choice, or else one field."""
    if field.kind == "signature":
        return (_signature(page, field),)
    if field.kind == "select_multiple":
        return tuple(_check_box(page, field, choice) for choice in field.choices)
    if field.kind != "select_one":
        return (_text(page, field),)
    return (_list(page, field) if field.opens else _radio(page, field),)


def _described(field: Field) -> str:
    """Return what a screen reader says of a field."""
    required = wording()["forms"]["required"] if field.required else None
    return " ".join(filter(None, (field.full_label, required, field.hint)))


def _flags(field: Field) -> int:
    return REQUIRED if field.required else 0


def _text(page: Page, field: Field) -> Object:
    widget = page.places[field.name].annotation
    flags = _flags(field) | NO_SPELLING
    if field.lines > 1:
        flags |= MULTILINE
    if field.combed:
        flags |= COMB
    if field.kind == "calculate":
        flags |= READ_ONLY
    _name(widget, field.name, field, "/Tx", flags)
    size, drawn = _drawn(page, field)
    widget.DA = _appearance(size)
    widget.V = String(page.written.text(field))
    widget.AP = Dictionary(N=drawn)
    if side := _side(field):
        widget.Q = side
    if field.max_length:
        widget.MaxLen = field.max_length
    return widget


def _drawn(page: Page, field: Field) -> tuple[float, Object]:
    """Return the type size of a field, and its look with what is in it."""
    place, text = page.places[field.name], page.written.text(field)
    canvas, room = page.canvas(place), place.width - 2 * EDGE
    if field.combed:
        return LARGEST, look.comb(canvas, text, LARGEST, _letters(field))
    if field.lines > 1:
        size = for_text(text, for_lines(field.lines, place.height), room, place.height)
        return size, look.paragraph(canvas, text, size)
    size = for_line(text, for_letters(_letters(field), room), room)
    return size, look.words(canvas, text, size, _side(field))


def _side(field: Field) -> int:
    """Numbers in rows stand below each other."""
    return look.RIGHT if field.row and field.kind in ("integer", "decimal") else look.LEFT


def _letters(field: Field) -> int:
    """Return how many letters are seen at once; printed names are seldom as long as they may be."""
    most = field.max_length or 1
    return min(most, _LONG_NAME) if isinstance(field.part, Signature) else most


def _appearance(size: float) -> String:
    return String(f"{RESOURCE} {size:g} Tf 0 g")


def _name(target: Object, name: str, field: Field, kind: str, flags: int) -> None:
    target.FT = Name(kind)
    target.T = String(name)
    target.TU = String(_described(field))
    target.Ff = flags


def _list(page: Page, field: Field) -> Object:
    place = page.places[field.name]
    text = page.written.text(field)
    size = for_line(text, LARGEST, place.width - 2 * EDGE)
    widget = place.annotation
    _name(widget, field.name, field, "/Ch", _flags(field) | COMBO)
    widget.DA = _appearance(size)
    widget.Opt = Array([String(choice.label) for choice in field.choices])
    widget.V = String(text)
    widget.AP = Dictionary(N=look.words(page.canvas(place), text, size, look.LEFT))
    return widget


def _radio(page: Page, field: Field) -> Object:
    """One field whose kids are the circles, named by their choices."""
    flags = _flags(field) | RADIO | (NO_TOGGLE_OFF if field.required else 0)
    parent = page.pdf.make_indirect(Dictionary())
    _name(parent, field.name, field, "/Btn", flags)
    parent.V = OFF
    parent.Kids = Array()
    for choice in field.choices:
        kid = page.places[field.choice_name(choice)].annotation
        _box(page, field, choice, _DOT)
        kid.Parent = parent
        kid.TU = String(f"{field.full_label}: {choice.label}")
        parent.Kids.append(kid)
        if page.written.chosen(field, choice):
            parent.V = Name(f"/{choice.name}")
    return parent


def _check_box(page: Page, field: Field, choice: Choice) -> Object:
    name = field.choice_name(choice)
    widget = page.places[name].annotation
    _box(page, field, choice, _TICK)
    # That one of several is required cannot be said of each of them.
    _name(widget, name, field, "/Btn", 0)
    widget.TU = String(f"{_described(field)}: {choice.label}")
    widget.V = widget.AS
    return widget


def _box(page: Page, field: Field, choice: Choice, mark: str) -> None:
    place, state = page.places[field.choice_name(choice)], Name(f"/{choice.name}")
    canvas = page.canvas(place)
    states = Dictionary({"/Off": look.empty(canvas)})
    states[state] = look.dot(canvas) if mark == _DOT else look.tick(canvas)
    widget = place.annotation
    widget.AP = Dictionary(N=states)
    widget.AS = state if page.written.chosen(field, choice) else OFF
    widget.MK = Dictionary(CA=String(mark))
    widget.DA = String("/ZaDb 0 Tf 0 g")


def _signature(page: Page, field: Field) -> Object:
    place = page.places[field.name]
    widget = place.annotation
    _name(widget, field.name, field, "/Sig", _flags(field))
    widget.AP = Dictionary(N=look.empty(page.canvas(place)))
    return widget
