"""The words in which changes are told, from `wording.yml`."""

from typing import Any

from macros.model import Record
from macros.validation import title as key_title
from macros.wording import wording


def said() -> dict[str, Any]:
    """Return everything that is said of changes."""
    words: dict[str, Any] = wording()["changes"]
    return words


def phrase(name: str, /, **facts: object) -> str:
    """Return a phrase with its facts filled in."""
    words: str = said()[name]
    return words.format(**facts)


def title(owner: type[Record], key: str) -> str:
    """Return the Thai title of a key."""
    own: dict[str, dict[str, str]] = said()["keys"]
    return own.get(owner.__name__, {}).get(key) or key_title(owner, key)


def pattern(owner: type[Record], form: str) -> str:
    """Return how a record is called, `short` or `full`, by its own kind or its family's."""
    names: dict[str, dict[str, str]] = said()["names"]
    return next(names[kind] for kind in _family(owner) if kind in names)[form]


def meaning(owner: type[Record], key: str, value: Any) -> str | None:
    """Return what a value of a key means, where it is one of a few that have words of their own."""
    values: dict[str, dict[str, dict[str, str]]] = said()["values"]
    known = (values.get(kind, {}).get(key, {}) for kind in _family(owner))
    plain = "" if value is None else value
    return next(
        (words[plain] for words in known if isinstance(plain, str) and plain in words), None
    )


def _family(owner: type[Record]) -> list[str]:
    return [each.__name__.partition("[")[0] for each in owner.__mro__]
