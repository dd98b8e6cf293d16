"""Rules on the flow of a procedure: every way leads on, every step is reached, all can be drawn."""

from collections.abc import Iterable, Iterator

from macros.flow import MOST_LANES, flow
from macros.loader import Located, Reading
from macros.model import Procedure, Step
from macros.model.procedure import END
from macros.problems import Problem, nearest
from macros.prose import Prose
from macros.wording import wording

Way = tuple[int, tuple[str | int, ...], str]
Ways = dict[str, set[str]]


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


def loops(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No step leads to itself."""
    for found in reading.of(Procedure):
        for index, place, target in _written_ways(found.record.steps):
            if target == found.record.steps[index].id != END:
                yield found.problem("way_to_itself", "steps", index, *place)


def branches(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A decision says where “no” leads, and nothing else does."""
    for found in reading.of(Procedure):
        for index, step in enumerate(found.record.steps):
            if step.no and step.kind != "decision":
                yield found.problem("no_on_task", "steps", index, "no")
            if not step.no and step.kind == "decision":
                yield found.problem("decision_without_no", "steps", index, "kind")


def course(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """The two ways of a decision part, every way ends, every step is on one, all can be drawn.

    Of each procedure the first of these that is broken, which most often breaks the others.
    """
    for found in reading.of(Procedure):
        for rule in (_undivided, _astray, _crowded):
            problems = list(rule(found))
            yield from problems
            if problems:
                break


def _undivided(found: Located[Procedure]) -> Iterator[Problem]:
    for index, step in enumerate(found.record.steps):
        if step.no and step.no.to == _onward(found.record.steps, index):
            yield found.problem("one_way_out", "steps", index, "no", "to")


def _astray(found: Located[Procedure]) -> Iterator[Problem]:
    """Report each loop without a way out and each stretch that no way leads to, once.

    The last step of such a loop must say `next`: without it, the step would lead out. Steps that
    are reached as soon as it does not say so are not reported.
    """
    steps = found.record.steps
    order = [step.id for step in steps]
    ways = _ways(steps)
    reached = _closure(ways, order[0])
    back = _reversed(ways)
    endless = reached - _closure(back, END)
    rule = "step_without_end" if END in reached else "no_end"
    for id_ in _sources((each for each in reversed(order) if each in endless), back):
        index = order.index(id_)
        yield found.problem(rule, "steps", index, "next", number=index + 1)
        ways[id_].add(_following(steps, index))
    reached = _closure(ways, order[0])
    for id_ in _sources((each for each in order if each not in reached), ways):
        index = order.index(id_)
        facts = {"number": index + 1, "before": index}
        yield found.problem("unreachable_step", "steps", index, "id", **facts)


def _crowded(found: Located[Procedure]) -> Iterator[Problem]:
    """Report the step at which more ways are open than the flow table has lanes for."""
    laid_out = flow(found.record)
    if laid_out.lanes > MOST_LANES:
        open_at = [len(row.stretches) for row in laid_out.rows]
        number = open_at.index(laid_out.lanes)
        facts = {"number": number, "count": laid_out.lanes, "most": MOST_LANES}
        yield found.problem("too_many_branches", "steps", number - 1, "id", **facts)


def _written_ways(steps: tuple[Step, ...]) -> Iterator[Way]:
    for index, step in enumerate(steps):
        if step.next:
            yield index, ("next",), step.next
        if step.no:
            yield index, ("no", "to"), step.no.to


def _following(steps: tuple[Step, ...], index: int) -> str:
    return steps[index + 1].id if index + 1 < len(steps) else END


def _onward(steps: tuple[Step, ...], index: int) -> str:
    return steps[index].next or _following(steps, index)


def _ways(steps: tuple[Step, ...]) -> Ways:
    ways = {step.id: {_onward(steps, index)} for index, step in enumerate(steps)}
    for step in steps:
        if step.no:
            ways[step.id].add(step.no.to)
    return ways


def _reversed(ways: Ways) -> Ways:
    back: Ways = {}
    for source, targets in ways.items():
        for target in targets:
            back.setdefault(target, set()).add(source)
    return back


def _closure(ways: Ways, start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = ways.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _sources(ids: Iterable[str], ways: Ways) -> list[str]:
    """Return as few of the steps as lead to all of them; of a loop, the one that comes first."""
    sources: list[str] = []
    covered: set[str] = set()
    for id_ in ids:
        if id_ not in covered:
            beyond = _closure(ways, id_)
            sources = [*(each for each in sources if each not in beyond), id_]
            covered |= beyond
    return sources
