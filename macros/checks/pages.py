"""Rules on the pages of `docs/`: their headings can be linked to, for good."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.addresses import of_source, published
from macros.loader import Reading
from macros.problems import Problem
from macros.prose import Heading, Prose
from macros.validation import SLUG, example_slug
from macros.wording import message

_NUMBER = re.compile(r"""["']?number["']?[ ]*:""")


def names(_reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A page's file name is its address, in plain lower-case letters."""
    for page in prose:
        name = PurePosixPath(page.path)
        if not all(SLUG.fullmatch(part) for part in (*name.parent.parts, name.stem)):
            example = "/".join(map(example_slug, (*name.parent.parts, name.stem))) + ".md"
            yield Problem(page.file, 1, message("file_name", name=page.path, example=example))


def anchors(_reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Every heading has an anchor of its own, written `{: #id }`."""
    for page in prose:
        comments = {line for line, text in enumerate(page.text.split("\n"), 1) if "{#" in text}
        yield from (Problem(page.file, line, message("heading_comment")) for line in comments)
        first: dict[str, int] = {}
        for heading in page.headings:
            if heading.line not in comments:
                yield from _anchor(page, heading, first)


def _anchor(page: Prose, heading: Heading, first: dict[str, int]) -> Iterator[Problem]:
    anchor, rule = heading.anchor, ""
    if anchor is None:
        rule = "heading_without_id"
    elif not SLUG.fullmatch(anchor):
        rule = "heading_id"
    elif first.setdefault(anchor, heading.line) != heading.line:
        rule = "duplicate_anchor"
    if rule:
        facts = {"heading": heading.text, "id": anchor, "first": first.get(anchor or "")}
        facts["example"] = example_slug(anchor or "")
        yield Problem(page.file, heading.line, message(rule, **facts))


def numbers(_reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Each page has a number of its own; a second copy of a page is no second mistake."""
    first: dict[int, Prose] = {}
    for page in prose:
        other = first.setdefault(page.head.number, page)
        if of_source(other.path) != of_source(page.path):
            place = {"file": other.path, "line": _number_line(other)}
            words = message("duplicate_number", number=page.head.number, **place)
            yield Problem(page.file, _number_line(page), words)


def _number_line(page: Prose) -> int:
    lines = enumerate(page.text.split("\n"), 1)
    return next((line for line, text in lines if _NUMBER.match(text)), 1)


def addresses(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A page of words hides neither a page that is made from data nor another of its kind."""
    made = set(published(reading.manual, ())) if reading.manual else set()
    first: dict[str, str] = {}
    for page in prose:
        address = of_source(page.path)
        other = first.setdefault(address, page.path)
        if address in made:
            yield Problem(page.file, 1, message("page_taken", name=page.path))
        elif other != page.path:
            yield Problem(page.file, 1, message("page_twice", name=page.path, other=other))
