"""Rules on the writing itself, in every line of `data/` and `docs/`."""

import re
from collections.abc import Iterator
from pathlib import Path

from macros.flaws import ODD_SPACES, UNSEEN, flaws
from macros.loader import Reading
from macros.model import Correction
from macros.problems import Problem
from macros.prose import Prose
from macros.thai import ACCESS_CODE, arabic_digits
from macros.wording import message

_GAP = r"[ \u00a0.\-\u2010-\u2015]?"
_NUMBER = rf"(?:{_GAP}\d)"
_PERSONAL = {
    "citizen_id": re.compile(rf"(?<!\d)[1-8]{_NUMBER}{{12}}(?!\d)"),
    # Not after `2026-` or `7/`: that is a date.
    "mobile_number": re.compile(rf"(?<!\d)(?<!\d[-/])(?:\+66|0){_GAP}[689]{_NUMBER}{{8}}(?!\d)"),
    "email": re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"),
    "password": re.compile(ACCESS_CODE, re.IGNORECASE),
}

# Checksums and commits have long runs of digits: every fourth edition would be taken for a person.
_DIGEST = re.compile("(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{12,64}(?![0-9A-Za-z])")

# Signs that Sarabun does not have as it is made for PDF (`tests/test_fonts.py`), but for those
# that the rules on marks and spaces speak of.
UNDRAWN = re.compile(
    "[^\t -~\u00a0-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc"
    "\u0e01-\u0e3a\u0e3f-\u0e5b\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026"
    "\u2032\u2033\u2039\u203a\u2044\u20ac\u2122\u2191-\u2193\u2212\u2215"
    f"{UNSEEN}{ODD_SPACES}\ufffd]"
)

Line = tuple[Path, int, str]


def lines(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Line]:
    """Yield every line of the data files and of the pages, with its file and number.

    Files that are no valid YAML are included, without the lines that already have a problem.
    """
    told = {(problem.path, problem.line) for problem in reading.problems}
    broken = {path for path, _ in reading.broken}
    texts = [(document.path, document.text) for document in reading.documents.values()]
    for path, text in [*texts, *reading.broken, *((page.file, page.text) for page in prose)]:
        for number, line in enumerate(text.split("\n"), 1):
            if path not in broken or (path, number) not in told:
                yield path, number, line


def broken_marks(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Thai is stored in the order of its spelling, with nothing invisible in it.

    Words of the source that a correction leaves as they are stay, and so does its quotation
    of what it corrects.
    """
    corrections = list(reading.of(Correction))
    left = [each.record.original for each in corrections if each.record.state == "left"]
    quoted = [each.record.original for each in corrections]
    for path, number, text in lines(reading, prose):
        here = quoted if path.name == "corrections.yml" else left
        for rule, written in flaws(text, here):
            yield Problem(path, number, message(rule, written=written))


def personal_data(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Nothing personal is published but the officer's name and the office's own contact."""
    contact = _contact_lines(reading)
    for path, number, text in lines(reading, prose):
        if (path, number) in contact:
            continue
        plain = _DIGEST.sub("", arabic_digits(text))
        for rule, pattern in _PERSONAL.items():
            if pattern.search(plain):
                yield Problem(path, number, message(rule))


def without_secrets(text: str) -> str:
    """Return text in which what nobody may ever publish is an ellipsis."""
    plain = arabic_digits(text)
    for rule in ("citizen_id", "password"):
        for found in reversed(list(_PERSONAL[rule].finditer(plain))):
            text = f"{text[: found.start()]}…{text[found.end() :]}"
            plain = arabic_digits(text)
    return text


def undrawn(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """What the handbook's font has no sign for cannot be printed."""
    for path, number, text in lines(reading, prose):
        if path.suffix == ".yml" and text.lstrip().startswith("#"):
            continue
        for sign in dict.fromkeys(UNDRAWN.findall(text)):
            yield Problem(path, number, message("undrawn", written=sign, code=f"{ord(sign):04X}"))


def _contact_lines(reading: Reading) -> set[tuple[Path, int]]:
    """Return the lines of the office's contact; all of the file where nobody knows which."""
    for path, text in reading.broken:
        if path.name == "manual.yml":
            return {(path, line) for line in range(1, text.count("\n") + 2)}
    document = reading.documents.get("manual.yml")
    if document is None or ("contact",) not in document.lines:
        return set()
    starts = sorted(line for place, line in document.lines.items() if len(place) == 1)
    first = document.lines[("contact",)]
    last = next((line for line in starts if line > first), document.text.count("\n") + 2)
    return {(document.path, line) for line in range(first, last)}
