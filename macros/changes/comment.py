"""A comparison as a comment on a proposed change, for people who do not read code."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.changes.comparison import Comparison, Topic
from macros.changes.looks import Look
from macros.changes.lost import Lost
from macros.changes.markup import code, line, plain
from macros.report import comment as report
from macros.thai import digits

# Services refuse longer comments (65,536 characters on GitHub), so lists have limits too.
LONGEST = 60_000
_LONGEST_LIST = 9_000
# What is said of that which is left out.
_REST = 200

Entry = TypeVar("Entry")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros", "templates/changes"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - the filters write each sign of the data as an entity
    )
    environment.filters |= {"line": line, "plain": plain, "code": code}
    environment.globals |= {"shown_looks": _shown_looks, "shown_lost": _shown_lost}
    return environment


def comment(comparison: Comparison) -> str:
    """Return what is wrong and what changes, as Markdown of at most `LONGEST` characters."""
    frame = _written(replace(comparison, topics=()), comparison.count)
    topics = tuple(_fitting(comparison.topics, LONGEST - len(frame) - _REST))
    return _written(replace(comparison, topics=topics), comparison.count)


def _written(comparison: Comparison, count: int) -> str:
    def number(value: int) -> str:
        return digits(str(value), comparison.digits)

    template = _ENVIRONMENT.get_template("comment.md")
    told = report(comparison.problems[1])
    text = template.render(found=comparison, count=count, number=number, report=told)
    return text.strip() + "\n"


def _fitting(topics: Iterable[Topic], room: int) -> Iterator[Topic]:
    """Yield the topics that there is room for, the last of them perhaps not whole."""
    for topic in topics:
        room -= len(plain(topic.heading)) + len("\n### \n\n")
        changes = _within(topic.changes, room, lambda told: line(told.pieces))
        if changes:
            yield replace(topic, changes=tuple(changes))
        if len(changes) < len(topic.changes):
            return
        room -= sum(len(line(told.pieces)) + len("- \n") for told in changes)


def _within(entries: Sequence[Entry], room: int, written: Callable[[Entry], str]) -> list[Entry]:
    """Return the first entries that as lines of a list take no more than the room."""
    found: list[Entry] = []
    for entry in entries:
        room -= len(written(entry)) + len("- \n")
        if room < 0:
            break
        found.append(entry)
    return found


def _shown_looks(looks: Sequence[Look]) -> list[Look]:
    return _within(looks, _LONGEST_LIST, _look_line)


def _look_line(look: Look) -> str:
    return f"{plain(look.title)} · {code(look.address)} ()"


def _shown_lost(addresses: Sequence[Lost]) -> list[Lost]:
    return _within(addresses, _LONGEST_LIST, lambda each: f"{each}")


_ENVIRONMENT = _environment()
