"""Scripts as readers load them."""

import re

# Only whole lines: what looks like a comment behind code may stand in a string.
_UNREAD = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n|^ +|^\n", re.MULTILINE | re.DOTALL)


def served(script: str) -> str:
    """Return a script without what is said to those who write it, nor how it is indented."""
    return _UNREAD.sub("", script)
