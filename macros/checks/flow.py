"""Rules on the flow of a procedure: every branch leads to a step of the same procedure."""

from collections.abc import Iterator

from macros.loader import Reading
from macros.model import Procedure
from macros.problems import Problem, nearest
from macros.prose import Prose
from macros.wording import wording


def targets(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A step goes on, or back, to a step that is there."""
    for found in reading.of(Procedure):
        known = {step.id for step in found.record.steps}
        for index, step in enumerate(found.record.steps):
            for place, target in ((("next",), step.next), (("no", "to"), step.no and step.no.to)):
                if target and target not in known:
                    guess = nearest(target, known)
                    facts = {"kind": wording()["kinds"]["step"], "id": target, "guess": guess}
                    rule = "unknown_id_near" if guess else "unknown_step"
                    yield found.problem(rule, "steps", index, *place, **facts)


def branches(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A decision says where “no” leads, and nothing else does."""
    for found in reading.of(Procedure):
        for index, step in enumerate(found.record.steps):
            if step.no and step.kind != "decision":
                yield found.problem("no_on_task", "steps", index, "no")
            if not step.no and step.kind == "decision":
                yield found.problem("decision_without_no", "steps", index, "kind")
