"""The annotated templates explain every key, can be read, and can be copied."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from macros.checks import check
from macros.document import Document, Place, read_document
from macros.flaws import flaws
from macros.loader import FOLDERS, read
from macros.model import Record
from macros.validation import validate
from macros.validation.shapes import record_at
from macros.wording import wording

ROOT = Path(__file__).resolve().parent.parent
KINDS = pytest.mark.parametrize(("folder", "kind"), FOLDERS.items(), ids=FOLDERS)
Key = tuple[str, str]


def template(folder: str) -> Document:
    document, problems = read_document(ROOT / "data" / folder / "_template.yml")
    assert problems == []
    assert document is not None
    return document


def records_in(shape: Any) -> Iterator[type[Record]]:
    """Yield the record types that a type is made of: itself, a choice, or what a list holds."""
    if isinstance(shape, type) and issubclass(shape, Record):
        yield shape
    for part in get_args(shape):
        yield from records_in(part)


def family(kind: type[Record], key: str) -> Key:
    """Name a key by the record that has its words: the parts of a form share some of theirs."""
    names = [each.__name__.partition("[")[0] for each in kind.__mro__]
    return next(name for name in names if key in wording()["keys"].get(name, {})), key


def keys_of(kind: type[Record], around: tuple[type[Record], ...] = ()) -> Iterator[Key]:
    """Yield every key of a record and of those inside it, with the name of its record."""
    for key, field in kind.model_fields.items():
        yield family(kind, key)
        for inner in records_in(field.annotation):
            if inner not in (kind, *around):
                yield from keys_of(inner, (kind, *around))


def written(value: Any, kind: type[Record], place: Place = ()) -> Iterator[tuple[Key, Place]]:
    """Yield each key that a document has, as `keys_of` names it, and where it stands."""
    for key, part in value.items():
        yield family(kind, key), (*place, key)
        shape = kind.model_fields[key].annotation
        for inner_place, entry in entries(part, (*place, key)):
            inner = record_at(shape, inner_place[len(place) + 1 :], part)
            if inner:
                yield from written(entry, inner, inner_place)


def entries(value: object, place: Place) -> Iterator[tuple[Place, object]]:
    """Yield the mappings that a value is or holds, in lists and under names, with their places."""
    if isinstance(value, dict):
        yield place, value
        for key, part in value.items():
            yield from entries(part, (*place, key)) if isinstance(part, list) else ()
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield (*place, number), entry


@KINDS
def test_a_template_is_well_formed(folder: str, kind: type[Record]) -> None:
    document = template(folder)
    assert validate(document, kind)[1] == []
    assert [line for line in document.text.split("\n") if list(flaws(line))] == []


@KINDS
def test_a_template_explains_every_key(folder: str, kind: type[Record]) -> None:
    """Where a key is written first, the line above says in Thai what it is for."""
    document = template(folder)
    first: dict[Key, Place] = {}
    for key, place in written(document.value, kind):
        first.setdefault(key, place)
    assert set(first) == set(keys_of(kind))
    lines = document.text.split("\n")
    for key, place in first.items():
        above = lines[document.line(place) - 2]
        assert re.match(r"\s*# .*[ก-ฮ]", above), f"{key} is not explained"


@KINDS
def test_a_template_has_its_keys_in_the_order_of_filling_in(
    folder: str, kind: type[Record]
) -> None:
    assert list(template(folder).value) == list(kind.model_fields)


@KINDS
def test_a_template_says_which_keys_must_be_there(folder: str, kind: type[Record]) -> None:
    document = template(folder)
    lines = document.text.split("\n")
    for key, field in kind.model_fields.items():
        line = document.line((key,)) - 1
        comment = lines[:line][::-1]
        block = [text for text in comment[: comment.index("")] if text.startswith("#")]
        said = "(ต้องมี" if field.is_required() else "(ไม่บังคับ)"
        assert any(said in text for text in block), f"{key}: {said}"


@KINDS
def test_a_copy_of_a_template_is_a_sound_record(
    tmp_path: Path, folder: str, kind: type[Record]
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    document = template(folder)
    # The number that the template proposes may be taken by now.
    copy = re.sub(r"(?m)^number: \d+$", "number: 999", document.text)
    name = f"{folder}/{document.value['id']}.yml"
    (tmp_path / "data" / name).write_text(copy, encoding="utf-8")
    checked = check(tmp_path / "data", ROOT / "docs")
    assert [str(problem) for problem in checked.problems] == []
    assert any(isinstance(found.record, kind) for found in checked.reading.records)


def test_templates_are_no_part_of_the_manual() -> None:
    assert not [name for name in read(ROOT / "data").documents if name.endswith("_template.yml")]
