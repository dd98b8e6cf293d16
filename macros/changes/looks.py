"""What readers see otherwise: pages whose text differs once built, forms that are drawn anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jinja2 import TemplateError

from macros.addresses import MACROS, of_form
from macros.changes.publication import Publication
from macros.changes.state import State
from macros.markup import plain
from macros.pages import Page
from macros.rendering import rendered

LookKind = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Look:
    """A page or a form that readers see otherwise; `address` is relative to the site."""

    kind: LookKind
    address: str
    title: str


def pages(before: State, after: State) -> tuple[Look, ...] | None:
    """Return the pages whose text differs, or nothing where those of a state cannot be built.

    The page of examples is none of them: it shows again what other pages show.
    """
    old, new = _built(before), _built(after)
    if old is None or new is None:
        return None
    titles = {address: plain(page.title) for address, page in (old | new).items()}
    return _looks(old, new, titles)


def _built(state: State) -> dict[str, Page] | None:
    if state.manual is None or state.unread:
        return None
    try:
        pages = rendered(state.manual, state.prose)
    except (TemplateError, LookupError, TypeError, ValueError):
        # A state may be older than a rule that keeps its pages from breaking.
        if state.problems:
            return None
        raise
    return {page.address: page for page in pages if page.address != MACROS}


def forms(before: Publication, after: Publication) -> tuple[Look, ...]:
    """Return the forms that people get and that differ in anything but their place in a list."""
    every = {of_form(form): form for side in (before, after) for form in side.forms}
    old, new = (
        {
            of_form(form): form.model_dump(exclude={"number"})
            for form in side.forms
            if form.handed_out
        }
        for side in (before, after)
    )
    return _looks(old, new, {address: form.title for address, form in every.items()})


def _looks(
    old: Mapping[str, Any], new: Mapping[str, Any], titles: Mapping[str, str]
) -> tuple[Look, ...]:
    found = []
    for address in dict.fromkeys((*new, *old)):
        if old.get(address) != new.get(address):
            kind: LookKind = "changed" if address in new else "removed"
            kind = kind if address in old else "added"
            found.append(Look(kind, address, titles[address]))
    return tuple(found)
