"""Where the manual's files are kept: addresses to edit a record, to see it, to report a mistake."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlsplit

from macros import addresses
from macros.loader import Located, Reading
from macros.model import Duty, Procedure, Reference, Site, Term

# Where the folder of facts lies in the repository.
_FACTS = "data/"


@dataclass(frozen=True)
class Origin:
    """Where a record is written: its file's web editor, and its first line in the file view."""

    edit: str
    view: str
    line: int


# By the address at which readers meet the record.
Origins = Mapping[str, Origin]
# On paper, and while the repository is unknown, nothing leads to a file.
NOWHERE: Origins = MappingProxyType({})


def _is_gitlab(site: Site) -> bool:
    if site.repo_service:
        return site.repo_service == "gitlab"
    return "gitlab" in (urlsplit(site.repo_url or "").hostname or "")


def _base(site: Site, verb: str) -> str | None:
    if site.repo_url is None:
        return None
    middle = f"-/{verb}" if _is_gitlab(site) else verb
    return f"{site.repo_url.rstrip('/')}/{middle}/{quote(site.branch)}/"


def edit_base(site: Site) -> str | None:
    """Return what stands before a file's path in the address of its web editor."""
    return _base(site, "edit")


def view_base(site: Site) -> str | None:
    """Return what stands before a file's path and `#L<line>` in the address of its view."""
    return _base(site, "blob")


def report_base(site: Site) -> str | None:
    """Return what stands before a page's address in the address of a new report of a mistake.

    GitHub fills the field `page` of the issue form; GitLab's templates have no fields, so the
    page goes into the title (its `issue[description]` would replace the template).
    """
    if site.repo_url is None:
        return None
    if _is_gitlab(site):
        form = "-/issues/new?issuable_template=mistake&issue[title]="
    else:
        form = "issues/new?template=mistake.yml&page="
    return f"{site.repo_url.rstrip('/')}/{form}"


def origins(reading: Reading) -> Origins:
    """Return where the records that share a page are written; nothing without `repo_url`."""
    site = reading.manual.site if reading.manual else Site()
    edit, view = edit_base(site), view_base(site)
    if edit is None or view is None:
        return NOWHERE
    names = {document.path: name for name, document in reading.documents.items()}
    found: dict[str, Origin] = {}
    for address, record, place in _written(reading):
        path = _FACTS + names[record.document.path]
        line = record.document.line((*record.place, *place))
        found[address] = Origin(edit + path, f"{view}{path}#L{line}", line)
    return found


def _written(reading: Reading) -> Iterator[tuple[str, Located[Any], tuple[str | int, ...]]]:
    """Yield each address with its record, and the place inside the record that it means."""
    for duty in reading.of(Duty):
        yield addresses.of_duty(duty.record), duty, ()
    for reference in reading.of(Reference):
        yield addresses.of_reference(reference.record), reference, ()
    for term in reading.of(Term):
        yield addresses.of_term(term.record), term, ()
    for found in reading.of(Procedure):
        for number, definition in enumerate(found.record.definitions):
            yield addresses.of_term(definition), found, ("definitions", number)
