"""The worker as one classic script, joined from its parts."""

import re
from importlib.resources import files

PARTS = (
    "normalise",
    "fold",
    "segment",
    "entry",
    "grams",
    "find",
    "near",
    "match",
    "mark",
    "words",
    "synonyms",
    "rank",
    "worker",
)
# Only whole lines: what looks like a comment behind code may stand in a string.
_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def worker() -> str:
    """Return the worker's source without comments; each part uses only those before it."""
    folder = files("macros.search").joinpath("worker")
    parts = [folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in PARTS]
    return '"use strict";\n' + _COMMENT.sub("", "".join(parts))
