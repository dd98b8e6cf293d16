"""The worker as one classic script, joined from its parts."""

from importlib.resources import files

from rjsmin import jsmin

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
    "keyboard",
    "worker",
)


def worker() -> str:
    """Return the worker's source, minified; each part uses only those before it."""
    folder = files("macros.search").joinpath("worker")
    parts = [folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in PARTS]
    script: str = jsmin("".join(('"use strict";\n', *parts)))
    return script
