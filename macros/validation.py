"""From a document to a record: pydantic's findings in the officer's words."""

import re
import types
from collections.abc import Iterator
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.document import Document, Place
from macros.model import Record
from macros.problems import Problem, nearest
from macros.thai import arabic_digits
from macros.wording import message, wording

Shape = TypeVar("Shape", bound=Record)
Facts = dict[str, object]

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_SHOWN = 40


def validate(
    document: Document, shape: type[Shape], place: Place = ()
) -> tuple[Shape | None, list[Problem]]:
    """Make a record of what stands at a place; without one if anything is wrong there."""
    value = document.value
    for part in place:
        value = value[part]
    try:
        return shape.model_validate(value), []
    except ValidationError as error:
        return None, list(_problems(document, shape, place, error.errors(include_url=False)))


def _problems(
    document: Document, shape: type[Record], base: Place, details: list[ErrorDetails]
) -> Iterator[Problem]:
    """Word each finding, and each mistake once: a misspelt key is not a missing one besides."""
    meant: set[Place] = set()
    for detail in sorted(map(_standing, details), key=_misspelt_first):
        inner = _inner_place(document, base, detail)
        at = next((at for at in reversed(range(len(inner))) if isinstance(inner[at], str)), 0)
        key = str(inner[at]) if inner else ""
        if detail["type"] == "missing" and inner in meant:
            continue
        rule, facts = _rule(detail, key, _holder(shape, inner[:at]) or shape)
        if facts.get("guess"):
            meant.add((*inner[:at], str(facts["guess"])))
        whole = (*base, *inner)
        if rule == "model_type" and not isinstance(whole[-1] if whole else "", str):
            rule = "not_an_entry"
        elif rule == "model_type" and not whole:
            rule = "not_a_mapping"
        yield document.problem(rule, whole, key=key, **facts)


def _misspelt_first(detail: ErrorDetails) -> bool:
    return detail["type"] != "extra_forbidden"


def _standing(detail: ErrorDetails) -> ErrorDetails:
    """Tell a fact whose status is misspelt from one that has none."""
    if detail["type"] != "fact_status" or "status" not in detail["input"]:
        return detail
    return ErrorDetails(
        type="literal_error",
        loc=(*detail["loc"], "status"),
        msg="",
        input=detail["input"]["status"],
        ctx={"expected": "proposed or confirmed"},
    )


def _inner_place(document: Document, base: Place, detail: ErrorDetails) -> Place:
    """Drop the parts of pydantic's location that nobody wrote, as a plain fact's `value`."""
    inner: Place = ()
    for part in detail["loc"]:
        if (*base, *inner, part) in document.lines:
            inner = (*inner, part)
    return (*inner, detail["loc"][-1]) if detail["type"] == "missing" else inner


def _holder(shape: Any, place: Place) -> type[BaseModel] | None:
    """Return the record type that stands at a place inside a shape."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if not place:
            return shape
        field = shape.model_fields.get(str(place[0]))
        return _holder(field.annotation, place[1:]) if field else None
    if get_origin(shape) in (Union, types.UnionType):
        records = (_holder(option, place) for option in get_args(shape))
        return next((record for record in records if record), None)
    if get_origin(shape) is tuple and place:
        return _holder(get_args(shape)[0], place[1:])
    return None


def _rule(detail: ErrorDetails, key: str, record: type[BaseModel]) -> tuple[str, Facts]:
    """Return the rule of `wording.yml` that a finding breaks, with the facts that it prints."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    field = record.model_fields.get(key)
    facts: Facts = {"title": title(record, key), "value": _shown(given), "known": _keys(record)}
    facts["example"] = "2026" if key.endswith("year") else "3"
    if kind == "extra_forbidden":
        guess = nearest(key, record.model_fields)
        return ("unknown_key_near" if guess else "unknown_key"), facts | {"guess": guess}
    if kind == "literal_error":
        choices = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        return "choice", facts | {"choices": choices}
    if kind == "buddhist_year":
        return kind, facts | {"expected": arabic_digits(str(context["expected"]))}
    if kind == "slug":
        return kind, facts | {"example": example_slug(given)}
    if kind == "model_type" and field:
        inner = _holder(field.annotation, ()) or _holder(field.annotation, (0,))
        facts |= {"known": _keys(inner or record)}
    return _variant(kind, given, field), facts | dict(context)


def _variant(kind: str, given: Any, field: FieldInfo | None) -> str:
    """Choose the wording that fits what was written and what the field allows."""
    if kind == "missing" and field and type(None) in get_args(field.annotation):
        return "missing_null"
    if kind in ("tuple_type", "string_too_short") and field and field.is_required():
        return f"{kind}_required"
    if kind == "string_type" and isinstance(given, dict):
        return "string_with_keys"
    if kind == "date_type" or (kind == "date_impossible" and given != arabic_digits(given)):
        return "date_form"
    return kind if kind in wording()["messages"] else "wrong_type"


def example_slug(text: str) -> str:
    """Return a name of the right form, made of the wrong one if that has Latin letters."""
    made = re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
    return made if SLUG.fullmatch(made) else "annual-report"


def title(record: type[BaseModel], key: str) -> str:
    """Return the Thai title of a key, or the key itself where no record has it."""
    titles: dict[str, Any] = wording()["keys"].get(record_name(record), {})
    return str(titles.get(key, {}).get("title", key))


def record_name(record: type[BaseModel]) -> str:
    """Return a record type's name in `wording.yml`; `Fact[str]` is a `Fact`."""
    return record.__name__.partition("[")[0]


def _keys(record: type[BaseModel]) -> str:
    return ", ".join(record.model_fields)


def _shown(value: Any) -> str:
    if value is None:
        return message("nothing")
    if isinstance(value, dict | list):
        return message("a_mapping" if isinstance(value, dict) else "a_list")
    text = str(value)
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return message("a_text", text=shown)
