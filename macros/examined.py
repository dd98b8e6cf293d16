"""A manual examined whole: its records and words first, then whether its pages can be written."""

from dataclasses import replace
from pathlib import Path

from macros.checks import Checked, check
from macros.hyperlinks import unfit_links
from macros.rendering import unknown_macros


def examined(data: Path, docs: Path) -> Checked:
    """Return a manual with all its problems; pages are tried only when the records are whole."""
    found = check(data, docs)
    manual = found.reading.manual
    if not found.is_whole or manual is None:
        return found
    problems = [*unknown_macros(manual, found.prose)]
    if not problems:
        problems += unfit_links(manual, found.prose, docs)
    return replace(found, problems=tuple(sorted({*found.problems, *problems})))


def published_at(found: Checked, site_url: str | None) -> Checked:
    """Return a manual that answers at an address which whoever publishes it supplies.

    Without one, the address is what `site.yml` says.
    """
    manual = found.reading.manual
    if manual is None or site_url is None:
        return found
    site = manual.site.model_copy(update={"site_url": site_url})
    there = manual.model_copy(update={"site": site})
    return replace(found, reading=replace(found.reading, manual=there))
