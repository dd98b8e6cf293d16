"""What all records share: they are frozen, and keys that they do not know are refused."""

import datetime as dt
import re
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

# YAML is read text first, so an editor may see a number where the model wants text.
_SCALAR = ["string", "number", "boolean"]
_BUDDHIST_ERA = 543
_FIRST_BUDDHIST_YEAR = 2400


class Record(BaseModel):
    """A part of the manual; a misspelt key is an error, never silently a missing fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _check_year(text: str) -> None:
    year = re.match(r"\d{4}(?!\d)", text)
    if year and int(year[0]) >= _FIRST_BUDDHIST_YEAR:
        common = f"{int(year[0]) - _BUDDHIST_ERA}{text[4:]}"
        raise PydanticCustomError("buddhist_year", "Buddhist year", {"expected": common})


def _iso_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    _check_year(value)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_form", "not an ISO date", {})
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("date_impossible", "no such day", {}) from error


def _year_or_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    _check_year(value)
    if re.fullmatch(r"\d{4}", value):
        return value
    return _iso_date(value).isoformat()


def _year(value: Any) -> Any:
    if isinstance(value, str):
        _check_year(value)
    return value


def _slug(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value):
        raise PydanticCustomError("slug", "not a slug", {})
    return value


Text = Annotated[
    str,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": _SCALAR, "minLength": 1}),
]
Slug = Annotated[
    str,
    BeforeValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}),
]
Date = Annotated[
    dt.date,
    BeforeValidator(_iso_date),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
Year = Annotated[int, BeforeValidator(_year), Field(ge=1900)]
# The year alone where a source names no day: `2007` or `2017-05-24`.
YearOrDate = Annotated[
    str,
    BeforeValidator(_year_or_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"}),
]

Value = TypeVar("Value")


class Fact(Record, Generic[Value]):
    """A fact and its standing: stated by the source, or added later and shown as such.

    Written as a plain value when the source states it, as `{value, status, source}` when
    somebody added it. A fact that nobody stated is no `Fact` but `None`.
    """

    value: Value
    status: Literal["stated", "proposed", "confirmed"] = "stated"
    source: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_value_is_stated(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return {"value": data}
        if data.get("status") not in ("proposed", "confirmed"):
            raise PydanticCustomError("fact_status", "status missing", {})
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe both ways of writing; `stated` is said by the plain value alone."""
        mapping = handler.resolve_ref_schema(handler(core_schema))
        if handler.mode == "serialization":
            return mapping
        value, status = mapping["properties"]["value"], mapping["properties"]["status"]
        plain = {key: said for key, said in value.items() if key not in ("title", "description")}
        added = [standing for standing in status["enum"] if standing != "stated"]
        status = {key: said for key, said in status.items() if key != "default"} | {"enum": added}
        properties = mapping["properties"] | {"status": status}
        written = mapping | {"properties": properties, "required": ["value", "status"]}
        return {"anyOf": [plain, written]}


# Made here and nowhere else: pydantic lets a parametrized type be pickled only where a module
# makes it, and documents are made in processes of their own (pydantic/pydantic#9390;
# tests/test_upstream.py tells when these can go).
TextFact = Fact[Text]
SlugFact = Fact[Slug]
