"""New records to be filled in: sound from the first line, with nothing invented."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros import addresses
from macros.document import parse_document
from macros.folders import PROJECT
from macros.loader import FOLDERS, Reading
from macros.model import Form, Move, Procedure, Reference
from macros.problems import ManualError, Problem
from macros.validation import SLUG, example_slug
from macros.wording import message, wording

KINDS: dict[str, type[Procedure] | type[Form] | type[Reference]] = {
    "procedure": Procedure,
    "form": Form,
    "reference": Reference,
}
_REFERENCES = "references.yml"
_PAGES = {
    "procedure": addresses.PROCEDURES + "{}/",
    "form": addresses.FORMS + "{}/",
    "reference": addresses.REFERENCES + "#{}",
}
_ENVIRONMENT = Environment(
    loader=PackageLoader("macros", "templates/skeletons"),
    autoescape=False,  # noqa: S701 - YAML; an id is a slug before it gets here
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)


@dataclass(frozen=True)
class Skeleton:
    """A file as it will be with the new record, and the address at which it will answer."""

    path: Path
    text: str
    address: str


def skeleton(kind: str, id_: str, reading: Reading, data: Path) -> Skeleton:
    """Return a new record of a kind; raises `ManualError` if there cannot be one of that id."""
    folder = next((name for name, shape in FOLDERS.items() if shape is KINDS[kind]), None)
    path = data / folder / f"{id_}.yml" if folder else data / _REFERENCES
    address = _PAGES[kind].format(id_)
    _refuse(kind, id_, path, address, reading)
    number = _next_number(found.record.number for found in reading.of(KINDS[kind]))
    facts: dict[str, object] = {"id": id_, "number": number, "schema": _schema(kind, path)}
    written = _ENVIRONMENT.get_template(f"{kind}.yml").render(facts)
    return Skeleton(path, written if folder else _appended(path, written, reading), address)


def _refuse(kind: str, id_: str, path: Path, address: str, reading: Reading) -> None:
    facts = {"id": id_, "kind": wording()["kinds"][kind]}
    moved = {addresses.normal(found.record.address) for found in reading.of(Move)}
    taken = {getattr(found.record, "id", None) for found in reading.of(KINDS[kind])}
    if not SLUG.fullmatch(id_):
        rule = "new_id"
    elif id_ in taken or (path.exists() and path.name != _REFERENCES):
        rule = "new_taken"
    elif address in moved:
        rule = "new_moved"
    else:
        return
    words = message(rule, **facts, example=example_slug(id_))
    raise ManualError([Problem(path, 1, words)])


def _next_number(taken: Iterable[int]) -> int:
    return max(taken, default=0) + 1


def _schema(kind: str, path: Path) -> str:
    file = PROJECT / "macros" / "schema" / f"{kind}.schema.json"
    return Path(os.path.relpath(file, path.resolve().parent)).as_posix()


def _appended(path: Path, entry: str, reading: Reading) -> str:
    """Return the list with one more entry, all that was written there kept as it is."""
    document = reading.documents.get(path.name)
    text = document.text if document else ""
    before = document.value if document else []
    if before == []:
        text = text.replace("[]", "", 1)
    written = f"{text.rstrip()}\n{entry}".lstrip()
    after, problems = parse_document(path, written)
    if problems or after is None or len(after.value) != len(before or ()) + 1:
        raise ManualError([Problem(path, 1, message("new_list"))])
    return written
