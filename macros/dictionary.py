"""The dictionary that PyThaiNLP cuts Thai by, in little memory."""

import os
from functools import cache

from marisa_trie import Trie as MarisaTrie

# The library would make a folder in the home of whoever runs a command.
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

from pythainlp.corpus.common import thai_words
from pythainlp.tokenize.newmm import segment
from pythainlp.util.trie import Trie


class Dictionary(Trie):
    """PyThaiNLP's trie kept by libmarisa: its own, of a dict for each letter, takes 60 MB.

    So it is in 5.4; tests/test_upstream.py tells when this class can go.
    """

    def __init__(self, words: frozenset[str]) -> None:
        self._words = MarisaTrie(words)
        self._longest = max(map(len, words))

    def __len__(self) -> int:
        return len(self._words)

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """Return the words with which a text begins at a place, the shortest first."""
        found: list[str] = self._words.prefixes(text[start : start + self._longest])
        return found


def segmented(text: str) -> list[str]:
    """Return the words of a run of Thai letters."""
    return segment(text, _dictionary(), safe_mode=True)


@cache
def _dictionary() -> Dictionary:
    return Dictionary(thai_words())
