"""The source is read whole: every line is repaired, a heading, a link target or text."""

from collections import Counter

from macros.flaws import flaws
from tests.source_text import (
    HEADINGS,
    LINK_LINES,
    defects,
    extracted_lines,
    normal,
    source_lines,
    source_pieces,
)


def test_every_line_of_the_source_is_used_once() -> None:
    lines = source_lines()
    pieces = source_pieces()
    headings = [line for line, text in lines.items() if normal(text) in HEADINGS]
    used = [line for piece in pieces for line in piece.lines]
    assert sorted([*used, *headings, *LINK_LINES]) == sorted(lines)
    for section in {piece.section for piece in pieces}:
        numbers = [piece.number for piece in pieces if piece.section == section]
        assert numbers in (list(range(1, len(numbers) + 1)), [1, 1]), section


def test_the_extraction_is_repaired() -> None:
    assert len(defects()) == 73
    assert [text for text in source_lines().values() if list(flaws(text))] == []
    broken = {line for line, text in extracted_lines().items() if text != source_lines()[line]}
    assert broken == {line for line, *_ in defects()}


def test_headings_occur_as_often_as_there_are_procedures() -> None:
    found = Counter(normal(text) for text in source_lines().values() if normal(text) in HEADINGS)
    assert found == {heading: count for heading, (count, _) in HEADINGS.items()}
