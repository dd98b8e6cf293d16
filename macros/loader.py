"""The one reader of `data/`: files in, one typed manual out, all problems at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from macros.document import Document, Place, read_document, read_text
from macros.model import (
    AuditItem,
    Correction,
    Duty,
    Edition,
    Form,
    Imprint,
    Manual,
    Move,
    Procedure,
    Question,
    Record,
    Reference,
    Release,
    Revision,
    Role,
    Search,
    Site,
    System,
    Task,
    Term,
    Words,
)
from macros.problems import ManualError, Problem, nearest
from macros.validation import validate
from macros.wording import message

SINGLES: dict[str, type[Record]] = {
    "manual.yml": Imprint,
    "site.yml": Site,
    "search.yml": Search,
    "words.yml": Words,
    "release.yml": Release,
}
LISTS: dict[str, type[Record]] = {
    "duties.yml": Duty,
    "roles.yml": Role,
    "references.yml": Reference,
    "systems.yml": System,
    "glossary.yml": Term,
    "tasks.yml": Task,
    "corrections.yml": Correction,
    "questions.yml": Question,
    "revisions.yml": Revision,
    "moved.yml": Move,
    "audit.yml": AuditItem,
}
FOLDERS: dict[str, type[Record]] = {"procedures": Procedure, "forms": Form}
# What a command writes and nobody by hand.
FROZEN: dict[str, type[Record]] = {"editions": Edition}
_MANUAL = "manual.yml"
_TEMPLATE = "_template.yml"
_SUFFIXES = ("yml", "yaml", "yml.txt", "yaml.txt")  # what people and systems make of `.yml`

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True)
class Located(Generic[Kind]):
    """A record and the place where it is written."""

    record: Kind
    document: Document
    place: Place

    def problem(self, rule: str, *place: str | int, **facts: object) -> Problem:
        """Make the problem of a rule at a place inside the record."""
        return self.document.problem(rule, (*self.place, *place), **facts)


@dataclass(frozen=True)
class Reading:
    """What was found in a data folder.

    `documents` are by name (`procedures/<id>.yml`), `records` are those that are well formed;
    `manual` is made of them, or `None` if `manual.yml` itself is not. `unread` are the names of
    files that are there, under this name or a misspelt one, and cannot be wholly understood;
    `broken` are the texts of those that are no YAML.
    """

    documents: dict[str, Document]
    records: tuple[Located[Any], ...]
    manual: Manual | None
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    broken: tuple[tuple[Path, str], ...] = ()

    def of(self, kind: type[Kind]) -> Iterator[Located[Kind]]:
        """Yield the records of one kind, in the order of the files."""
        yield from (found for found in self.records if type(found.record) is kind)


def load(folder: Path) -> Manual:
    """Return the manual of a data folder; raises `ManualError` with every problem of its form."""
    return sound(read(folder))


def sound(reading: Reading) -> Manual:
    """Return the manual that was read; raises `ManualError` with every problem of its form."""
    if reading.manual is None or reading.problems:
        raise ManualError(reading.problems)
    return reading.manual


def read(folder: Path) -> Reading:
    """Read a data folder as far as it can be understood."""
    documents, broken = dict[str, Document](), dict[Path, str]()
    records: list[Located[Any]] = []
    strangers = dict(_strangers(folder))
    unread = {name for name in strangers.values() if name}
    problems = list(_stranger_problems(folder, strangers))
    for name, shape in _expected(folder):
        document, found = read_document(folder / name)
        problems += found
        if found:
            unread.add(name)
        if document is None:
            broken[folder / name] = read_text(folder / name)[0] or ""
            continue
        documents[name] = document
        places, found = _places(name, document)
        problems += found
        for place in places:
            record, found = validate(document, shape, place)
            problems += found
            if record is not None:
                records.append(Located(record, document, place))
    found_all = documents, tuple(records), _assemble(records), tuple(problems)
    return Reading(*found_all, frozenset(unread), tuple(broken.items()))


def _expected(folder: Path) -> Iterator[tuple[str, type[Record]]]:
    """Yield the files that the manual is made of, each with the kind of its records."""
    yield from (each for each in (SINGLES | LISTS).items() if (folder / each[0]).is_file())
    for sub, kind in (FOLDERS | FROZEN).items():
        for path in sorted((folder / sub).glob("*.yml")):
            if path.name != _TEMPLATE and path.is_file():
                yield f"{sub}/{path.name}", kind


def _strangers(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield every file that nothing reads, with the name that it was most likely meant to have."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder)
        known = name.as_posix() in (*SINGLES, *LISTS) or (
            name.parent.as_posix() in FOLDERS | FROZEN and path.suffix == ".yml"
        )
        if not known and not any(part.startswith(".") for part in name.parts):
            meant = _meant(name)
            yield path, meant if meant and not (folder / meant).exists() else None


def _meant(name: Path) -> str | None:
    stem, _, suffix = name.name.lower().partition(".")
    folder = nearest(name.parent.as_posix(), FOLDERS)
    if folder and suffix in _SUFFIXES:
        return f"{folder}/{stem}.yml"
    return nearest(name.as_posix().lower(), [*SINGLES, *LISTS])


def _stranger_problems(folder: Path, strangers: dict[Path, str | None]) -> Iterator[Problem]:
    if not (folder / _MANUAL).is_file() and _MANUAL not in strangers.values():
        yield Problem(folder / _MANUAL, 1, message("missing_file"))
    for path, meant in strangers.items():
        facts = {"name": path.relative_to(folder).as_posix(), "guess": meant}
        yield Problem(path, 1, message("unknown_file_near" if meant else "unknown_file", **facts))


def _places(name: str, document: Document) -> tuple[list[Place], list[Problem]]:
    """Return where the records of a file stand: the whole file, or each entry of its list."""
    if name not in LISTS:
        return [()], []
    if not isinstance(document.value, list):
        return [], [document.problem("not_a_list", ())]
    return [(number,) for number in range(len(document.value))], []


def _assemble(records: list[Located[Any]]) -> Manual | None:
    imprint = next((found.record for found in records if isinstance(found.record, Imprint)), None)
    if imprint is None:
        return None
    parts: dict[str, Any] = dict(imprint)
    for name, kind in SINGLES.items():
        if kind is not Imprint:
            single = (each.record for each in records if type(each.record) is kind)
            parts[PurePosixPath(name).stem] = next(single, kind())
    for name, kind in (LISTS | FOLDERS | FROZEN).items():
        found: list[Any] = [each.record for each in records if type(each.record) is kind]
        if "number" in kind.model_fields:
            found.sort(key=lambda record: record.number)
        parts[PurePosixPath(name).stem] = tuple(found)
    return Manual(**parts)
