"""What YAML that cannot be read most likely means: the line to mend and the rule it breaks."""

import re
from collections.abc import Callable

import yaml

# A line's indentation, its dash and its key; what follows is the value.
_VALUE = r"[ ]*(?:- +)*(?:[\w-]+:[ ]+)?"
_STUCK_COLON = re.compile(r"[ ]*(?:- +)*[\w-]+:[^\s/]")
# Text that only begins with a bracket, or with something in quotes.
_BRACKET = re.compile(rf"{_VALUE}(?P<mark>[\[{{])[^\]}}]*[\]}}][ ]*[^\s#,\]}}]")
_AFTER_QUOTE = re.compile(rf"""{_VALUE}(?:"[^"]*"|'[^']*')[ ]*[^\s#,\]}}:]""")

# What the reader of YAML says of a line that is no key, in its own words.
NO_KEY = "while scanning a simple key"

Finding = tuple[int, str, dict[str, str]]


def explain(text: str, error: yaml.YAMLError) -> Finding:
    """Return the line (from 0), the rule of `wording.yml` and what its message prints."""
    if isinstance(error, yaml.reader.ReaderError):
        # The position counts bytes; the reader never gets as far as a line.
        return text.encode()[: error.position].count(b"\n"), "yaml_control", {}
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, "yaml", {}
    lines = text.split("\n")
    place = _mark(error.problem_mark or error.context_mark, lines)
    start = _mark(error.context_mark or error.problem_mark, lines)
    if "\t" in _indentation(lines[place[0]]):
        return place[0], "tab", {}
    said = f"{error.context or ''}; {error.problem or ''}"
    for words, explained in _CAUSES.items():
        if words in said:
            return explained(lines, place, start)
    return _unexpected(lines, place[0])


Position = tuple[int, int]


def _mark(mark: yaml.Mark | None, lines: list[str]) -> Position:
    return (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _reserved(lines: list[str], _place: Position, start: Position) -> Finding:
    """Name the character that a value may not begin with."""
    row, column = start
    return row, "yaml_mark", {"mark": lines[row][column : column + 1]}


def _bracket(lines: list[str], place: Position, start: Position) -> Finding:
    """Tell a bracket that is never closed from text that begins with one."""
    row, column = start
    rule = "yaml_mark" if row == place[0] else "yaml_bracket"
    return row, rule, {"mark": lines[row][column : column + 1]}


def _colon(lines: list[str], place: Position, _start: Position) -> Finding:
    """Tell a colon in the text from a key that is indented wrongly or follows a stuck colon."""
    row, column = place
    if ":" in lines[row][:column]:
        return row, "yaml_colon", {}
    if row and _STUCK_COLON.match(lines[row - 1]):
        return row - 1, "yaml_key", {}
    return row, "yaml_indentation", {}


def _divided(lines: list[str], place: Position, _start: Position) -> Finding:
    """Find the line that ends the first of two documents."""
    marks = [row for row in range(place[0] + 1) if re.match(r"---|\.\.\.", lines[row])]
    return (marks[-1] if marks else place[0]), "yaml_documents", {}


def _unexpected(lines: list[str], row: int) -> Finding:
    """Look for the likely causes of a line that does not fit what stands before it."""
    for quote in "\"'":
        opened = re.compile(rf"{_VALUE}{quote}[^{quote}]*$")
        before = next((n for n in range(row - 1, -1, -1) if quote in lines[n]), None)
        if quote in lines[row] and before is not None and opened.match(lines[before]):
            return before, "yaml_quote", {"mark": quote}
    if _AFTER_QUOTE.match(lines[row]):
        return row, "yaml_after_quote", {}
    bracket = _BRACKET.match(lines[row])
    if bracket:
        return row, "yaml_mark", {"mark": bracket["mark"]}
    return row, "yaml_indentation", {}


# By what the reader of YAML says; its words are never printed.
_CAUSES: dict[str, Callable[[list[str], Position, Position], Finding]] = {
    "expected a single document": _divided,
    "expected <document start>": _divided,
    "while scanning a quoted scalar": lambda lines, _, start: (
        start[0],
        "yaml_quote",
        {"mark": lines[start[0]][start[1] : start[1] + 1]},
    ),
    "while parsing a quoted scalar": lambda _lines, place, _: (place[0], "yaml_backslash", {}),
    NO_KEY: lambda _lines, _, start: (start[0], "yaml_key", {}),
    "mapping values are not allowed": _colon,
    "block sequence entries are not allowed": lambda _lines, place, _: (place[0], "yaml_dash", {}),
    "while scanning a": _reserved,
    "while scanning for the next token": _reserved,
    "did not find expected node content": _reserved,
    "while parsing a flow": _bracket,
}
