"""How large type may be in a box, so that its lines can be read in every program."""

import math

from forms.acroform.shaping import lines, width

# 20 points of the form's font are 11 points of common type: its em is that much taller.
LARGEST = 20.0
SMALLEST = 10.0
SMALLEST_TYPED = 14.0
STEP = 1.0
_SEVERAL = (20.0, 18.0, 16.0)
# How far a letter of common Thai moves on, as a share of the type size, marks counted too.
_ADVANCE = 0.2
# Room that programs leave at the edges of a box.
EDGE = 2.0
# pdf.js sets so many ems from line to line, and rounds the number of lines that a box holds.
_PITCH = 1.35


def least_height(count: int, size: float) -> float:
    """Return how high a box for so many lines of a type size is at least, in points."""
    if count == 1:
        return size
    return max(_PITCH * size * (count - 0.5) + EDGE, count * size + 2 * EDGE)


def for_lines(count: int, height: float) -> float:
    """Return the size at which a box holds so many lines; the smallest where none does."""
    if count == 1:
        return LARGEST
    fitting = (size for size in _SEVERAL if least_height(count, size) <= height)
    return next(fitting, _SEVERAL[-1])


def for_letters(count: int, room: float) -> float:
    """Return the size at which so many letters, marks among them, commonly fit in a line."""
    fitting = math.floor(room / (count * _ADVANCE))
    return float(min(LARGEST, max(SMALLEST_TYPED, fitting)))


def for_text(text: str, largest: float, room: float, height: float) -> float:
    """Return the size at which words fit in a box of several lines, or the smallest readable."""
    size = largest
    while size > SMALLEST and len(lines(text, size, room)) * size > height - 2 * EDGE:
        size -= STEP
    return size


def for_line(text: str, largest: float, room: float) -> float:
    """Return the size at which words fit in a line, or the smallest that can be read."""
    size = largest
    while size > SMALLEST and width(text, size) > room:
        size -= STEP
    return size
