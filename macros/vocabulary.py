"""The words that a page may use between `{{` and `}}`: each shows a piece of the manual."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from macros import addresses, fragments
from macros.model import Manual, Record
from macros.problems import nearest
from macros.wording import message, wording

Macro = Callable[..., str]
Here = Callable[[], str]


def vocabulary(manual: Manual, here: Here) -> dict[str, Macro]:
    """Return every macro by name; `here` tells the address of the page that is being written."""

    def link(address: str) -> str:
        return addresses.relative(addresses.normal(address), here())

    macros: dict[str, Macro] = {
        name: partial(fragments.fragment, name, manual, link) for name in fragments.OF_MANUAL
    }
    for name in fragments.OF_PROCEDURE:
        show = partial(fragments.of_procedure, name, manual, link)
        macros[name] = _about(manual.procedure, "procedure", show)
    macros["flow"] = _about(
        manual.procedure, "procedure", partial(fragments.flow_table, manual, link)
    )
    for name in fragments.OF_FORM:
        show = partial(fragments.of_form, name, manual, link)
        macros[name] = _about(manual.form, "form", show)
    return macros


def _about(records: Mapping[str, Record], kind: str, show: Callable[[Any], Markup]) -> Macro:
    """Return the macro that shows the record of an id, and says so if there is none."""

    def macro(id_: str) -> str:
        if id_ not in records:
            guess = nearest(id_, records)
            rule = "unknown_id_near" if guess else "unknown_id"
            raise LookupError(message(rule, kind=wording()["kinds"][kind], id=id_, guess=guess))
        return show(records[id_])

    return macro
