"""The diamond of a decision: how large its words make it."""

import math

from macros.thai import spacing_letters

# A diamond 44 mm wide holds its words in the 60 % of its width and 40 % of its height that lie
# inside it; a Thai letter is about 2 mm wide at 10.5 pt, a line 5.6 mm high, and words that do
# not fit the end of a line cost about one line in four more.
_LETTERS_A_LINE = 13
_LINE = 5.6
_PART_FOR_WORDS = 0.4


def decision_height(words: str) -> int:
    """Return how high a diamond must be for its words, in mm."""
    lines = -(-spacing_letters(words) // _LETTERS_A_LINE)
    lost = math.ceil((lines - 1) / 4)
    return math.ceil((lines + lost) * _LINE / _PART_FOR_WORDS) + 6
