"""The diamond of a decision: how large its words make it."""

from macros.thai import spacing_letters

# A diamond 44 mm wide holds its words in the 60 % of its width and 40 % of its height that lie
# inside it; a Thai letter is about 2 mm wide at 10.5 pt, a line 5.6 mm high. Of the 13 letters
# that have room on a line, three are lost to the word that goes on to the next.
_LETTERS_A_LINE = 10
_LINE = 5.6
_PART_FOR_WORDS = 0.4


def decision_height(words: str) -> int:
    """Return how high a diamond must be for its words, in mm."""
    lines = -(-spacing_letters(words) // _LETTERS_A_LINE)
    return round(lines * _LINE / _PART_FOR_WORDS) + 6
