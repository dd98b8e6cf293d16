"""Signs in YAML that only look like its own, or came along when text was copied."""

import re
from collections.abc import Iterator

from macros.document.finding import Finding
from macros.document.keys import INNER
from macros.flaws import ODD_SPACES, UNSEEN, flaws

# A line's indentation and its dash, and its key; what follows is the value.
_DASH = r"[ ]*(?:- +)*"
VALUE = rf"{_DASH}(?:[\w-]+:[ ]+)?"
_ODD = f"{ODD_SPACES}{UNSEEN}"
_ODD_INDENTATION = re.compile(f"[ \t]*[{ODD_SPACES}]")
# A dash, a key or an id, with spaces of other programs or something unseen in it.
_ODD_NAME = re.compile(
    rf"[ ]*(?:-(?:[ ]+|[{_ODD}]+[ ]*))*\{{?[{_ODD}]*(?:[A-Za-z_][\w{_ODD}-]*[ ]*:[{_ODD}]*)?"
    rf"(?:[ ]*(?:[\w./#\[\]{_ODD}-]|,[ ]?)+(?:$|,))?",
    re.ASCII,
)
_UNSEEN_RULES = ("zero_width", "odd_space", "private_use")
# What people and Word write for `- ` and for `:`.
_BULLET = r"[ ]*(?P<mark>[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u25e6\u2219\u00b7\u2043\u2212])"
_COLON = r"[\uff1a\ufe55\ufe13\u2236\ua789]"
_COMMA = r"[\uff0c\u3001\ufe50\ufe51\u060c\uff64]"
_QUOTE = r"[\u2018-\u201f\u00ab\u00bb\u2033\uff02]"
_INNER = rf"(?P<inner>{'|'.join(sorted(INNER))})"
_SIGNS = {
    rule: re.compile(pattern)
    for rule, pattern in {
        "yaml_fence": r"[ ]*(?:```|~~~)",
        "yaml_copied_mark": r"[ ]*>[ ]+\S",
        "yaml_bullet": _BULLET,
        "yaml_other_colon": rf"{_DASH}[\w-]+[ ]*(?P<mark>{_COLON})",
        "yaml_other_comma": rf"{VALUE}\{{[^}}]*(?P<mark>{_COMMA})[ ]*[a-z_]+:[ ]",
        "yaml_stuck_dash": r"[ ]*-[^\s-]",
        "yaml_dollar": rf"{VALUE}\{{(?P<name>[a-z][a-z0-9_]*)\}}[ ]*\S",
        "yaml_smart_quote": rf"{VALUE}(?P<mark>{_QUOTE}).*:[ ].*(?P<end>{_QUOTE})[ ]*$",
        "yaml_inner_key": rf"{_DASH}(?P<key>[a-z_]+):[ ]+{_INNER}:(?:[ ]|$)",
    }.items()
}


def unseen(text: str) -> Iterator[Finding]:
    """Yield the lines whose indentation, dash, key or id has something unseen in it."""
    for row, line in enumerate(text.split("\n")):
        if _ODD_INDENTATION.match(line):
            yield row, "odd_indentation", {}
            continue
        named = _ODD_NAME.match(line)
        if named and re.search(f"[{_ODD}]", named[0]):
            for rule, written in flaws(line):
                if rule in _UNSEEN_RULES:
                    yield row, rule, {"written": written}


def wrong_sign(lines: list[str], rows: set[int]) -> Finding | None:
    """Find a sign that looks like one of YAML's in the lines around an error."""
    for row in sorted(rows):
        for rule, pattern in _SIGNS.items():
            if found := pattern.match(lines[row]):
                return row, rule, dict(found.groupdict())
    return None
