"""The Thai words that the project itself says: titles of keys and messages."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def wording() -> dict[str, Any]:
    """Return `wording.yml`: `messages` by rule, `keys` by record, and the words of each part."""
    text = files("macros").joinpath("wording.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def message(rule: str, **facts: object) -> str:
    """Return the message of a rule as `what is wrong — what to write instead`."""
    words: str = wording()["messages"][rule]
    return words.format(**facts)


def key_title(record: str, key: str) -> str:
    """Return the Thai title of a record's key, as labels and messages show it."""
    title: str = wording()["keys"][record][key]["title"]
    return title
