"""What a field looks like: the appearance streams of its widgets."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf

from forms.acroform.font import form_font
from forms.acroform.shaping import lines, show, width
from forms.acroform.size import EDGE

LEFT, RIGHT = 0, 2
# A circle by four curves.
_KAPPA = 0.5523


@dataclass(frozen=True)
class Canvas:
    """What a look is drawn on: a width and a height in points, with the fonts of the document."""

    pdf: Pdf
    width: float
    height: float
    fonts: Object


def empty(canvas: Canvas) -> Object:
    """Return an appearance stream that draws nothing."""
    return _form(canvas, "", Dictionary())


def words(canvas: Canvas, text: str, size: float, side: int) -> Object:
    """Return the look of a line of text, in the middle of the height."""
    font = form_font()
    y = (canvas.height - size) / 2 - font.descent * size / font.units
    x = EDGE if side == LEFT else canvas.width - EDGE - width(text, size)
    return _text(canvas, [show(text, size, x, y)] if text else [])


def comb(canvas: Canvas, text: str, size: float, teeth: int) -> Object:
    """Return the look of letters in a box each."""
    font = form_font()
    y = (canvas.height - size) / 2 - font.descent * size / font.units
    room = canvas.width / teeth
    drawn = [
        show(letter, size, room * (number + 0.5) - width(letter, size) / 2, y)
        for number, letter in enumerate(text[:teeth])
    ]
    return _text(canvas, drawn)


def paragraph(canvas: Canvas, text: str, size: float) -> Object:
    """Return the look of several lines, from the top."""
    font = form_font()
    first = canvas.height - EDGE - font.ascent * size / font.units
    cut = lines(text, size, canvas.width - 2 * EDGE) if text else []
    drawn = [show(line, size, EDGE, first - row * size) for row, line in enumerate(cut) if line]
    return _text(canvas, drawn)


def tick(canvas: Canvas) -> Object:
    """Return the look of a box that is chosen."""
    wide, high = canvas.width, canvas.height
    points = ((0.2, 0.5), (0.42, 0.25), (0.82, 0.8))
    path = " ".join(
        f"{x * wide:.2f} {y * high:.2f} {operator}"
        for (x, y), operator in zip(points, "mll", strict=True)
    )
    return _form(canvas, f"q {wide / 6:.2f} w 1 J 1 j 0 G {path} S Q", Dictionary())


def dot(canvas: Canvas) -> Object:
    """Return the look of a circle that is chosen."""
    x, y = canvas.width / 2, canvas.height / 2
    r = min(x, y) * 0.6
    k = r * _KAPPA
    path = (
        f"{x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c"
    )
    return _form(canvas, f"q 0 g {path} f Q", Dictionary())


def _text(canvas: Canvas, drawn: list[str]) -> Object:
    clip = f"q 0 0 {canvas.width:.2f} {canvas.height:.2f} re W n"
    content = "\n".join(["/Tx BMC", *([clip, *drawn, "Q"] if drawn else []), "EMC"])
    return _form(canvas, content, Dictionary(Font=canvas.fonts))


def _form(canvas: Canvas, content: str, resources: Object) -> Object:
    return canvas.pdf.make_stream(
        content.encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, round(canvas.width, 2), round(canvas.height, 2)]),
        Resources=resources,
    )
