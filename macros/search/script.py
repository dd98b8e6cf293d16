"""The worker as one classic script, joined from its parts."""

from importlib.resources import files

PARTS = ("normalise", "fold", "find", "entry", "match", "mark", "words", "rank", "worker")


def worker() -> str:
    """Return the worker's source; each part uses only those before it."""
    folder = files("macros.search").joinpath("worker")
    parts = [folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in PARTS]
    return '"use strict";\n' + "".join(parts)
