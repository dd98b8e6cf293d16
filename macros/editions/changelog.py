"""The published change log: what each edition changes, from what was frozen with it."""

import json
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros import addresses
from macros.model import Manual
from macros.pages import styled

_TEMPLATE = Environment(
    loader=PackageLoader("macros", "templates/editions"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
).get_template("changes.html")
# As the page of an edition has it before its list is written into it.
_PLACE = '<div class="changes" data-changes>'


def stamp_changes(site: Path, manual: Manual) -> None:
    """Write into the page of each edition what changed with it, if anything was frozen of that."""
    for edition in manual.history:
        folder = site / addresses.of_edition(edition.version)
        if addresses.DIFFERENCE_FILE in edition.files:
            told = json.loads((folder / addresses.DIFFERENCE_FILE).read_text(encoding="utf-8"))
            listed = styled(_TEMPLATE.render(told=told), manual)
            page = folder / "index.html"
            before, place, after = page.read_text(encoding="utf-8").partition(_PLACE)
            page.write_text(before + place + listed + after, encoding="utf-8")
