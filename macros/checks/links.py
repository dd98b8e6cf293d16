"""Rules on what records say of each other: every id and address that is named exists."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from macros.addresses import documents, normal, published
from macros.loader import FOLDERS, LISTS, Located, Reading
from macros.model import AuditItem, Correction, Duty, Procedure, Question, Task
from macros.problems import ID_LIKENESS, Problem, nearest
from macros.prose import Prose
from macros.validation import SLUG
from macros.wording import wording

Link = tuple[Located[Any], tuple[str | int, ...], str, str]


_NUMBER = re.compile("[1-9][0-9]*")
# Where the records of each kind are kept: a folder of files, or one list.
_KEPT = {
    "procedure": "procedures",
    "form": "forms",
    "reference": "references.yml",
    "system": "systems.yml",
    "role": "roles.yml",
    "duty": "duties.yml",
}


def unknown_ids(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """An id that names another record names one that exists."""
    known = {kind: ids(reading, kind) for kind in _KEPT}
    for found, place, kind, id_ in _links(reading):
        there = known[kind]
        if there is None or id_ in there:
            continue
        guess = nearest(id_, there, ID_LIKENESS)
        kept = _KEPT[kind] + ("/" if _KEPT[kind] in FOLDERS else "")
        facts = {"kind": wording()["kinds"][kind], "id": id_, "guess": guess, "file": kept}
        if kind == "duty":
            yield found.problem("unknown_duty", *place, **facts)
        else:
            rule = "unknown_id_near" if guess else "unknown_id"
            yield found.problem(rule, *place, **facts)


def _links(reading: Reading) -> Iterator[Link]:
    for duty in reading.of(Duty):
        yield from _each(duty, "systems", "system", duty.record.systems)
    for task in reading.of(Task):
        yield from _each(task, "form", "form", task.record.form)
        yield from _each(task, "procedure", "procedure", task.record.procedure)
    for found in reading.of(Procedure):
        yield from _each(found, "duties", "duty", map(str, found.record.duties))
        yield from _each(found, "forms", "form", found.record.forms)
        yield from _each(found, "references", "reference", found.record.references)
        for index, step in enumerate(found.record.steps):
            for number, form in enumerate(step.forms or ()):
                yield found, ("steps", index, "forms", number), "form", form
            if step.responsible:
                yield found, ("steps", index, "responsible"), "role", step.responsible.value


def _each(
    found: Located[Any], key: str, kind: str, ids: str | Iterable[str] | None
) -> Iterator[Link]:
    if isinstance(ids, str):
        yield found, (key,), kind, ids
    else:
        yield from ((found, (key, number), kind, id_) for number, id_ in enumerate(ids or ()))


def ids(reading: Reading, kind: str) -> set[str] | None:
    """Return the ids of a kind as they are written, or none if one of them cannot be known.

    Malformed records count, and files that cannot be read: what names them is right.
    """
    name = _KEPT[kind]
    if name in FOLDERS:
        files = {PurePosixPath(each) for each in (*reading.documents, *reading.unread)}
        return {path.stem for path in files if path.parent.name == name} | {
            str(document.value.get("id"))
            for each, document in reading.documents.items()
            if each.startswith(f"{name}/") and isinstance(document.value, dict)
        }
    if name in reading.unread:
        return None
    document = reading.documents.get(name)
    if document is None:
        return set()
    key, form = ("id", SLUG) if "id" in LISTS[name].model_fields else ("number", _NUMBER)
    entries = document.value if isinstance(document.value, list) else [None]
    written = [str(entry.get(key)) if isinstance(entry, dict) else "" for entry in entries]
    return set(written) if all(map(form.fullmatch, written)) else None


def unknown_addresses(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """An address that a register names is one that the site answers, with a page or a file."""
    if reading.manual is None:
        return
    known = {*published(reading.manual, prose), *documents(reading.manual)}
    for found, place, address in _addresses(reading):
        if normal(address) not in known:
            guess = nearest(address, known, ID_LIKENESS)
            rule = "unknown_address_near" if guess else "unknown_address"
            yield found.problem(rule, *place, address=address, guess=guess)


def _addresses(reading: Reading) -> Iterator[tuple[Located[Any], tuple[str | int, ...], str]]:
    registers: list[Located[Any]] = [*reading.of(Correction), *reading.of(Question)]
    for found in registers:
        yield found, ("where",), found.record.where
    for item in reading.of(AuditItem):
        for number, address in enumerate(item.record.answers):
            yield item, ("answers", number), address
