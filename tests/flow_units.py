"""From what is drawn in mm to the units of `tests.flow_lines`: each end is at a known place."""

from itertools import count

from tests.flow_lines import AXIS, BOTTOM, EDGE, HEIGHT, SIDE, TOP, Line, lane_x
from tests.flow_marks import NEAR, RIGHT, Box, Marks

# From the left of the column, and from the symbol, as the style sheet has it.
_AXIS = 24.0
_FIRST_LANE, _LANE = 62.0, 3.5
_ARRIVAL, _FOOT = 5.5, 5.2


def _place(row: Marks, y: float) -> int:
    """Return what a height in a row is in the drawing's own units."""
    symbol = row.symbol
    # What is cut off by the row ends there, whatever place the symbol has nearby.
    if abs(y - row.height) <= NEAR:
        return EDGE
    known = {0: 0.0, TOP: symbol.top, BOTTOM: row.foot, EDGE: row.height}
    known |= {HEIGHT["side"]: symbol.middle[1]}
    known |= {HEIGHT["arrival"]: symbol.top - _ARRIVAL, HEIGHT["foot"]: symbol.bottom + _FOOT}
    unit, found = min(known.items(), key=lambda item: abs(item[1] - y))
    assert abs(found - y) <= 2 * NEAR, f"a line ends {abs(found - y):.2f} mm from any place"
    return unit


def _across(x: float) -> int:
    lanes = {lane_x(n): _FIRST_LANE + n * _LANE for n in range(4)}
    unit, found = min(({AXIS: _AXIS, SIDE: RIGHT} | lanes).items(), key=lambda i: abs(i[1] - x))
    assert abs(found - x) <= NEAR, f"a line is {abs(found - x):.2f} mm beside its place"
    return unit


def as_line(row: Marks, box: Box) -> Line:
    """Return a drawn line in the units of `tests.flow_lines`."""
    if box.size[0] < box.size[1]:
        x = _across(box.middle[0])
        return Line(x, _place(row, box.top), x, _place(row, box.bottom))
    y = _place(row, box.middle[1])
    return Line(_across(box.left), y, _across(box.right), y)


def as_lines(rows: list[Marks]) -> list[Line]:
    """Return all lines of a table, one row below the other."""
    return [
        Line(line.left, line.top + y, line.right, line.bottom + y)
        for y, row in zip(count(0, EDGE), rows, strict=False)
        for line in (as_line(row, box) for box in row.lines)
    ]


def leaving(rows: list[Marks]) -> dict[tuple[int, int], str | None]:
    """Return what is written where a way may leave a symbol: at its side, and at its foot."""
    found: dict[tuple[int, int], str | None] = {}
    for y, row in zip(count(0, EDGE), rows, strict=False):
        found |= {(SIDE, y + HEIGHT["side"]): None, (AXIS, y + BOTTOM): None}
        for label in row.labels:
            answer = "no" if "ม" in label.words else "yes"
            if label.box.bottom > row.symbol.bottom:
                found[AXIS, y + BOTTOM] = answer
            elif label.box.bottom > row.symbol.top:
                found[SIDE, y + HEIGHT["side"]] = answer
    return found
