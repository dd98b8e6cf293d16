"""The style sheets of the site, written apart and served as one file."""

from importlib.resources import files

SITE = ("fonts", "tokens", "dark", "frame", "record", "flow", "flow-phone", "audit", "print")

# What the handbook takes from the site, so that both draw the same.
SHARED = ("tokens", "flow")


def joined() -> str:
    """Return the site's style sheets as one, in the order in which they build on each other."""
    folder = files("macros.stylesheets")
    return "".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in SITE)
