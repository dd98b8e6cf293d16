"""The words in `docs/`: Markdown pages with a head that says what they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from macros.document import parse_document, read_text
from macros.model.base import Record, Text
from macros.problems import Problem
from macros.validation import validate
from macros.wording import message

_HEAD = re.compile(r"---[ \t]*\n(?P<head>.*?\n)---[ \t]*(?:\n|$)", re.DOTALL)
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
# Markdown needs no space after the marks, and takes a line that is underlined for a heading too.
_HEADING = re.compile(r"#{1,6}(?P<text>.*?)[ #]*$")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
_CODE = re.compile("`[^`]*`")
_ANCHOR = re.compile(r"\{:[^}]*#(?P<id>[^\s}]+)[^}]*\}")

# What people and their systems make of `.md`.
_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".md.txt")


class ProseHead(Record):
    """What a page says of itself between the two lines of `---`."""

    title: Text
    description: Text
    number: int = Field(ge=1)
    handbook: bool = True


@dataclass(frozen=True)
class Heading:
    """A heading of a page, the line of the file it stands on, and its explicit anchor."""

    line: int
    text: str
    anchor: str | None


@dataclass(frozen=True)
class Prose:
    """A page of `docs/`; `path` is relative to that folder, `markdown` is what follows the head."""

    path: str
    file: Path
    head: ProseHead
    text: str
    markdown: str

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings outside code blocks."""
        head = self.text.removesuffix(self.markdown)
        return tuple(_headings(self.markdown, head.count("\n") + 1))

    @property
    def words(self) -> Iterator[tuple[int, str]]:
        """The lines below the head, each with its number in the file, without what is code."""
        first = self.text.removesuffix(self.markdown).count("\n") + 1
        for at, line, is_code in _lines(self.markdown):
            yield first + at, "" if is_code else _CODE.sub("", line)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The explicit anchors of the headings."""
        return tuple(heading.anchor for heading in self.headings if heading.anchor)


def read_prose(folder: Path) -> tuple[tuple[Prose, ...], list[Problem]]:
    """Read every Markdown page of a folder, in the order of their numbers."""
    pages: list[Prose] = []
    problems: list[Problem] = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if file.suffix != ".md":
            problems += _stranger(folder, file)
            continue
        page, found = _read_page(folder, file)
        problems += found
        if page:
            pages.append(page)
    return tuple(sorted(pages, key=lambda page: (page.head.number, page.path))), problems


def _stranger(folder: Path, file: Path) -> Iterator[Problem]:
    """Refuse a page under a name that the site engine may read and the manual does not."""
    suffix = next((each for each in _SUFFIXES if file.name.lower().endswith(each)), None)
    if suffix:
        meant = file.with_name(f"{file.name[: -len(suffix)]}.md")
        facts = {"name": file.relative_to(folder).as_posix()}
        facts["guess"] = meant.relative_to(folder).as_posix()
        rule = "unknown_file" if meant.exists() else "unknown_file_near"
        yield Problem(file, 1, message(rule, **facts))


def _read_page(folder: Path, file: Path) -> tuple[Prose | None, list[Problem]]:
    text, problems = read_text(file)
    if text is None:
        return None, problems
    head = _HEAD.match(text)
    if not head or not head["head"].strip():
        return None, [Problem(file, 1, message("front_matter"))]
    document, problems = parse_document(file, head["head"], first_line=2)
    if document is None:
        return None, problems
    record, found = validate(document, ProseHead)
    if record is None:
        return None, problems + found
    path = file.relative_to(folder).as_posix()
    return Prose(path, file, record, text, text[head.end() :]), problems


def _headings(markdown: str, first_line: int) -> Iterator[Heading]:
    lines = markdown.split("\n")
    for at, written, is_code in _lines(markdown):
        if is_code:
            continue
        heading = _HEADING.match(written)
        words = heading["text"] if heading else _underlined(lines, at)
        if words is not None:
            anchor = _ANCHOR.search(written)
            text = words.partition("{")[0].strip(" #")
            yield Heading(first_line + at, text, anchor["id"] if anchor else None)


def _lines(markdown: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each line with its place, and whether it is in a block of code."""
    fenced = False
    for at, line in enumerate(markdown.split("\n")):
        fenced ^= bool(_FENCE.match(line))
        yield at, line, fenced


def _underlined(lines: list[str], at: int) -> str | None:
    """Return the words of a heading that is one because the line below underlines it."""
    alone = bool(lines[at].strip()) and (at == 0 or not lines[at - 1].strip())
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return lines[at] if alone and _UNDERLINE.match(below) else None
