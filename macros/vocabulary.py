"""The words that a page may use between `{{` and `}}`: each shows a piece of the manual."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from macros import addresses, fragments, keyguide
from macros.guide import quoted
from macros.model import Manual, Record
from macros.problems import ID_LIKENESS, nearest
from macros.repository import Origins
from macros.wording import message, wording

Macro = Callable[..., str]
Here = Callable[[], str]


def vocabulary(manual: Manual, here: Here, origins: Origins) -> dict[str, Macro]:
    """Return every macro by name; `here` tells the address of the page that is being written.

    Records whose origin is given lead to the file in which they can be changed.
    """

    def link(address: str) -> str:
        return addresses.relative(addresses.normal(address), here())

    macros: dict[str, Macro] = {
        name: partial(fragments.fragment, name, manual, link) for name in fragments.OF_MANUAL
    }
    macros |= {
        name: partial(fragments.with_origins, name, manual, link, origins)
        for name in fragments.OF_RECORDS
    }
    macros |= {
        name: partial(fragments.answering, name, manual, link) for name in fragments.ANSWERING
    }
    macros["completeness"] = partial(fragments.completeness_tables, manual, link)
    macros["audit_answers"] = partial(fragments.audit_answers, manual, link)
    macros["audit_items"] = partial(fragments.audit_items, manual, link)
    macros["audit_files"] = partial(fragments.audit_files, manual, link)
    macros["open_data"] = partial(fragments.open_data, manual, link)
    editions = {edition.version: edition for edition in manual.editions}
    macros["edition"] = _about(editions, "edition", partial(fragments.edition, manual, link))
    for name in fragments.OF_PROCEDURE:
        show = partial(fragments.of_procedure, name, manual, link)
        macros[name] = _about(manual.procedure, "procedure", show)
    macros["flow"] = _about(
        manual.procedure, "procedure", partial(fragments.flow_table, manual, link)
    )
    for name in fragments.OF_FORM:
        show = partial(fragments.of_form, name, manual, link)
        macros[name] = _about(manual.form, "form", show)
    macros["key_guide"] = partial(_keys, manual, link)

    def example(name: str, *arguments: str) -> str:
        if name not in macros:
            raise LookupError(message("unknown_macro", name=name))
        return quoted(macros[name](*arguments))

    return macros | {"example": example}


def _keys(manual: Manual, link: fragments.Link, file: str) -> Markup:
    """Show what the keys of a kind of file mean, and say so if there is no such kind."""
    if file not in keyguide.files():
        guess = nearest(file, keyguide.files())
        rule = "unknown_id_near" if guess else "unknown_id"
        facts = {"kind": wording()["kinds"]["file"], "id": file, "guess": guess, "file": "data"}
        raise LookupError(message(rule, **facts))
    return fragments.fragment("key_guide", manual, link, parts=keyguide.key_guide(file))


def _about(records: Mapping[str, Record], kind: str, show: Callable[[Any], Markup]) -> Macro:
    """Return the macro that shows the record of an id, and says so if there is none."""

    def macro(id_: str) -> str:
        if id_ not in records:
            guess = nearest(id_, records, ID_LIKENESS)
            rule = "unknown_id_near" if guess else "unknown_id"
            facts = {"kind": wording()["kinds"][kind], "id": id_, "guess": guess}
            raise LookupError(message(rule, file=f"data/{kind}s", **facts))
        return show(records[id_])

    return macro
