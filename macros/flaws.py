"""Flaws of Thai text that look right, or nearly, on the screen."""

import re
from collections.abc import Iterable, Iterator

from macros.thai import ABOVE_OR_BELOW, MARKS, TONES

# Spaces that typesetting programs write, which look like those of the space bar.
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
UNSEEN = _UNSEEN + _PRIVATE
_FLAWS = {
    "split_sara_am": "\u0e4d[\u0e48-\u0e4b]?[ ]?\u0e32",
    "double_sara_e": "\u0e40\u0e40",
    "tone_before_vowel": f"[{TONES}\u0e4c]+[{ABOVE_OR_BELOW}]",
    "doubled_mark": f"([{MARKS}])\\1|[{TONES}]{{2}}|[{ABOVE_OR_BELOW}]{{2}}",
    "loose_mark": f"(?:^|[^\u0e01-\u0e2e{MARKS}{_UNSEEN}{_PRIVATE}\ufffd])[{MARKS}]"
    "|(?:^|(?<!\u0e4d)[ ])[\u0e30\u0e32\u0e33]|[\u0e40-\u0e44](?:[ ]|$)",
    "zero_width": f"[{_UNSEEN}]+",
    "odd_space": f"[{ODD_SPACES}]+",
    "private_use": f"[{_PRIVATE}]+",
    "replacement_character": "\ufffd+",
}
# How much of the line around a flaw is shown, and what is nothing without its consonant.
_AROUND = 6
_DEPENDENT = re.compile(f"[{MARKS}\u0e33]")
_PATTERNS = {rule: re.compile(pattern) for rule, pattern in _FLAWS.items()}


def flaws(text: str, left: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield each flaw of a line of text: its rule and the characters around it.

    Flaws inside the words that are `left` as they are do not count, nor does one that is shown
    with the flaw before it.
    """
    here = [re.escape(words) for words in left if words in text]
    spared = [each.span() for words in here for each in re.finditer(words, text)]
    for rule, pattern in _PATTERNS.items():
        shown = 0
        for found in pattern.finditer(text):
            within = any(start <= found.start() and found.end() <= end for start, end in spared)
            if not within and found.start() >= shown:
                shown = found.end() + _AROUND
                yield rule, _excerpt(text, found.start(), found.end())


def _excerpt(text: str, start: int, end: int) -> str:
    """Return the characters around a flaw, none without its marks, the invisible as `[U+200B]`."""
    start, end = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while start and _DEPENDENT.match(text, start):
        start -= 1
    while end < len(text) and _DEPENDENT.match(text, end):
        end += 1
    unseen = re.compile(f"[{UNSEEN}{ODD_SPACES}]")
    return unseen.sub(lambda each: f"[U+{ord(each[0]):04X}]", text[start:end]).strip()
