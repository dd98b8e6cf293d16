"""The flow of a procedure laid out as a table: a row a step, and a lane for each other way.

A connector to the row below runs straight down. Every other one leaves its symbol, runs in a
lane at the right and comes back above the symbol it leads to. Connectors that lead to the
same symbol share one lane; others never share a stretch of one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from macros.model import Procedure, Step
from macros.model.procedure import END

MOST_LANES = 4

Symbol = Literal["start", "task", "decision", "report", "end"]
Answer = Literal["yes", "no"]
# Where in its row a connector bends, from top to bottom: above the symbol, where it arrives;
# at the symbol's side and at its foot, where it leaves.
Bend = Literal["arrival", "side", "foot"]
_HEIGHT: dict[Bend, float] = {"arrival": 0.1, "side": 0.5, "foot": 0.9}


@dataclass(frozen=True)
class Connector:
    """One way from a row to another; `bend` tells where it leaves if it does not run down."""

    source: int
    target: int
    answer: Answer | None = None
    assumed: bool = False
    bend: Bend | None = None


@dataclass(frozen=True)
class Stretch:
    """What a lane shows in one row: a vertical line between two bends, or the row's edges."""

    lane: int
    top: Bend | None
    bottom: Bend | None


@dataclass(frozen=True)
class Turn:
    """A horizontal line between a symbol and a lane, and the connectors that it stands for."""

    lane: int
    bend: Bend
    connectors: tuple[Connector, ...]


@dataclass(frozen=True)
class Row:
    """A row: its symbol, the straight connectors above and below, and what runs beside it."""

    symbol: Symbol
    step: Step | None
    above: Connector | None
    below: Connector | None
    stretches: tuple[Stretch, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Flow:
    """A procedure's flow; `lanes` is how many it needs, more than `MOST_LANES` cannot be drawn."""

    rows: tuple[Row, ...]
    connectors: tuple[Connector, ...]
    lanes: int


@dataclass(frozen=True)
class _Run:
    """The connectors that lead to one symbol from elsewhere, as one vertical line."""

    target: int
    connectors: tuple[Connector, ...]

    @property
    def ends(self) -> tuple[tuple[int, Bend], tuple[int, Bend]]:
        """The upper and the lower end, each as row and bend."""
        points: list[tuple[int, Bend]] = [(self.target, "arrival")]
        points += [(found.source, found.bend or "side") for found in self.connectors]
        points.sort(key=lambda point: (point[0], _HEIGHT[point[1]]))
        return points[0], points[-1]

    def overlaps(self, other: "_Run") -> bool:
        """Whether both pass through one row."""
        (first, last), (start, stop) = self.ends, other.ends
        return first[0] <= stop[0] and start[0] <= last[0]


def flow(procedure: Procedure) -> Flow:
    """Lay out a procedure whose targets all exist."""
    connectors = tuple(_connectors(procedure.steps))
    runs = _runs(connectors)
    lane_of = _lanes(runs)
    symbols: list[tuple[Symbol, Step | None]] = [("start", None)]
    symbols += [(step.kind, step) for step in procedure.steps]
    symbols.append(("end", None))
    straight = {found.source: found for found in connectors if found.bend is None}
    rows = tuple(
        Row(
            symbol,
            step,
            straight.get(number - 1),
            straight.get(number),
            tuple(_stretches(number, runs, lane_of)),
            tuple(_turns(number, runs, lane_of)),
        )
        for number, (symbol, step) in enumerate(symbols)
    )
    return Flow(rows, connectors, max(lane_of, default=-1) + 1)


def _connectors(steps: tuple[Step, ...]) -> Iterable[Connector]:
    row = {step.id: number for number, step in enumerate(steps, 1)} | {END: len(steps) + 1}
    yield Connector(0, 1)
    for number, step in enumerate(steps, 1):
        onward = row[step.next] if step.next else number + 1
        answer: Answer | None = "yes" if step.no else None
        ways = [(onward, answer, False)]
        if step.no:
            ways.append((row[step.no.to], "no", step.no.assumed))
        bends: list[Bend] = ["side", "foot"]
        for target, said, assumed in reversed(ways):
            bend = None if target == number + 1 else bends.pop(0)
            yield Connector(number, target, said, assumed, bend)


def _runs(connectors: Iterable[Connector]) -> tuple[_Run, ...]:
    found: dict[int, list[Connector]] = {}
    for connector in connectors:
        if connector.bend:
            found.setdefault(connector.target, []).append(connector)
    runs = (_Run(target, tuple(ways)) for target, ways in found.items())
    return tuple(sorted(runs, key=lambda run: (run.ends[0][0], run.ends[1][0])))


def _lanes(runs: tuple[_Run, ...]) -> tuple[int, ...]:
    """Return the lane of each run: as few as possible, crossing as little as possible."""
    taken: list[int] = []
    for number, run in enumerate(runs):
        busy = {lane for other, lane in zip(runs, taken, strict=False) if run.overlaps(other)}
        taken.append(next(lane for lane in range(number + 1) if lane not in busy))
    count = max(taken, default=-1) + 1
    if count > MOST_LANES:
        return tuple(taken)
    orders = (tuple(order[lane] for lane in taken) for order in permutations(range(count)))
    return min(orders, key=lambda lanes: (_crossings(runs, lanes), lanes))


def _crossings(runs: tuple[_Run, ...], lanes: tuple[int, ...]) -> int:
    """Count where the turns of one run meet the lanes of others on their way."""
    count = 0
    for run, lane in zip(runs, lanes, strict=True):
        bends = {(run.target, "arrival"), *((c.source, c.bend) for c in run.connectors)}
        for other, inner in zip(runs, lanes, strict=True):
            if inner < lane:
                first, last = other.ends
                count += sum(first[0] <= row <= last[0] for row, _ in bends)
    return count


def _stretches(row: int, runs: tuple[_Run, ...], lanes: tuple[int, ...]) -> Iterable[Stretch]:
    for run, lane in zip(runs, lanes, strict=True):
        first, last = run.ends
        if first[0] <= row <= last[0]:
            top = first[1] if first[0] == row else None
            yield Stretch(lane, top, last[1] if last[0] == row else None)


def _turns(row: int, runs: tuple[_Run, ...], lanes: tuple[int, ...]) -> Iterable[Turn]:
    for run, lane in zip(runs, lanes, strict=True):
        if run.target == row:
            yield Turn(lane, "arrival", run.connectors)
        for connector in run.connectors:
            if connector.source == row and connector.bend:
                yield Turn(lane, connector.bend, (connector,))
