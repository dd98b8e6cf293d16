"""Thai text cut into words; the words joined are the text again."""

import re
import unicodedata
from collections.abc import Iterator

from macros.thai import MARKS

# What is one word whatever a dictionary says: addresses, codes, numbers, abbreviations, spaces.
_WORD = re.compile(
    r"""
    (?:[\u0e01-\u0e2e]\.)+ | [\u0e01-\u0e2e]{2,4}\.
  | https?://[^\s<>"']+
  | [A-Za-z0-9._/@-]*[A-Za-z][A-Za-z0-9._/@-]*
  | [0-9\u0e50-\u0e59]+(?:[.,:/-][0-9\u0e50-\u0e59]+)*
  | \s+
  | (?P<thai>[\u0e00-\u0e4f\u0e5a-\u0e7f]+)
  | [^\W\d_]+
  | .
    """,
    re.X | re.S,
)
_TRAILING = re.compile(f"[{MARKS}\u0e30\u0e32\u0e33\u0e45]")
_LEADING = re.compile("[\u0e40-\u0e44]")
_JOINER = "\u200d"
# How far beyond the end of a shortened text its last word is looked for.
_AHEAD = 40


def cut(text: str) -> list[str]:
    """Cut text into words; no letter is parted from its marks, nor from a vowel before it."""
    words: list[str] = []
    for part in _parts(text):
        if words and not _parted(words[-1][-1], part[0]):
            words[-1] += part
        else:
            words.append(part)
    return words


def shortened(text: str, longest: int) -> str:
    """Return text of at most `longest` characters that ends at a word, `…` for what is left out."""
    if len(text) <= longest:
        return text
    kept = ""
    for word in cut(text[: longest + _AHEAD]):
        if len(kept) + len(word) >= longest:
            break
        kept += word
    return f"{kept.rstrip() or _letters(text, longest - 1)}…"


def _letters(text: str, most: int) -> str:
    """Return the beginning of a word that is longer than what there is room for."""
    while most > 1 and not _parted(text[most - 1], text[most]):
        most -= 1
    return text[:most]


def _parts(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        if found["thai"]:
            yield from _dictionary_words(found[0])
        else:
            yield found[0]


def _parted(last: str, first: str) -> bool:
    """Whether two characters may stand in two words."""
    if _LEADING.match(last) and unicodedata.category(first) == "Lo":
        return False
    joined = _JOINER in (last, first) or unicodedata.category(first)[0] == "M"
    return not joined and not (_TRAILING.match(first) and "\u0e01" <= last <= "\u0e4f")


def _dictionary_words(text: str) -> list[str]:
    # Imported here because only a text that changed needs the dictionary, which takes a while.
    from macros.dictionary import segmented  # noqa: PLC0415

    return segmented(text)
