"""The rules of the manual: each a small generator of problems, collected here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.checks import (
    conditions,
    editions,
    flow,
    forms,
    identity,
    layout,
    links,
    moves,
    pages,
    spelling,
    use,
    writing,
)
from macros.loader import Reading, read
from macros.problems import Problem
from macros.prose import Prose, read_prose
from macros.wording import message

Rule = Callable[[Reading, tuple[Prose, ...]], Iterator[Problem]]

# What can be said of every line, whatever is wrong elsewhere.
WRITING: tuple[Rule, ...] = (
    writing.broken_marks,
    writing.personal_data,
    writing.undrawn,
    spelling.misspelt,
    spelling.repetition,
    spelling.mixed_digits,
    layout.layout,
    layout.titles,
)
# What can be said of every record, whatever is wrong with others.
FACTS: tuple[Rule, ...] = (
    use.due_days,
    use.step_forms,
    use.retired_forms,
    use.web_addresses,
    use.approval,
    use.drafts,
    use.review_days,
    use.named_twice,
    editions.order,
    editions.versions,
    editions.announced,
    editions.file_names,
    editions.days,
    forms.surveys,
    forms.field_names,
    forms.choice_lists,
    forms.choice_names,
    forms.layout,
    forms.groups,
    forms.personal_questions,
    conditions.constraints,
    conditions.conditions,
    conditions.calculations,
)
# What names things: while one is misspelt, the rules below would only repeat it.
NAMES: tuple[Rule, ...] = (
    identity.file_names,
    identity.duplicate_ids,
    identity.duplicate_numbers,
    links.unknown_ids,
    flow.targets,
    flow.reserved,
    flow.loops,
    flow.branches,
    pages.names,
    pages.anchors,
    pages.numbers,
    pages.addresses,
)
# What can be said only when no record and no name is missing.
WHOLE: tuple[Rule, ...] = (
    flow.course,
    links.unknown_addresses,
    moves.moves,
    editions.frozen_text,
    use.unused_forms,
    use.unused_references,
)


@dataclass(frozen=True)
class Checked:
    """A manual with its words and everything that is wrong with them.

    It is whole where nothing is wrong but the writing: then its pages can be made.
    """

    reading: Reading
    prose: tuple[Prose, ...]
    problems: tuple[Problem, ...]
    is_whole: bool = False


def check(data: Path, docs: Path) -> Checked:
    """Read a manual and return it with all its problems, sorted by file and line."""
    missing = [Problem(f, 1, message("not_a_folder")) for f in (data, docs) if not f.is_dir()]
    if missing:
        return Checked(Reading({}, (), None, ()), (), tuple(sorted(missing)))
    reading = read(data)
    prose, problems = read_prose(docs)
    problems += reading.problems

    def found(rules: tuple[Rule, ...]) -> list[Problem]:
        return [problem for rule in rules for problem in rule(reading, prose)]

    problems += found(NAMES)
    if not problems:
        problems += found(WHOLE)
    problems += found(FACTS)
    is_whole = not problems
    problems += found(WRITING)
    return Checked(reading, prose, tuple(sorted(set(problems))), is_whole)
