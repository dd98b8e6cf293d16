"""A problem of the manual: where it is and what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that the officer has to mend; `line` counts from 1."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        """Read as `path:line: message`, the form that editors and CI services turn into a link."""
        return f"{self.path}:{self.line}: {self.message}"


class ManualError(Exception):
    """The manual cannot be used; carries every problem found, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(dict.fromkeys(problems), key=lambda each: (each.path, each.line))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Read as a problem a line."""
        return "\n".join(map(str, self.problems))


# How alike a slip of the pen and the word meant are. Ids and addresses share whole words with
# others of their kind, so that less likeness would name another record.
WORD_LIKENESS, ID_LIKENESS = 0.6, 0.8


def nearest(word: str, known: Iterable[str], likeness: float = WORD_LIKENESS) -> str | None:
    """Return the known word that a misspelt one most likely means."""
    found = get_close_matches(word, list(known), n=1, cutoff=likeness)
    return found[0] if found else None
