"""Thai that asks all of a font and of a PDF: every consonant with all that may stand on it."""

from itertools import product

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
TONES = "่้๊๋"
VOWEL_MARKS = "ัิีึืฺุู็ํ"
TAILS = (
    "ำ",
    *(tone + "ำ" for tone in TONES),
    *VOWEL_MARKS,
    *TONES,
    *"์๎",
    *map("".join, product(VOWEL_MARKS, TONES + "์")),
)
