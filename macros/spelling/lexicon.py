"""The words that Thai has, and what each costs: the rarer, the more."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

# Letters and marks of words; not the signs for money, abbreviation and repetition.
LETTERS = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
_CONSONANT = "[\u0e01-\u0e2e]"
# Initials with their dots or without are no words, nor is what is shortened with a dot.
_INITIALS = rf"{_CONSONANT}\.(?:{_CONSONANT}\.)+"
_RUN = re.compile(
    rf"{_INITIALS} | (?<![{LETTERS}])(?:[{LETTERS}]{{1,4}}\. | {_CONSONANT}{{1,4}}(?![{LETTERS}]))"
    rf"| (?P<run>(?:(?!{_INITIALS})[{LETTERS}])+)",
    re.X,
)
# PyThaiNLP's lists, all CC0: words; how often they stand in the Thai National Corpus; and how
# often on the web, which knows newer words but counts a word inside longer ones as well, so
# that only long words are looked up there, for their share of the corpus.
_WORDS, _CORPUS, _WEB = "words_th.txt", "tnc_freq.txt", "phupha_word_freqs.txt"
_CORPUS_SIZE = 33_500_000
_WEB_SHARE, _WEB_LETTERS = 150, 5
# In nats, what a word costs that the corpus has four thousand times: the manual's own words.
_ALLOWED_COST = 9.0
NO_WORD = math.inf


@dataclass(frozen=True)
class Lexicon:
    """All words that a manual may use, and the frequent misspellings, which are cut as words."""

    words: frozenset[str]
    _costs: dict[str, float] = field(default_factory=dict)

    def cost(self, word: str) -> float:
        """Return a word's cost in nats; `NO_WORD` for what is none."""
        cost = self._costs.get(word)
        if cost is None:
            cost = self._costs[word] = _cost(word) if word in self.words else NO_WORD
        return cost


def lexicon(allowed: Iterable[str]) -> Lexicon:
    """Return the words of the dictionary with those that a manual allows."""
    known = misspellings()
    costs = {wrong: min(_cost(right), _ALLOWED_COST) for wrong, (right, _) in known.items()}
    for text in (*(right for right, _ in known.values()), *allowed):
        costs |= {run[0]: _ALLOWED_COST for run in runs(text) if run[0] not in _dictionary()}
    return Lexicon(_dictionary() | costs.keys(), costs)


def runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the stretches of Thai letters, each of one word or several written together."""
    return (found for found in _RUN.finditer(text) if found["run"])


@cache
def misspellings() -> dict[str, tuple[str, str | None]]:
    """Return what people often write wrongly, each with what is right and perhaps why."""
    return {
        wrong: (said["write"], said["because"]) if isinstance(said, dict) else (said, None)
        for wrong, said in knowledge("misspellings.yml").items()
    }


@cache
def knowledge(name: str) -> dict[str, Any]:
    """Return what a file of this package says."""
    text = files("macros.spelling").joinpath(name).read_text(encoding="utf-8")
    said: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return said


def _cost(word: str) -> float:
    count = int(_counts(_CORPUS).get(word, 0))
    if len(word) >= _WEB_LETTERS:
        count = max(count, int(_counts(_WEB).get(word, 0)) // _WEB_SHARE)
    return math.log(_CORPUS_SIZE / (count + 0.5))


@cache
def _dictionary() -> frozenset[str]:
    # Of single letters only one is a word, and the list does not have it.
    words = {word for word in word_list(_WORDS).split("\n") if len(word) > 1} | {"\u0e13"}
    return frozenset(words - misspellings().keys())


@cache
def _counts(name: str) -> dict[str, str]:
    cells = word_list(name).replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=False))


def word_list(name: str) -> str:
    """Return a file of PyThaiNLP's; its code is not run.

    Raises `ModuleNotFoundError` where it is not installed.
    """
    # Found and not imported, which would take as long as the whole check.
    package = find_spec("pythainlp")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pythainlp")
    return (Path(package.origin).parent / "corpus" / name).read_text(encoding="utf-8")
