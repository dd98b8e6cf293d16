"""A YAML file read as text: every scalar a string, every value with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.document.finding import Finding
from macros.document.layout import null_lists
from macros.document.signs import unseen
from macros.document.syntax import NO_KEY, explain, strange
from macros.problems import Problem
from macros.wording import message

Place = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_NULL = "tag:yaml.org,2002:null"
# YAML counts these as line ends and nobody else does; the rules on writing report them.
_FOREIGN_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")
_COMMENT = re.compile("[ ]+#")
# A quote, a backslash and a line end may be written so; any other character is written itself.
_ESCAPE = re.compile(r'\\(?:[xuU][0-9A-Fa-f]+|[^"\\/n\s])|\\\\')


@dataclass(frozen=True)
class Document:
    """A file's value (mappings, lists, strings, None) and the line of each place in it."""

    path: Path
    text: str
    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of the place, or of the nearest one around it that exists."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, rule: str, place: Place, **facts: object) -> Problem:
        """Make the problem of a rule at a place."""
        return Problem(self.path, self.line(place), message(rule, **facts))


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file; without a document if it cannot be understood at all.

    Accepts CRLF and a byte-order mark. Anchors and aliases are refused before anything is
    composed, so no file can grow in memory beyond what was written.
    """
    text, problems = read_text(path)
    return (None, problems) if text is None else parse_document(path, text)


def read_text(path: Path) -> tuple[str | None, list[Problem]]:
    """Read a text file of the manual, whose lines then all end in a line feed."""
    if path.stat().st_size > MAX_BYTES:
        return None, [Problem(path, 1, message("too_large", limit=MAX_BYTES // 1_000_000))]
    content = path.read_bytes()
    # UTF-16 without its mark reads as UTF-8 that is full of zero bytes.
    foreign = content.find(b"\0")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        foreign = error.start
    if foreign >= 0:
        return None, [Problem(path, content.count(b"\n", 0, foreign) + 1, message("not_utf8"))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [_told(path, 1, finding) for finding in strange(text)]
    return (None if problems else text), problems


def parse_document(
    path: Path, text: str, first_line: int = 1
) -> tuple[Document | None, list[Problem]]:
    """Parse YAML whose first line is line `first_line` of the file."""
    written = text.translate(_FOREIGN_LINE_ENDS)
    odd = [*unseen(written), *null_lists(written)]
    if odd:
        return None, [_told(path, first_line, finding) for finding in odd]
    try:
        refused = list(_refused(path, written, first_line))
        if refused:
            return None, refused
        node = yaml.compose(written, Loader=yaml.CSafeLoader)
        if node is None:
            return None, [Problem(path, first_line, message("empty_file"))]
        building = _Building(path, written, first_line)
        value = building.value_of(node, ())
    except yaml.YAMLError as error:
        return None, [_told(path, first_line, explain(written, error))]
    return Document(path, text, value, building.lines), building.problems


def _told(path: Path, first_line: int, finding: Finding) -> Problem:
    """Say what was found in a text whose first line is line `first_line` of the file."""
    row, rule, facts = finding
    lines = {key: row + first_line for key, row in facts.items() if isinstance(row, int)}
    return Problem(path, row + first_line, message(rule, **(facts | lines)))


def _refused(path: Path, text: str, first_line: int) -> Iterator[Problem]:
    """Refuse what YAML can do and a manual never needs: aliases, anchors, tags, depth."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not isinstance(event, yaml.NodeEvent) or event.start_mark is None:
            continue
        line = event.start_mark.line + first_line
        if depth > MAX_DEPTH:
            yield Problem(path, line, message("too_deep", limit=MAX_DEPTH))
            return
        if event.anchor:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            yield Problem(path, line, message("anchor", mark=mark, name=event.anchor))
        if getattr(event, "tag", None):
            written = re.match(r"\S+", text[event.start_mark.index :])
            yield Problem(path, line, message("tag", name=written[0] if written else "!"))


@dataclass(frozen=True)
class _Building:
    """A document in the making: what its nodes mean, where they stand, what is wrong there."""

    path: Path
    text: str
    first_line: int
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def value_of(self, node: yaml.Node, place: Place) -> Any:
        self.lines.setdefault(place, node.start_mark.line + self.first_line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(child, (*place, at)) for at, child in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            self._escapes(node)
            self._hidden(node)
        return None if node.tag == _NULL else node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        again: dict[str, int] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + self.first_line
            key = key_node.value
            if not isinstance(key, str) or not key:
                raise yaml.MarkedYAMLError(NO_KEY, key_node.start_mark)
            if key in found:
                again.setdefault(key, line)
            else:
                self.lines[(*place, key)] = line
                found[key] = self.value_of(child, (*place, key))
        if again:
            # Several at once are most often a new entry without its dash.
            rule = "duplicate_key" if len(again) == 1 else "duplicate_keys"
            key = next(iter(again))
            facts = {"key": "”, “".join(again), "first": self.lines[(*place, key)]}
            self.problems.append(Problem(self.path, again[key], message(rule, **facts)))
        return found

    def _hidden(self, node: yaml.ScalarNode) -> None:
        """Text behind ` #` is a comment: whoever writes a number sign there loses the rest."""
        if not node.style and _COMMENT.match(self.text, node.end_mark.index):
            line = node.end_mark.line + self.first_line
            self.problems.append(Problem(self.path, line, message("hidden_text")))

    def _escapes(self, node: yaml.Node) -> None:
        """Data is written in plain characters, so that the rules see what readers see."""
        start, end = node.start_mark.index, node.end_mark.index
        if self.text[start : start + 1] != '"':
            return
        for found in _ESCAPE.finditer(self.text, start, end):
            if found[0] != r"\\":
                line = self.text.count("\n", 0, found.start()) + self.first_line
                self.problems.append(Problem(self.path, line, message("escape", written=found[0])))
