"""The JSON Schemas are fresh, say in Thai what each key means, and accept the real data."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros import model
from macros.json_schema import schemas
from macros.loader import read
from macros.model import Fact, Manual, Record
from macros.prose import ProseHead
from macros.validation import key_words
from macros.wording import wording
from scripts.schemas import FOLDER, files

ROOT = Path(__file__).resolve().parent.parent
DATA = [ROOT / "data", *sorted((ROOT / "tests" / "offices").glob("*/data"))]
DATA_FILES = [file for folder in DATA for file in sorted(folder.rglob("*.yml"))]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(?P<path>\S+)")
NAMES = (
    *("manual", "site", "duties", "roles", "search", "words", "references", "systems"),
    "glossary",
    "tasks",
    *("corrections", "questions", "revisions", "moved", "audit", "procedure", "form"),
    *("release", "edition"),
)
# `Manual` is never written as such: it is what all files together make.
RECORDS: list[type[Record]] = [
    *(
        record
        for name in model.__all__
        if isinstance(record := getattr(model, name), type) and record not in (Manual, Record)
    ),
    ProseHead,
]


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as editors do, by the core schema of YAML 1.2: `no` and dates are text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    whole = re.compile(f"^(?:{pattern})$")
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", whole, None)
# PyYAML's own would read 08 in base eight.
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_an_editor_sees(text: str) -> object:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a subclass of the safe loader


def complaints(name: str, text: str) -> list[str]:
    validator = Draft202012Validator(schemas()[f"{name}.schema.json"])
    return [error.message for error in validator.iter_errors(as_an_editor_sees(text))]


def loader_complaints(folder: Path, name: str, text: str) -> list[str]:
    folders = {"procedure": "procedures", "form": "forms"}
    file = folder / folders.get(name, "") / f"{name}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return [str(problem) for problem in read(folder).problems if problem.path == file]


def shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_every_kind_of_file_has_a_schema() -> None:
    assert sorted(schemas()) == sorted(f"{name}.schema.json" for name in NAMES)
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schemas_are_fresh() -> None:
    kept = {file.name: file.read_bytes().decode() for file in FOLDER.iterdir()}
    assert all(text.endswith("}\n") for text in kept.values())
    assert kept == files(), "the schemas are out of date: run scripts/schemas"


@pytest.mark.parametrize("file", DATA_FILES, ids=shown)
def test_a_data_file_names_its_schema_and_follows_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    modeline = MODELINE.fullmatch(text.split("\n", 1)[0])
    assert modeline, "the first line must name the file's schema"
    schema = (file.parent / modeline["path"]).resolve()
    kind = file.parent.name.removesuffix("s") if file.parent.name != "data" else file.stem
    assert schema == FOLDER / f"{kind}.schema.json"
    assert schema.is_file()
    assert complaints(kind, text) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_has_a_thai_title_and_description(record: type[Record]) -> None:
    words = key_words(record)
    assert set(record.model_fields) <= set(words)
    own = wording()["keys"].get(record.__name__, {})
    assert [key for key in own if key in record.model_fields] == [
        key for key in record.model_fields if key in own
    ]
    for key, said in words.items():
        assert set(said) == {"title", "description"}, key
        assert all(re.search("[ก-ฮ]", text) for text in said.values()), key


def test_there_are_words_for_no_other_record_or_key() -> None:
    for name, words in wording()["keys"].items():
        family = [
            record for record in RECORDS if name in {each.__name__ for each in record.__mro__}
        ]
        assert family, name
        assert set(words) <= {key for record in family for key in record.model_fields}


def test_every_property_of_the_schemas_has_those_words() -> None:
    words = [said for keys in wording()["keys"].values() for said in keys.values()]

    def properties(schema: object) -> Iterator[dict[str, Any]]:
        if isinstance(schema, list | dict):
            for part in schema if isinstance(schema, list) else schema.values():
                yield from properties(part)
        if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
            assert schema["additionalProperties"] is False
            yield from schema["properties"].values()

    found = list(properties(schemas()))
    assert len(found) > 100
    for said in found:
        assert {"title": said["title"], "description": said["description"]} in words


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # Text that YAML takes for a number, a truth value or a time.
        ("roles", "[{id: a, title: 8}, {id: b, title: 8.5}, {id: c, title: true}]"),
        ("tasks", "[{id: a, text: no, form: null}, {id: b, text: 8:30}]"),
        # A fact as a plain value, with its standing, and not stated at all.
        ("glossary", "[{id: a, term: x, meaning: y}, {id: b, term: 1, meaning: 2}]"),
        ("glossary", "[{id: a, term: x, meaning: {value: y, status: proposed, source: z}}]"),
        ("glossary", "[{id: a, term: x, meaning: null}, {id: b, term: x, meaning: }]"),
        # Dates and years.
        ("references", "[{id: a, number: 1, kind: act, title: x, year: 2007}]"),
        ("references", "[{id: a, number: 1, kind: act, title: x, year: 2017-05-24}]"),
        ("revisions", "[]"),
    ],
)
def test_a_schema_accepts_what_the_loader_accepts(tmp_path: Path, name: str, text: str) -> None:
    assert loader_complaints(tmp_path, name, text) == []
    assert complaints(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("form", "{id: a, number: 1, title: x, status: draft, stauts: y}", "'stauts' was unexp"),
        ("form", "{id: a, number: 1, title: x}", "'status' is a required property"),
        ("form", "{id: a, number: one, title: x, status: draft}", "not of type 'integer'"),
        ("form", "{id: a, number: 1, title: x, status: done}", "'done' is not one of"),
        ("form", "{id: A form, number: 1, title: x, status: draft}", "does not match"),
        ("form", "[{id: a, number: 1, title: x, status: draft}]", "is not of type 'object'"),
        ("roles", "{id: a, title: x}", "is not of type 'array'"),
        ("roles", "[{id: a, title: null}]", "None is not of type"),
        ("revisions", "[{version: 1.0, date: 1 May, kind: minor, summary: x}]", "does not match"),
        ("glossary", "[{id: a, term: x, meaning: {value: y}}]", "is not valid under any"),
        ("glossary", "[{id: a, term: x, meaning: {value: y, status: stated}}]", "is not valid"),
    ],
)
def test_a_schema_refuses_what_the_loader_refuses(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    assert loader_complaints(tmp_path, name, text) != []
    assert complaint in " ".join(complaints(name, text))


def test_a_fact_that_is_published_is_described_as_it_is_written_out() -> None:
    """The open data writes every fact with its standing, so there the plain value is not one."""
    schema = Manual.model_json_schema(mode="serialization")
    fact = next(said for name, said in schema["$defs"].items() if name.startswith("Fact"))
    assert list(fact["properties"]) == list(Fact.model_fields)
