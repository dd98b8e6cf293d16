"""Rules on spelling, digits and the mark of repetition, in every line of `data/` and `docs/`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.checks.writing import Line, lines
from macros.flaws import flaws
from macros.loader import FROZEN, Reading
from macros.model import Correction, System, Task, Words
from macros.problems import Problem
from macros.prose import Prose
from macros.spelling import LETTERS, Slip, Speller
from macros.thai import digits
from macros.wording import message

# Words as readers type them, and words that are allowed as they are.
_NOT_TEXT = ("search.yml", "words.yml")
_REPEAT = "\u0e46"
_REPEATED = re.compile(rf"([{LETTERS}]*)([ ]?){_REPEAT}([ ]?)([{LETTERS}]*)")
_THAI_NUMBER = re.compile("[\u0e50-\u0e59]+")


def misspelt(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Words are spelt as the dictionary or the manual's own list has them.

    A line whose marks are broken is told so first: its words cannot be read.
    """
    speller, kept = _speller(reading), _Kept.of(reading)
    for path, number, text in written_lines(reading, prose):
        for slip in speller.slips(text):
            if not kept.holds(path, text, slip.start, slip.end) and not any(flaws(text)):
                yield Problem(path, number, _told(slip))


def repetition(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """The mark of repetition stands between spaces, as the Royal Society's rules of spacing say."""
    speller, kept = _speller(reading), _Kept.of(reading)
    for path, number, text in written_lines(reading, prose):
        for found in _REPEATED.finditer(text) if _REPEAT in text else ():
            before, gap, next_gap, after = found.groups()
            stuck = (before and not gap) or (after and not next_gap)
            if stuck and not kept.holds(path, text, *found.span()):
                word = "".join(speller.words(before)[-1:])
                following = "" if next_gap else "".join(speller.words(after)[:1])
                written = f"{word}{gap}{_REPEAT}{following}"
                right = f"{word} {_REPEAT} {following}".strip()
                yield Problem(path, number, message("repetition", written=written, right=right))


def mixed_digits(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """One line has digits of one script; codes, addresses and names of systems keep theirs."""
    names, kept = [each.record.name for each in reading.of(System)], _Kept.of(reading)
    for path, number, text in written_lines(reading, prose):
        thai = _THAI_NUMBER.search(text)
        mixed = thai and digits(text, "arabic", names) != text != digits(text, "thai", names)
        if thai and mixed and not kept.holds(path, text, *thai.span()):
            yield Problem(path, number, message("mixed_digits", written=thai[0]))


@dataclass(frozen=True)
class _Kept:
    """What stays as it is written, by the file that it stays in; under no name, in all others."""

    words: dict[str, list[str]]
    unread: frozenset[Path]

    @classmethod
    def of(cls, reading: Reading) -> "_Kept":
        """Keep what corrections leave or quote, and in tasks what readers call them."""
        corrections = [each.record for each in reading.of(Correction)]
        left = [each.original for each in corrections if each.state == "left"]
        words = {
            "": left,
            "corrections.yml": [each.original for each in corrections],
            "tasks.yml": left + [word for each in reading.of(Task) for word in each.record.called],
        }
        return cls(words, frozenset(problem.path for problem in reading.problems))

    def holds(self, path: Path, text: str, start: int, end: int) -> bool:
        """Whether a part of a line stays; where entries cannot be read, it may."""
        if path.name in self.words and path in self.unread:
            return True
        return any(
            found.start() <= start and end <= found.end()
            for words in self.words.get(path.name, self.words[""])
            for found in re.finditer(re.escape(words), text)
        )


def written_lines(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Line]:
    """Yield the lines that people write and readers read; what an edition froze is past."""
    for path, number, text in lines(reading, prose):
        if path.name not in _NOT_TEXT and path.parent.name not in FROZEN:
            yield path, number, text


def _speller(reading: Reading) -> Speller:
    lists = [list(each.record.model_dump().values()) for each in reading.of(Words)]
    return Speller(tuple(word for words in lists for part in words for word in part))


def _told(slip: Slip) -> str:
    facts = {"written": slip.written, "meant": slip.meant, "reason": slip.reason}
    if not slip.frequent:
        return message("unknown_word", **facts)
    return message("misspelt_because" if slip.reason else "misspelt", **facts)
