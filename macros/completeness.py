"""How complete a manual is: what each procedure states, and what nobody has said yet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from macros.model import Fact, Manual, Procedure

State = Literal["stated", "confirmed", "proposed", "partial", "missing"]
STATES: tuple[State, ...] = ("stated", "confirmed", "proposed", "partial", "missing")
# What an integrity audit looks for in a staff manual; the other chapters a work manual has.
AUDITED = ("title", "steps", "duration", "references")
CHAPTERS = ("objectives", "scope", "definitions", "responsible", "standard", "flow", "forms")
# Of these each step says its own.
PER_STEP = ("duration", "responsible", "standard")


@dataclass(frozen=True)
class Part:
    """One thing that a procedure should say; a fact of the steps is counted once a step."""

    key: str
    counts: dict[State, int]

    @property
    def asked(self) -> int:
        """How many facts are asked for."""
        return sum(self.counts.values())

    @property
    def state(self) -> State:
        """The worst standing among the facts; a part that only some steps state is partial."""
        if 0 < self.counts["missing"] < self.asked:
            return "partial"
        return next(state for state in reversed(STATES) if self.counts[state])

    @property
    def share(self) -> float:
        """How much of the part somebody has said, from 0 to 1; a proposal is said."""
        return 1 - self.counts["missing"] / self.asked


@dataclass(frozen=True)
class Completeness:
    """What one procedure says and does not say."""

    procedure: Procedure
    audited: tuple[Part, ...]
    chapters: tuple[Part, ...]

    @property
    def counts(self) -> dict[State, int]:
        """How many of all parts have each standing."""
        found = Counter(part.state for part in (*self.audited, *self.chapters))
        return {state: found[state] for state in STATES}


def completeness(manual: Manual) -> tuple[Completeness, ...]:
    """Return how complete each procedure is, in the order of the manual."""
    return tuple(_of(procedure) for procedure in manual.procedures)


def _of(procedure: Procedure) -> Completeness:
    said: dict[str, list[Any]] = {
        "title": [procedure.title],
        "steps": list(procedure.steps),
        "duration": [step.duration for step in procedure.steps],
        "references": list(procedure.references) or [None],
        "objectives": list(procedure.objectives) or [None],
        "scope": [procedure.scope],
        "definitions": list(procedure.definitions) or [None],
        "responsible": [step.responsible for step in procedure.steps],
        "standard": [step.standard for step in procedure.steps],
        # Drawn from the steps: the chart of the source is gone.
        "flow": list(procedure.steps),
        "forms": list(procedure.forms) or [None],
    }

    def parts(keys: Iterable[str]) -> tuple[Part, ...]:
        return tuple(Part(key, _counted(said[key])) for key in keys)

    return Completeness(procedure, parts(AUDITED), parts(CHAPTERS))


def _counted(facts: Iterable[Any]) -> dict[State, int]:
    found = Counter(_state(fact) for fact in facts)
    return {state: found[state] for state in STATES}


def _state(fact: Any) -> State:
    if fact is None:
        return "missing"
    return fact.status if isinstance(fact, Fact) else "stated"
