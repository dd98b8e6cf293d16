"""JSON Schemas of the data files, from the classes that read them, for editors that help."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from macros.loader import FOLDERS, FROZEN, LISTS, SINGLES
from macros.validation import key_words, record_name

SUFFIX = ".schema.json"
_WORDS = ("title", "description")


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every kind of data file by its own file name."""
    return {name: _schema(shape) for name, shape in _shapes()}


def _shapes() -> Iterator[tuple[str, Any]]:
    """Yield what each kind of file holds: one record, or a list of them."""
    for name, kind in SINGLES.items():
        yield PurePosixPath(name).stem + SUFFIX, kind
    for name, kind in LISTS.items():
        yield PurePosixPath(name).stem + SUFFIX, tuple[kind, ...]  # type: ignore[valid-type]
    for kind in (FOLDERS | FROZEN).values():
        yield record_name(kind).lower() + SUFFIX, kind


def _schema(shape: Any) -> dict[str, Any]:
    described = TypeAdapter(shape).json_schema(schema_generator=_ThaiSchema)
    return {"$schema": GenerateJsonSchema.schema_dialect} | described


class _ThaiSchema(GenerateJsonSchema):
    """Says in Thai what each key means, and nothing that an officer has no use for."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Name every key as `wording.yml` does; a key without words there is an error.

        The record itself has no title: an editor would show it in place of its key's.
        """
        described = super().model_schema(schema)
        words = key_words(schema["cls"])
        for key, said in described["properties"].items():
            said |= {part: words[key][part] for part in _WORDS}
        return {key: said for key, said in described.items() if key not in _WORDS}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Write `null` beside the other types, or as one more way of writing."""
        inner = self.generate_inner(schema["schema"])
        if "type" in inner and "enum" not in inner:
            types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
            return inner | {"type": [*types, "null"]}
        return {"anyOf": [*inner.get("anyOf", [inner]), {"type": "null"}]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Keep defaults that say something; null and the empty list say nothing."""
        described = super().default_schema(schema)
        if described.get("default") in (None, []):
            described.pop("default", None)
        return described

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Make no English titles out of keys."""
        return False
