"""From a document to a record: pydantic's findings in the officer's words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.document import Document, Place
from macros.model import Fact, Record
from macros.problems import Problem, nearest
from macros.thai import arabic_digits
from macros.validation.meant import SLUG, day, example_slug, number, version
from macros.validation.shapes import (
    description,
    key_words,
    keys,
    record_at,
    record_name,
    title,
)
from macros.wording import message, wording

__all__ = ["SLUG", "example_slug", "key_words", "record_name", "title", "validate"]

Shape = TypeVar("Shape", bound=Record)
Facts = dict[str, object]

_LONGEST_SHOWN = 40
# Findings of a number that may be read from what was written.
_NUMBERS = ("int_parsing",)


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
        details = map(_as_written, filter(_stands, error.errors(include_url=False)))
        findings = _once([_finding(document, shape, place, detail) for detail in details])
        return None, [
            document.problem(found.rule, (*place, *found.place), key=found.key, **found.facts)
            for found in findings
        ]


@dataclass(frozen=True)
class _Finding:
    """What is wrong at a place: the key, the record it is in, and the rule that it breaks."""

    place: Place
    record: Place
    key: str
    rule: str
    facts: Facts


def _finding(
    document: Document, shape: type[Record], base: Place, detail: ErrorDetails
) -> _Finding:
    place = _inner_place(document, base, detail)
    at = next((at for at in reversed(range(len(place))) if isinstance(place[at], str)), 0)
    record, key = place[:at], str(place[at]) if place else ""
    written = document.value
    for part in base:
        written = written[part]
    holder = record_at(shape, record, written) or shape
    if key == "value" and issubclass(holder, Fact) and detail["type"] != "missing":
        # What may be written as a fact is known to the key that has it.
        key, holder = str(record[-1]), record_at(shape, record[:-1], written) or shape
    rule, facts = _rule(detail, key, holder)
    whole = (*base, *place)
    if rule == "unknown_key":
        free = [each for each in holder.model_fields if (*whole[:-1], each) not in document.lines]
        guess = nearest(key, free)
        rule, facts = ("unknown_key_near" if guess else rule), facts | {"guess": guess}
    elif rule == "model_type" and not isinstance(whole[-1] if whole else "", str):
        rule = "not_an_entry"
    elif rule == "model_type" and not whole:
        rule = "not_a_mapping"
    return _Finding(place, record, key, rule, facts)


def _once(findings: list[_Finding]) -> Iterator[_Finding]:
    """Report each mistake once.

    A misspelt key is not a missing one besides, and several unknown keys in one record are most
    often those of another record, whose own keys then seem to be missing here.
    """
    meant = {(*found.record, found.facts.get("guess")) for found in findings}
    strange: dict[Place, list[_Finding]] = {}
    for found in findings:
        if found.rule == "unknown_key":
            strange.setdefault(found.record, []).append(found)
    for found in findings:
        displaced = len(strange.get(found.record, ())) > 1
        absent = found.rule.startswith("missing") and (displaced or found.place in meant)
        if not absent and found.rule != "unknown_key":
            yield found
    for first, *more in strange.values():
        together = "”, “".join(found.key for found in (first, *more))
        yield replace(first, key=together, rule="unknown_keys") if more else first


def _stands(detail: ErrorDetails) -> bool:
    """Whether a list was too short as written, not only after its invalid entries were left out."""
    return detail["type"] != "too_short" or len(detail["input"]) < detail["ctx"]["min_length"]


def _as_written(detail: ErrorDetails) -> ErrorDetails:
    """Point at the key that decides: a fact's `status`, the `type` of a form's part."""
    kind, given = detail["type"], detail["input"]
    if kind == "fact_status" and "status" in given:
        return _choice(detail, "status", "proposed or confirmed")
    if kind == "union_tag_invalid":
        return _choice(detail, "type", detail["ctx"]["expected_tags"])
    if kind == "union_tag_not_found" and isinstance(given, dict):
        return ErrorDetails(type="missing", loc=(*detail["loc"], "type"), msg="", input=given)
    return detail


def _choice(detail: ErrorDetails, key: str, expected: str) -> ErrorDetails:
    """Return the error of a key whose value is none of its words."""
    given, context = detail["input"][key], {"expected": expected}
    return ErrorDetails(
        type="literal_error", loc=(*detail["loc"], key), msg="", input=given, ctx=context
    )


def _inner_place(document: Document, base: Place, detail: ErrorDetails) -> Place:
    """Drop the parts of pydantic's location that nobody wrote, as a plain fact's `value`."""
    inner: Place = ()
    for part in detail["loc"]:
        if (*base, *inner, part) in document.lines:
            inner = (*inner, part)
    return (*inner, detail["loc"][-1]) if detail["type"] == "missing" else inner


def _rule(detail: ErrorDetails, key: str, record: type[BaseModel]) -> tuple[str, Facts]:
    """Return the rule of `wording.yml` that a finding breaks, with the facts that it prints."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    field = record.model_fields.get(key)
    facts: Facts = {"title": title(record, key), "value": _shown(given), "known": keys(record)}
    facts |= {"description": description(record, key), "expected": day(str(given))}
    facts["example"] = "2026" if key.endswith("year") else "3"
    if kind in _NUMBERS and isinstance(given, str | int) and (meant := number(key, str(given))):
        return f"{kind}_meant", facts | dict(context) | {"meant": meant}
    if kind in ("version", "version_or_draft"):
        facts["example"] = version(str(given))
    if kind == "extra_forbidden":
        return "unknown_key", facts
    if kind == "literal_error":
        choices = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        guess = nearest(given, choices.split(", ")) if isinstance(given, str) else None
        return ("choice_near" if guess else "choice"), facts | {"choices": choices, "guess": guess}
    if kind == "buddhist_year":
        return kind, facts | {"expected": arabic_digits(str(context["expected"]))}
    if kind == "slug":
        of_other = key in record.model_fields and key != "id"
        return ("slug_of_other" if of_other else kind), facts | {"example": example_slug(given)}
    if kind == "model_type" and field:
        inner = record_at(field.annotation, ()) or record_at(field.annotation, (0,))
        facts |= {"known": keys(inner or record)}
    return _variant(kind, given, field), facts | dict(context)


def _variant(kind: str, given: Any, field: FieldInfo | None) -> str:
    """Choose the wording that fits what was written and what the field allows."""
    nullable = field is not None and type(None) in get_args(field.annotation)
    if kind == "missing" and nullable:
        return "missing_null"
    if kind in ("tuple_type", "string_too_short") and field and field.is_required():
        return f"{kind}_required"
    if kind == "string_type" and isinstance(given, dict | list):
        return "string_with_keys" if isinstance(given, dict) else "string_with_items"
    if kind in ("date_form", "date_impossible") and day(str(given)):
        return "date_rewrite"
    if kind == "date_type" or (kind == "date_impossible" and given != arabic_digits(given)):
        kind = "date_form"
    if kind == "date_form" and nullable:
        return "date_form_null"
    return kind if kind in wording()["messages"] else "wrong_type"


def _shown(value: Any) -> str:
    if value is None:
        return message("nothing")
    if isinstance(value, dict | list):
        return message("a_mapping" if isinstance(value, dict) else "a_list")
    text = str(value)
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return message("a_text", text=shown)
