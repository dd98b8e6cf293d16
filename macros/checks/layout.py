"""Rules on how the pages of `docs/` are typed: what would be shown as something else."""

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.loader import Reading
from macros.problems import Problem
from macros.prose import Prose
from macros.wording import message

Block = list[tuple[int, str]]

_ITEM = re.compile(r"(?:[-*+]|[0-9]+\.)\s+\S")
# What people type for an item: bullets of other programs, and digits of either script.
_LIKE_ITEM = re.compile(r"(?:[-*+\u2022\u25cf\u25aa\u25e6\u25cb]|\d{1,2}[.)])\s+\S")
_BEGINS_ANEW = re.compile(r"#{1,6}|[ ]{0,3}(?:```|~~~)")
_UNDER_HEAD = re.compile(r"[ |:-]*-[ |:-]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_TARGET = r"[^()\[\]\s]*(?:\.[a-zA-Z]{2,4}\b|://)[^()\[\]\s]*"
_HALF_LINK = re.compile(
    rf"\]\s+\({_TARGET}\)"  # parted
    rf"|\([^()\[\]]+\)\[{_TARGET}\]"  # brackets exchanged
    r"|\]\([^)\[]*(?:$|\[)"  # left open
    r"|(?<!!)\[\s*\]\([^)]"  # without words
)


def layout(_reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A line is shown as what it was typed for."""
    for page in prose:
        for number, rule, facts in _found(page):
            yield Problem(page.file, number, message(rule, **facts))


def titles(_reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A page begins with a heading of the first level, under which the handbook files it."""
    for page in prose:
        if not any(_is_title(page, heading.line) for heading in page.headings):
            first = page.text.removesuffix(page.markdown).count("\n") + 1
            yield Problem(page.file, first, message("page_without_title"))


def _is_title(page: Prose, number: int) -> bool:
    lines = page.text.split("\n")
    line, below = lines[number - 1], lines[number : number + 1]
    return re.match(r"#(?!#)", line) is not None or (
        not line.startswith("#") and below != [] and below[0].startswith("=")
    )


def _found(page: Prose) -> Iterator[tuple[int, str, dict[str, object]]]:
    under_item = False
    for number, line in page.words:
        if _HALF_LINK.search(line.rstrip()):
            yield number, "half_link", {}
    for block in _blocks(page):
        first = block[0][1]
        indented = first.expandtabs(4).startswith(" " * 4)
        if not indented:
            under_item = bool(_ITEM.match(first.lstrip()))
        elif not under_item:
            yield block[0][0], "indented", {}
            continue
        wrong = _merged(block)
        if wrong:
            yield wrong, "list_in_paragraph", {}
        for (_, head), (number, line) in pairwise(block):
            if "|" in head and "|" in line and _UNDER_HEAD.fullmatch(line.strip()):
                n, m = _cells(line), _cells(head)
                if n != m:
                    yield number, "table_rule", {"n": n, "m": m, "example": "|" + "---|" * m}
                break


def _blocks(page: Prose) -> Iterator[Block]:
    """Yield the lines that stand together, each with its number."""
    block: Block = []
    for number, line in page.words:
        anew = _BEGINS_ANEW.match(line)
        if anew or not line.strip():
            if block:
                yield block
            block = []
        if anew:
            yield [(number, line)]
        elif line.strip():
            block.append((number, line))
    if block:
        yield block


def _merged(block: Block) -> int | None:
    """Return the line of the first item that would be run into the paragraph above it."""
    texts = [(number, line.strip()) for number, line in block]
    is_list = bool(_ITEM.match(texts[0][1]))
    for at, (number, text) in enumerate(texts):
        if not _LIKE_ITEM.match(text) or _UNDER_HEAD.fullmatch(text):
            continue
        if at and not (is_list and _ITEM.match(text)):
            above = texts[at - 1]
            return above[0] if at == 1 and _LIKE_ITEM.match(above[1]) and not is_list else number
    return None


def _cells(line: str) -> int:
    """Return how many cells a row of a table has."""
    row = line.strip().removeprefix("|")
    return len(_CELL_END.split(re.sub(r"(?<!\\)\|$", "", row)))
