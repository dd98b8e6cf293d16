"""The layout of flow tables: whatever a procedure's ways are, its drawing says just them."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.diamond import decision_height
from macros.flow import MOST_LANES, Row, flow
from macros.loader import load
from macros.model import Procedure, Step
from macros.model.procedure import Refusal
from tests.conftest import LAKESIDE, ROOT
from tests.flow_lines import (
    BOTTOM,
    EDGE,
    SIDE,
    TOP,
    Line,
    drawing,
    exits,
    lines_of,
    open_at_once,
    traced,
    ways_of,
)

steady = settings(derandomize=True, max_examples=300, deadline=None, database=None)


def name(row: int, count: int) -> str:
    return "end" if row == count + 1 else f"step-{row}"


def procedure_of(count: int, jumps: dict[int, int], refusals: dict[int, int]) -> Procedure:
    steps = tuple(
        Step(
            id=name(number, count),
            text=f"ขั้นตอน {number}",
            kind="decision" if number in refusals else "task",
            next=name(jumps[number], count) if number in jumps else None,
            no=Refusal(to=name(refusals[number], count)) if number in refusals else None,
        )
        for number in range(1, count + 1)
    )
    return Procedure(id="procedure", number=1, title="งาน", steps=steps)


@st.composite
def procedures(draw: st.DrawFn, most: int = MOST_LANES) -> Procedure:
    """Any flow that `most` lanes can hold: ways are added while they fit."""
    count = draw(st.integers(1, 40))
    ends = st.tuples(st.integers(1, count), st.integers(1, count + 1))
    jumps: dict[int, int] = {}
    refusals: dict[int, int] = {}
    for into, limit in ((refusals, 12), (jumps, 12)):
        for source, target in draw(st.lists(ends, max_size=limit)):
            # A way leads elsewhere than to itself, and the two ways of a decision part.
            other = jumps.get(source, source + 1) if into is refusals else refusals.get(source)
            if target in (source, other):
                continue
            before = dict(into)
            into[source] = target
            if open_at_once(ways_of(procedure_of(count, jumps, refusals))) > most:
                into.clear()
                into.update(before)
    return procedure_of(count, jumps, refusals)


def real_procedures() -> list[Procedure]:
    folders = (ROOT / "data", LAKESIDE / "data")
    return [procedure for folder in folders for procedure in load(folder).procedures]


def check_drawing(procedure: Procedure) -> None:
    """Assert all that must be true of any drawing."""
    drawn = flow(procedure)
    lines = drawing(drawn)
    assert traced(lines, exits(drawn)) == ways_of(procedure)
    for one, other in combinations(lines, 2):
        assert not one.overlap(other), "two connectors share a stretch of line"
    for number, row in enumerate(drawn.rows):
        for line in lines:
            check_clear(line, number * EDGE, row)
    for above, below in pairwise(range(len(drawn.rows))):
        leaving = {x.left for x in lines_of(above, drawn.rows[above]) if x.bottom == below * EDGE}
        coming = {x.left for x in lines_of(below, drawn.rows[below]) if x.top == below * EDGE}
        assert leaving == coming
    assert min((line.top for line in lines), default=0) > 0
    assert max((line.bottom for line in lines), default=0) < len(drawn.rows) * EDGE
    assert drawn.lanes == open_at_once(ways_of(procedure)) <= MOST_LANES
    assert {s.lane for row in drawn.rows for s in row.stretches} == set(range(drawn.lanes))


def check_clear(line: Line, y: int, row: Row) -> None:
    """Assert that a line is outside a row's symbol, or leaves or reaches it at its edge."""
    symbol = Line(-SIDE, y + TOP, SIDE, y + BOTTOM)
    inside = line.left < symbol.right and line.right > symbol.left
    assert not (inside and line.top < symbol.bottom and line.bottom > symbol.top)
    if symbol.holds(line.ends[0]) or symbol.holds(line.ends[1]):
        assert line in set(lines_of(y // EDGE, row))


@steady
@given(procedures())
def test_the_drawing_says_what_the_steps_say(procedure: Procedure) -> None:
    check_drawing(procedure)


@pytest.mark.parametrize("procedure", real_procedures(), ids=lambda found: found.id)
def test_real_procedures_are_drawn_as_they_are_written(procedure: Procedure) -> None:
    check_drawing(procedure)


@steady
@given(procedures(most=40))
def test_lanes_are_as_many_as_ways_open_at_once(procedure: Procedure) -> None:
    """Also where they are too many to be drawn: the check tells how many they are."""
    assert flow(procedure).lanes == open_at_once(ways_of(procedure))


@steady
@given(procedures())
def test_a_way_to_the_next_row_runs_straight(procedure: Procedure) -> None:
    drawn = flow(procedure)
    turned = {way for row in drawn.rows for turn in row.turns for way in turn.connectors}
    for way in drawn.connectors:
        straight = way.target == way.source + 1
        assert (way.bend is None) == straight == (way not in turned)
        assert (drawn.rows[way.source].below == way) == straight
        assert (drawn.rows[way.target].above == way) == straight


@steady
@given(procedures())
def test_the_same_steps_are_drawn_the_same(procedure: Procedure) -> None:
    copy = Procedure.model_validate(procedure.model_dump())
    assert flow(copy) == flow(procedure)


def test_crossing_ways_never_share_a_lane() -> None:
    drawn = flow(procedure_of(6, {}, {2: 5, 3: 6, 4: 1}))
    assert drawn.lanes == 3
    assert [turn.bend for turn in drawn.rows[4].turns] == ["side"]


def test_both_ways_of_a_decision_may_turn() -> None:
    """The refusal leaves at the side, the approval at the foot."""
    drawn = flow(procedure_of(4, {2: 4}, {2: 1}))
    leaving = {turn.bend: turn.connectors[0].answer for turn in drawn.rows[2].turns}
    assert leaving == {"side": "no", "foot": "yes"}
    assert drawn.rows[2].below is None is drawn.rows[3].above


def test_ways_to_one_symbol_share_a_lane() -> None:
    drawn = flow(procedure_of(6, {}, {3: 2, 4: 2, 6: 2}))
    assert drawn.lanes == 1
    [arrival] = drawn.rows[2].turns
    assert [way.source for way in arrival.connectors] == [3, 4, 6]


@given(st.text("กขคงฯ่้ิีุู ", min_size=1, max_size=200))
@steady
def test_a_diamond_grows_with_its_words(words: str) -> None:
    assert decision_height(words) <= decision_height(words + "ก")
    assert decision_height(words + "ก" * 13) > decision_height(words)


def test_a_diamond_does_not_grow_with_marks() -> None:
    """Vowels and tone marks above and below a consonant take no room in a line."""
    assert decision_height("ที่นี่มีที่ดี") == decision_height("ทนมทด") == decision_height("ก") >= 20
