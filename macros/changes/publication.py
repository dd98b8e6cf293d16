"""Everything that readers get, as one record: the manual and the pages of words."""

import re
from collections.abc import Iterator

from macros.model import Manual, Record
from macros.model.base import Text
from macros.prose import Prose, ProseHead

_ANCHOR = re.compile(r"[ ]*\{:[^}]*\}[ ]*$")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")


class Passage(Record):
    """What stands under a heading, or before the first one, paragraph by paragraph."""

    id: Text
    title: Text | None
    level: int
    paragraphs: tuple[Text, ...]


class WrittenPage(ProseHead):
    """A page of words; `id` is the path of its source."""

    id: Text
    passages: tuple[Passage, ...]


class Publication(Manual):
    """A manual with its pages of words."""

    pages: tuple[WrittenPage, ...] = ()


def publication(manual: Manual, prose: tuple[Prose, ...]) -> Publication:
    """Return a manual and its words as one record, so that both are compared alike."""
    pages = tuple(
        WrittenPage(**dict(page.head), id=page.path, passages=tuple(_passages(page)))
        for page in prose
    )
    return Publication.model_construct(**dict(manual), pages=pages)


def _passages(page: Prose) -> Iterator[Passage]:
    lines = page.text.split("\n")
    first = page.text.removesuffix(page.markdown).count("\n") + 1
    headings = page.headings
    starts = [heading.line for heading in headings]
    ends = [*starts, len(lines) + 1]
    if paragraphs := _paragraphs(lines[first - 1 : ends[0] - 1]):
        yield Passage(id="-", title=None, level=0, paragraphs=paragraphs)
    for heading, end in zip(headings, ends[1:], strict=True):
        written = lines[heading.line - 1]
        marks = len(written) - len(written.lstrip("#"))
        # A line that is underlined is a heading too.
        level = marks or (1 if lines[heading.line].startswith("=") else 2)
        below = lines[heading.line + (not marks) : end - 1]
        yield Passage(
            id=heading.anchor or heading.text or "-",
            title=_ANCHOR.sub("", heading.text) or "-",
            level=level,
            paragraphs=_paragraphs(below),
        )


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    """Return the blocks between empty lines; a block of code is one, empty lines and all."""
    blocks: list[list[str]] = [[]]
    fenced = False
    for line in lines:
        fenced ^= bool(_FENCE.match(line))
        if line.strip() or fenced:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return tuple("\n".join(block).strip() for block in blocks if any(map(str.strip, block)))
