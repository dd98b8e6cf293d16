"""What WeasyPrint complains of while it works, told as problems: by itself it stops at nothing."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tinyhtml5

from macros.problems import Problem
from macros.wording import message

_LOGGER = logging.getLogger("weasyprint")
_PLACE = re.compile(r" at (\d+):\d+")
# How many characters of the text show where a character stands.
_AROUND = 20

# Which rule speaks, by how WeasyPrint's own words begin.
_RULES = {
    "Failed to load image": "typeset_picture",
    "Failed to render SVG image": "typeset_picture",
    "Relative URI reference": "typeset_picture",
    "Image ": "typeset_description",
    "No anchor": "typeset_link",
    "Content discarded: target points to undefined anchor": "typeset_link",
    "Anchor defined twice": "typeset_anchor",
    "Font-face": "typeset_font",
    "Ignored": "typeset_style",
    "Invalid": "typeset_style",
    "Parse error": "typeset_style",
    "Unknown": "typeset_style",
    "Failed to load stylesheet": "typeset_style",
}
_NO_GLYPH = ".notdef glyph rendered"


class _Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Give the list that WeasyPrint's warnings and errors go to, and nowhere else."""
    kept = _Kept()
    before = _LOGGER.propagate, _LOGGER.level
    _LOGGER.addHandler(kept)
    _LOGGER.propagate, _LOGGER.level = False, logging.WARNING
    try:
        yield kept.records
    finally:
        _LOGGER.propagate, _LOGGER.level = before
        _LOGGER.removeHandler(kept)


def told(record: logging.LogRecord, name: Path, html: str = "") -> Problem:
    """Return a complaint in Thai, WeasyPrint's words quoted, with the line if it names one."""
    words = record.getMessage()
    if str(record.msg).startswith(_NO_GLYPH) and isinstance(record.args, tuple):
        return Problem(name, 1, _no_glyph(str(record.args[0]), html))
    rule = next((rule for start, rule in _RULES.items() if words.startswith(start)), "typeset")
    place = _PLACE.search(words)
    return Problem(name, int(place[1]) if place else 1, message(rule, words=words))


def _no_glyph(character: str, html: str) -> str:
    facts = {"character": character, "code": f"{ord(character):04X}"}
    text = " ".join("".join(tinyhtml5.parse(html).itertext()).split())
    before, found, after = text.partition(character)
    if not found:
        return message("typeset_character_generated", **facts)
    context = before[-_AROUND:] + found + after[:_AROUND]
    return message("typeset_character", **facts, context=context)
