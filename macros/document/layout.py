"""Lines of YAML that stand where they cannot: seen from the line at which the reader stopped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.document.finding import Facts, Finding
from macros.document.keys import FIRST, INNER

_DASH = re.compile(r"[ ]*(?:-(?:[ ]+|$))*")
_KEY = re.compile(r"([A-Za-z_][\w-]*):(?:[ ]+|$)")
_COMMENT = re.compile(r"(?:^|[ ]+)#.*")
_TYPED_NUMBER = re.compile(r"\(?\d+[.)]\s*")
_NULLS = {"null", "~"}
_EMPTY_LISTS = {"[]", "{}"}
_EMPTY = {*_NULLS, *_EMPTY_LISTS, '""', "''"}
_OPENING = "[{|>"


@dataclass(frozen=True)
class _Line:
    """A line with its indentation, and the column of what follows its dash."""

    row: int
    indent: int
    column: int
    key: str
    value: str

    @property
    def has_dash(self) -> bool:
        return self.column > self.indent


def misplaced(lines: list[str], row: int, begun: int) -> Finding | None:
    """Explain an error of the reader in a row, in a part that it began in another."""
    line = _line(lines, row)
    return (
        _empty_list(lines)
        or _value_left(lines, line, _EMPTY)
        or _first_without_dash(lines, line)
        or (_value_left(lines, line, None) if line.key in FIRST else None)
        or _outside(lines, line)
        or _value_left(lines, line, None)
        or _without_dash(lines, line)
        or _without_dash(lines, _line(lines, begun))
    )


def null_lists(text: str) -> Iterator[Finding]:
    """Yield what the reader of YAML takes for one text: `null` and the entries below it."""
    lines = text.split("\n")
    for row, line in enumerate(lines):
        if line.lstrip().startswith("- "):
            found = _value_left(lines, _line(lines, row), _NULLS)
            if found:
                yield found


def _line(lines: list[str], row: int) -> _Line:
    text = _COMMENT.sub("", lines[row])
    dash = _DASH.match(text)
    column = dash.end() if dash else 0
    key = _KEY.match(text, column)
    value = text[key.end() if key else column :].strip()
    return _Line(row, len(text) - len(text.lstrip()), column, key[1] if key else "", value)


def _above(lines: list[str], row: int) -> Iterator[_Line]:
    """Yield the lines above that say something, the nearest first."""
    for each in range(row - 1, -1, -1):
        if _COMMENT.sub("", lines[each]).strip():
            yield _line(lines, each)


def _empty_list(lines: list[str]) -> Finding | None:
    """Find the `[]` of an empty file that has entries by now."""
    for row, line in enumerate(lines):
        if _COMMENT.sub("", line).rstrip() in _EMPTY_LISTS:
            return row, "yaml_empty_list", {"line": row, "mark": line[:2]}
    return None


def _value_left(lines: list[str], line: _Line, values: set[str] | None) -> Finding | None:
    """Find the value, one of these or any, of a key above the keys or entries written for it."""
    holder = next(_above(lines, line.row), None)
    if not holder or not holder.key or not holder.value:
        return None
    if holder.value not in _EMPTY_LISTS and _is_next_entry(lines, holder, line):
        return None
    # Any other key is more often only indented too far.
    inner = INNER if values else FIRST
    left = holder.value in values if values else not holder.has_dash
    left &= holder.value in _EMPTY or holder.value[0] not in _OPENING
    left &= line.has_dash or line.key in inner
    if not left or holder.column >= line.indent + line.has_dash:
        return None
    facts: Facts = {"key": holder.key, "value": holder.value, "line": holder.row}
    return holder.row, "yaml_value_left", facts


def _is_next_entry(lines: list[str], holder: _Line, line: _Line) -> bool:
    """Whether an entry goes on with the list above the key rather than begins one below it."""
    dashes = (x for x in _above(lines, line.row) if x.has_dash and x.indent <= line.indent)
    before = next(dashes, None)
    if not before or not line.key or before.key != line.key or not line.has_dash:
        return False
    return before.indent == line.indent or line.indent <= holder.column


def _outside(lines: list[str], line: _Line) -> Finding | None:
    """Find the line that stands left of the block that goes on below it."""
    above = _above(lines, line.row)
    left = next((x for x in above if x.column < line.indent), None)
    if not left or not left.key or left.has_dash or not (line.key or line.has_dash):
        return None
    opened = next(above, None)
    block = list(_block(lines, left.row, line.column))
    if opened and opened.key and not opened.value and left.indent < opened.column + 2:
        block = [] if line.has_dash else [line]
    elif line.key in {each.key for each in block} and not line.has_dash:
        return None
    below = _line(lines, left.row + 1)
    is_child = below.indent <= line.indent or line.indent == left.indent + 2
    is_child &= below.has_dash or not line.has_dash
    if not block or (is_child and not left.value):
        return None
    return left.row, "yaml_outside", {"key": block[0].key, "line": block[0].row}


def _block(lines: list[str], row: int, column: int) -> Iterator[_Line]:
    """Yield the keys at a column in the block that ends above a row, the nearest first."""
    for line in _above(lines, row):
        if line.column < column:
            return
        if line.column == column and line.key:
            yield line
        if line.indent < column:
            return


def _first_without_dash(lines: list[str], line: _Line) -> Finding | None:
    """Find the first entry of a list, which has no dash while one below it has."""
    above = list(_above(lines, line.row))
    opens = (at for at, x in enumerate(above) if x.key and not x.value and x.column < line.indent)
    at = next(opens, len(above))
    first = above[at - 1] if at else None
    below = (_line(lines, row) for row in range(line.row, len(lines)))
    after = next((x for x in below if x.has_dash), None)
    if not first or first.has_dash or not after or after.key != first.key:
        return None
    # Where spaces stand in its place, the first entry is a key like those of the others.
    if first.indent != after.indent and (first.indent != after.column or not first.key):
        return None
    return first.row, "yaml_without_dash", {"text": lines[first.row].strip()}


def _without_dash(lines: list[str], line: _Line) -> Finding | None:
    """Find an entry that has no dash, or a key that stands under the dash of its entry."""
    entry = next((x for x in _above(lines, line.row) if x.indent <= line.indent), None)
    if line.has_dash or not entry or not entry.has_dash or entry.indent != line.indent:
        return None
    if line.key != entry.key:
        last = next(_block(lines, line.row, entry.column), None)
        if not last or not line.key:
            return None
        below = (_line(lines, row) for row in range(line.row + 1, len(lines)))
        after = next((x for x in below if x.has_dash and x.key == entry.key), None)
        if after and after.column == line.indent:
            return entry.row, "yaml_indentation", {}
        return line.row, "yaml_outside", {"key": last.key, "line": last.row}
    text = _TYPED_NUMBER.sub("", lines[line.row].strip(), count=1)
    if not line.key and not text.startswith("{") and re.search(r":(?:\s|$)", text):
        text = f'"{text}"'
    return line.row, "yaml_without_dash", {"text": text}
