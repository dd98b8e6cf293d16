"""Measure the check of spelling: what it takes for a mistake, what it misses, how long it takes."""

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.checks import spelling as rules
from macros.folders import PROJECT
from macros.loader import Reading, read
from macros.prose import Prose, read_prose
from macros.spelling import Speller
from macros.spelling.lexicon import word_list
from macros.words import cut
from scripts.figures import row, seconds
from scripts.misspelling import Planted, planted

OF_A_KIND = 80
_THAI = re.compile("[\u0e01-\u0e4e]{2}")
# What the project says by itself; nobody chose the rules by it.
_OWN = ("wording.yml", "templates/**/*.md", "templates/**/*.html")


def own_lines() -> list[str]:
    """Return the lines that the project itself says: messages, pages of help, templates."""
    files = [file for pattern in _OWN for file in sorted((PROJECT / "macros").glob(pattern))]
    return [line for file in files for line in file.read_text(encoding="utf-8").split("\n")]


def word_count(texts: Iterable[str]) -> int:
    """Return how many Thai words some texts have."""
    return sum(bool(_THAI.match(word)) for text in texts for word in cut(text))


def flagged(texts: Iterable[str]) -> float:
    """Return how many of 1,000 words are taken for mistakes, with no list of one's own."""
    texts, speller = list(texts), Speller()
    return 1000 * sum(len(list(speller.slips(text))) for text in texts) / word_count(texts)


def missed(plants: Sequence[Planted]) -> float:
    """Return how much of what was planted is not found where it stands, in percent."""
    speller = Speller()
    found = sum(
        any(
            slip.start <= plant.end and plant.start <= slip.end
            for slip in speller.slips(plant.line)
        )
        for plant in plants
    )
    return 100 * (1 - found / len(plants))


def no_words(plants: Iterable[Planted]) -> list[Planted]:
    """Return the plants that are not by chance a word of the Royal Society's dictionary."""
    words = set(word_list("orst_words_th.txt").split("\n"))
    return [plant for plant in plants if plant.written not in words]


def spelling(data: Path, docs: Path) -> None:
    """Measure the check of spelling on a manual and on the project's own words."""
    reading, prose = read(data), read_prose(docs)[0]
    texts = [text for _, _, text in rules.written_lines(reading, prose)]
    alarms = 1000 * len(list(rules.misspelt(reading, prose))) / word_count(texts)
    row("alarms in the manual, of 1000 words", alarms, 10)
    row("alarms in words of the project, of 1000", flagged(own_lines()), 10)
    plants = planted(texts, OF_A_KIND)
    row(f"misspellings missed, of {len(plants)} planted", missed(plants), 10, " %")
    row("misspellings missed that are no words", missed(no_words(plants)), 10, " %")
    row("spelling of the manual", seconds(lambda: _whole(reading, prose)), 1, " s")
    row("scripts/check as a command", seconds(lambda: _command(data, docs)), 2, " s")


def _whole(reading: Reading, prose: tuple[Prose, ...]) -> None:
    for rule in (rules.misspelt, rules.repetition, rules.mixed_digits):
        list(rule(reading, prose))


def _command(data: Path, docs: Path) -> None:
    command = [sys.executable, "-m", "scripts.check", "--data", str(data), "--docs", str(docs)]
    subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)  # noqa: S603
