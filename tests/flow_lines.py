"""What a laid-out flow looks like as lines on paper, and what the steps say it should be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from macros.flow import Bend, Flow, Row
from macros.model import Procedure

# Where things stand in a row one unit high, in fifths of which the symbol takes the middle three.
TOP, BOTTOM, EDGE = 20, 80, 100
HEIGHT: dict[Bend, int] = {"arrival": 10, "side": 50, "foot": 90}
AXIS, SIDE = 0, 50

# From a row to a row, and what the decision answered.
Way = tuple[int, int, str | None]


@dataclass(frozen=True)
class Line:
    """A horizontal or vertical line between two points, in hundredths of a row or a lane."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.left, self.top), (self.right, self.bottom)

    def holds(self, point: tuple[int, int]) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: "Line") -> bool:
        """Whether an end of one lies on the other; lines that merely cross stay apart."""
        return any(map(self.holds, other.ends)) or any(map(other.holds, self.ends))

    def overlap(self, other: "Line") -> int:
        """The length of what both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, high) if min(wide, high) >= 0 else 0


def lane_x(lane: int) -> int:
    return (lane + 1) * 100


def lines_of(number: int, row: Row) -> Iterable[Line]:
    """Draw a row as the template does, from what the row says alone."""
    y = number * EDGE
    if row.above:
        yield Line(AXIS, y, AXIS, y + TOP)
    if row.below:
        yield Line(AXIS, y + BOTTOM, AXIS, y + EDGE)
    for stretch in row.stretches:
        top = HEIGHT[stretch.top] if stretch.top else 0
        bottom = HEIGHT[stretch.bottom] if stretch.bottom else EDGE
        yield Line(lane_x(stretch.lane), y + top, lane_x(stretch.lane), y + bottom)
    for turn in row.turns:
        height = y + HEIGHT[turn.bend]
        start = SIDE if turn.bend == "side" else AXIS
        yield Line(start, height, lane_x(turn.lane), height)
        if turn.bend == "arrival" and not row.above:
            yield Line(AXIS, height, AXIS, y + TOP)
        if turn.bend == "foot":
            yield Line(AXIS, y + BOTTOM, AXIS, height)


def drawing(drawn: Flow) -> list[Line]:
    return [line for number, row in enumerate(drawn.rows) for line in lines_of(number, row)]


def nets(lines: list[Line]) -> list[list[Line]]:
    """Gather the lines that a finger can follow from one to the next."""
    found: list[list[Line]] = []
    waiting = set(lines)
    while waiting:
        net = [waiting.pop()]
        for line in net:
            joined = {other for other in waiting if line.meets(other)}
            waiting -= joined
            net += joined
        found.append(net)
    return found


def exits(drawn: Flow) -> dict[tuple[int, int], str | None]:
    """Return what is written at each place where a way leaves a symbol."""
    found: dict[tuple[int, int], str | None] = {}
    for y, row in zip(count(0, EDGE), drawn.rows, strict=False):
        if row.below:
            found[AXIS, y + BOTTOM] = row.below.answer
        for turn in row.turns:
            if turn.bend == "side":
                found[SIDE, y + HEIGHT["side"]] = turn.connectors[0].answer
            elif turn.bend == "foot":
                found[AXIS, y + BOTTOM] = turn.connectors[0].answer
    return found


def traced(lines: list[Line], leaving: dict[tuple[int, int], str | None]) -> list[Way]:
    """Read the ways from a drawing: follow each net from the symbols that it leaves."""
    ways: list[Way] = []
    for net in nets(lines):
        ends = {end for line in net for end in line.ends}
        arrivals = [y // EDGE for x, y in ends if x == AXIS and y % EDGE == TOP]
        assert len(arrivals) == 1, "connectors that lead to different symbols touch"
        ways += [(y // EDGE, arrivals[0], leaving[x, y]) for x, y in ends if (x, y) in leaving]
    return sorted(ways, key=str)


def ways_of(procedure: Procedure) -> list[Way]:
    """Read the ways from the steps; row 0 is the start, the row after the last step the end."""
    steps = procedure.steps
    row = {step.id: number for number, step in enumerate(steps, 1)} | {"end": len(steps) + 1}
    ways: list[Way] = [(0, 1, None)]
    for number, step in enumerate(steps, 1):
        ways.append((number, row[step.next or "end"] if step.next else number + 1, None))
        if step.no:
            ways[-1] = (*ways[-1][:2], "yes")
            ways.append((number, row[step.no.to], "no"))
    return sorted(ways, key=str)


def open_at_once(ways: list[Way]) -> int:
    """Return the greatest number of symbols that ways beside the spine lead to past one row."""
    rows: dict[int, set[int]] = {}
    for source, target, _ in ways:
        if target != source + 1:
            rows.setdefault(target, {target}).add(source)
    passed = Counter(row for found in rows.values() for row in range(min(found), max(found) + 1))
    return max(passed.values(), default=0)
