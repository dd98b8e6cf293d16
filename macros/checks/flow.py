"""Rules on the flow of a procedure: every way leads on, every step is reached, all can be drawn."""

from collections.abc import Iterator

from macros.flow import MOST_LANES, flow
from macros.loader import Located, Reading
from macros.model import Procedure, Step
from macros.model.procedure import END
from macros.problems import Problem, nearest
from macros.prose import Prose
from macros.wording import wording

Way = tuple[int, tuple[str | int, ...], str]


def targets(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A step goes on, or back, to a step that is there, or to the end."""
    for found in reading.of(Procedure):
        known = {step.id for step in found.record.steps} | {END}
        for index, place, target in _written_ways(found.record.steps):
            if target not in known:
                guess = nearest(target, known)
                facts = {"kind": wording()["kinds"]["step"], "id": target, "guess": guess}
                rule = "unknown_id_near" if guess else "unknown_step"
                yield found.problem(rule, "steps", index, *place, **facts)


def reserved(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No step has the name of the end."""
    for found in reading.of(Procedure):
        for index, step in enumerate(found.record.steps):
            if step.id == END:
                yield found.problem("step_named_end", "steps", index, "id")


def branches(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A decision says where “no” leads, and nothing else does; its two ways part."""
    for found in reading.of(Procedure):
        for index, step in enumerate(found.record.steps):
            if step.no and step.kind != "decision":
                yield found.problem("no_on_task", "steps", index, "no")
            if not step.no and step.kind == "decision":
                yield found.problem("decision_without_no", "steps", index, "kind")
            if step.no and step.no.to == _onward(found.record.steps, index):
                yield found.problem("one_way_out", "steps", index, "no", "to")


def loops(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No step leads to itself."""
    for found in reading.of(Procedure):
        for index, place, target in _written_ways(found.record.steps):
            if target == found.record.steps[index].id:
                yield found.problem("way_to_itself", "steps", index, *place)


def unreachable(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Every step is on a way from the first, and from every such step a way leads to the end."""
    for found in reading.of(Procedure):
        ways = _ways(found.record.steps)
        reached = _closure(ways, found.record.steps[0].id)
        backward: dict[str, set[str]] = {}
        for source, aims in ways.items():
            for target in aims:
                backward.setdefault(target, set()).add(source)
        ending = _closure(backward, END)
        yield from _left_out(found, reached, "unreachable_step")
        if not reached & ending - {END}:
            yield found.problem("no_end", "steps")
        else:
            yield from _left_out(found, ending | (set(ways) - reached), "step_without_end")


def drawable(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No more ways are open at once than the flow table has lanes for."""
    for found in reading.of(Procedure):
        lanes = flow(found.record).lanes
        if lanes > MOST_LANES:
            yield found.problem("too_many_branches", "steps", count=lanes, most=MOST_LANES)


def _written_ways(steps: tuple[Step, ...]) -> Iterator[Way]:
    for index, step in enumerate(steps):
        if step.next:
            yield index, ("next",), step.next
        if step.no:
            yield index, ("no", "to"), step.no.to


def _onward(steps: tuple[Step, ...], index: int) -> str:
    following = steps[index + 1].id if index + 1 < len(steps) else END
    return steps[index].next or following


def _ways(steps: tuple[Step, ...]) -> dict[str, set[str]]:
    ways = {step.id: {_onward(steps, index)} for index, step in enumerate(steps)}
    for step in steps:
        if step.no:
            ways[step.id].add(step.no.to)
    return ways


def _closure(ways: dict[str, set[str]], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = ways.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _left_out(found: Located[Procedure], inside: set[str], rule: str) -> Iterator[Problem]:
    for index, step in enumerate(found.record.steps):
        if step.id not in inside:
            yield found.problem(rule, "steps", index, "id", number=index + 1)
