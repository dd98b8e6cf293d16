"""The style sheets of the site, written apart and served as one file, or two in the audit area."""

import re
from collections.abc import Iterable
from importlib.resources import files

_UNREAD = re.compile(r"/\*.*?\*/\n?|^ +", re.S | re.M)

SITE = ("fonts", "tokens", "dark", "frame", "record", "flow", "flow-phone", "print")
# Which only those read who check the manual: a first visit does without.
AUDIT = ("matrix", "audit")

# What the handbook takes from the site, so that both draw the same.
SHARED = ("tokens", "flow")


def joined(names: Iterable[str] = SITE) -> str:
    """Return style sheets as one, in the order in which they build on each other.

    Readers need not load what is said to those who write them, nor how it is indented.
    """
    folder = files("macros.stylesheets")
    sheets = (folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in names)
    return _UNREAD.sub("", "".join(sheets))
