"""Lines of YAML that stand where they cannot: seen from the line at which the reader stopped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.document.finding import Facts, Finding

_DASH = re.compile(r"[ ]*(?:-(?:[ ]+|$))*")
_KEY = re.compile(r"([A-Za-z_][\w-]*):(?:[ ]+|$)")
_COMMENT = re.compile(r"(?:^|[ ]+)#.*")
_TYPED_NUMBER = re.compile(r"\(?\d+[.)]\s*")
_NULLS = {"null", "~"}
_EMPTY_LISTS = {"[]", "{}"}
_EMPTY = {*_NULLS, *_EMPTY_LISTS, '""', "''"}
# Keys that no record has beside one whose value is text.
_ONLY_WITHIN = {"value", "by", "telephone"}


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
    if values is None:
        # Any other key is more often only indented too far.
        left = not holder.has_dash and (line.has_dash or line.key in _ONLY_WITHIN)
    else:
        left = holder.value in values and (line.has_dash or line.key != "")
    if not left or holder.column >= line.indent + line.has_dash:
        return None
    facts: Facts = {"key": holder.key, "value": holder.value, "line": holder.row}
    return holder.row, "yaml_value_left", facts


def _outside(lines: list[str], line: _Line) -> Finding | None:
    """Find the line that stands left of the block that goes on below it."""
    left = next((x for x in _above(lines, line.row) if x.column < line.indent), None)
    if left is None or not left.key or not (line.key or line.has_dash):
        return None
    block = list(_block(lines, left.row, line.column))
    keys = {each.key for each in block}
    if not block or (line.key in keys and not line.has_dash):
        return None
    if not left.value and _line(lines, left.row + 1).indent <= line.indent:
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


def _without_dash(lines: list[str], line: _Line) -> Finding | None:
    """Find an entry that has no dash, or a key that stands under the dash of its entry."""
    entry = next((x for x in _above(lines, line.row) if x.indent <= line.indent), None)
    if line.has_dash or not entry or not entry.has_dash or entry.indent != line.indent:
        return None
    if line.key != entry.key:
        last = next(_block(lines, line.row, entry.column), None)
        if not last or not line.key:
            return None
        return line.row, "yaml_outside", {"key": last.key, "line": last.row}
    text = _TYPED_NUMBER.sub("", lines[line.row].strip(), count=1)
    if not line.key and not text.startswith("{") and re.search(r":(?:\s|$)", text):
        text = f'"{text}"'
    return line.row, "yaml_without_dash", {"text": text}
