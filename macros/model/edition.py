"""Editions: who approved a text, the rules that it must meet, and what was frozen of it."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.model.base import Date, Record, Text

_VERSION = "[0-9]+([.][0-9]+)*"
# Parts that begin with a letter or digit: no path leads out of an edition's folder.
_FILE = "[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"
_SHA256 = "[0-9a-f]{64}"
_COMMIT = "[0-9a-f]{7,64}"


def _matching(pattern: str, rule: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise PydanticCustomError(rule, "another form")
        return value

    return BeforeValidator(check)


Version = Annotated[
    str,
    _matching(_VERSION, "version"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_VERSION}$"}),
]
# What a text calls itself: an approved edition, or a draft.
VersionOrDraft = Annotated[
    str,
    _matching(f"draft|{_VERSION}", "version_or_draft"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^(draft|{_VERSION})$"}),
]
FileName = Annotated[
    str,
    _matching(_FILE, "frozen_name"),
    WithJsonSchema({"type": "string", "pattern": f"^{_FILE}$"}),
]
Sha256 = Annotated[
    str,
    _matching(_SHA256, "sha256"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_SHA256}$"}),
]
Commit = Annotated[
    str,
    _matching(_COMMIT, "commit"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_COMMIT}$"}),
]
# What a procedure may be asked to say before an edition is released.
Part = Literal[
    "title",
    "steps",
    "duration",
    "references",
    "objectives",
    "scope",
    "definitions",
    "responsible",
    "standard",
    "flow",
    "forms",
]


class Approval(Record):
    """Who approved this edition, with which order, on which day."""

    by: Text
    order: Text | None = None
    on: Date


class Release(Record):
    """How complete a manual must be for an edition of it to be released."""

    required: tuple[Part, ...] = ()
    confirmed_forms: bool = False
    answered_questions: bool = False


class Edition(Record):
    """A released edition: its documents are frozen, each known by its SHA-256.

    `commit` is the state of the repository that they were made from, where that is known.
    """

    version: Version
    commit: Commit | None
    effective_on: Date
    approval: Approval
    fingerprint: Text
    files: Annotated[dict[FileName, Sha256], Field(min_length=1)]
