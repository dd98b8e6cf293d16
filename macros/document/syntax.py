"""What YAML that cannot be read most likely means: the line to mend and the rule it breaks."""

import re
from collections.abc import Callable, Iterator

import yaml

from macros.document.finding import Facts, Finding
from macros.document.layout import misplaced
from macros.document.signs import VALUE, wrong_sign

_STUCK_COLON = re.compile(r"[ ]*(?:- +)*[\w-]+:[^\s/]")
# Text that only begins with a bracket, or with something in quotes.
_BRACKET = re.compile(rf"{VALUE}(?P<mark>[\[{{])[^\]}}]*[\]}}][ ]*[^\s#,\]}}]")
_AFTER_QUOTE = re.compile(rf"""{VALUE}(?:"[^"]*"|'[^']*')[ ]*[^\s#,\]}}:]""")

# A key of a mapping that is written in one line.
_KEY_WITHIN = re.compile(r"[{,][ ]*([A-Za-z_][\w-]*):[ ]")
_KEY_BEHIND = re.compile(r"[ ]([a-z_]+)$")
_NAMELESS = re.compile(r"[ ]*- +[^\s:#][^:#]*$")
# As Git leaves two versions of a line in a file.
_CONFLICT = re.compile(r"<{7} .*?^>{7}(?: |$)", re.M | re.S)

# What the reader of YAML says of a line that is no key, in its own words.
NO_KEY = "while scanning a simple key"


def strange(text: str) -> Iterator[Finding]:
    """Yield what no file of the manual may hold, which the reader of YAML cannot explain."""
    for found in _CONFLICT.finditer(text):
        first = text.count("\n", 0, found.start())
        yield first, "conflict", {"last": text.count("\n", 0, found.end())}


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
    seen = wrong_sign(lines, {start[0], max(place[0] - 1, 0), place[0]})
    seen = seen or _unclosed_quote(lines, place[0])
    if not seen and not re.search("quoted scalar|flow", said):
        seen = misplaced(lines, place[0], start[0])
    if seen:
        return seen
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
    within = _within(lines[row], 0, column)
    return row, *(within or ("yaml_mark", {"mark": lines[row][column : column + 1]}))


def _within(line: str, start: int, end: int) -> tuple[str, Facts] | None:
    """Find what is wrong in a mapping that is written in one line and read up to a column."""
    *_, last = [None, *_KEY_WITHIN.finditer(line, start, end)]
    if last is None:
        return None
    if key := _KEY_BEHIND.search(line, last.end(), end):
        return "yaml_no_comma", {"key": key[1]}
    if line[last.end()] in "\"'":
        return "yaml_after_quote", {}
    return "yaml_within", {"key": last[1]}


def _bracket(lines: list[str], place: Position, start: Position) -> Finding:
    """Tell a bracket that is never closed from text that begins with one, or stands in one."""
    row, column = start
    within = _within(lines[row], column, place[1]) if row == place[0] else None
    if within:
        return row, *within
    rule = "yaml_mark" if row == place[0] else "yaml_bracket"
    return row, rule, {"mark": lines[row][column : column + 1]}


def _colon(lines: list[str], place: Position, _start: Position) -> Finding:
    """Tell a colon in the text from a key that is indented wrongly or follows a stuck colon."""
    row, column = place
    if ":" in lines[row][:column]:
        return row, "yaml_colon", {}
    if row and _STUCK_COLON.match(lines[row - 1]):
        return row - 1, "yaml_key", {}
    if row and _NAMELESS.match(lines[row - 1]):
        return row - 1, "yaml_nameless", {}
    return row, "yaml_indentation", {}


def _divided(lines: list[str], place: Position, _start: Position) -> Finding:
    """Tell two documents from a first line that is indented, so that the file seems to end."""
    marks = [row for row in range(place[0] + 1) if re.match(r"---|\.\.\.", lines[row])]
    if marks:
        return marks[-1], "yaml_documents", {}
    first = next((row for row, line in enumerate(lines) if re.match(r"[ ]*[^\s#]", line)), 0)
    return (first if lines[first].startswith(" ") else place[0]), "yaml_indentation", {}


def _unclosed_quote(lines: list[str], row: int) -> Finding | None:
    """Find the quotation mark above that the one in a row seems to close."""
    for quote in "\"'":
        opened = re.compile(rf"{VALUE}{quote}[^{quote}]*$")
        before = next((n for n in range(row - 1, -1, -1) if quote in lines[n]), None)
        if quote in lines[row] and before is not None and opened.match(lines[before]):
            return before, "yaml_quote", {"mark": quote}
    return None


def _unexpected(lines: list[str], row: int) -> Finding:
    """Look for the likely causes of a line that does not fit what stands before it."""
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
