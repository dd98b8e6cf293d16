"""Edits of a manual, as an officer makes them, and what is told of them."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from macros.changes import Topic
from macros.changes.markup import line, plain
from tests.conftest import LAKESIDE, ROOT

CASES = ROOT / "tests" / "changes"
OFFICES = {"chiang-mai": ROOT, "lakeside": LAKESIDE}


@dataclass(frozen=True)
class Case:
    """Edits of an office's files, and every sentence that tells them."""

    sentences: list[str]
    office: str = "chiang-mai"
    edits: list[dict[str, str]] = field(default_factory=list)
    add: dict[str, str] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)

    def edited(self, folder: Path) -> Path:
        """Return a copy of the office's manual in which the edits are made."""
        copied(OFFICES[self.office], folder)
        for edit in self.edits:
            replaced(folder / edit["file"], edit["from"], edit["to"])
        for name, text in self.add.items():
            (folder / name).write_text(text, encoding="utf-8")
        for name in self.remove:
            (folder / name).unlink()
        return folder


def case(name: str) -> Case:
    return Case(**yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8")))


def copied(office: Path, folder: Path) -> Path:
    for room in ("data", "docs"):
        shutil.copytree(office / room, folder / room)
    return folder


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} no longer says {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def sentences(topics: Iterable[Topic]) -> list[str]:
    """Return every change as one sentence that begins with its record."""
    return [
        f"{plain(topic.heading)} · {line(told.pieces)}"
        for topic in topics
        for told in topic.changes
    ]
