"""Which text was in force when: for the page that answers, from what was frozen."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.addresses import IN_FORCE
from macros.fingerprint import fingerprint_of
from macros.markup import script_json
from macros.model import Manual

# As the page has it before anything was frozen into it.
_PLACE = re.compile(r'(<script type="application/json" id="frozen-texts"[^>]*>)\{\}(?=</script>)')
# What people ask of a procedure that was in force; the frozen PDF has all of it.
_SHOWN = ("title", "objectives", "scope")


def stamp_history(site: Path, manual: Manual, frozen: Mapping[str, Mapping[str, Any]]) -> None:
    """Write into the page that answers what it needs, so that it answers without a server."""
    page = site / IN_FORCE / "index.html"
    html = page.read_text(encoding="utf-8")
    texts = script_json(history(manual, frozen))
    written = _PLACE.sub(lambda found: found[1] + texts, html)
    page.write_text(written, encoding="utf-8")


def history(manual: Manual, frozen: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the editions in their order, with the text of each procedure by its fingerprint.

    A text that stayed the same over several editions is there once.
    """
    texts: dict[str, dict[str, Any]] = {}
    editions = []
    for edition in manual.history:
        procedures = {}
        for procedure in frozen[edition.version]["procedures"]:
            found = fingerprint_of(procedure)
            procedures[procedure["id"]] = found
            texts[found] = {key: procedure[key] for key in _SHOWN}
            texts[found]["steps"] = [step["text"] for step in procedure["steps"]]
        editions.append(
            {
                "version": edition.version,
                "effective_on": edition.effective_on.isoformat(),
                "approved_by": edition.approval.by,
                "procedures": procedures,
            }
        )
    return {"editions": editions, "texts": texts}
