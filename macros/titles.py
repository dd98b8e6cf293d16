"""What a page or a file of the site is called where only its address is known."""

import re

from macros import addresses
from macros.model import Manual
from macros.wording import message, wording


def title_of(address: str, manual: Manual) -> str:
    """Return the Thai title of a page, a record or a file; an address of another kind itself."""
    address = addresses.normal(address)
    named: dict[str, str] = wording()["addresses"]
    return named.get(address) or _records(manual).get(address) or address


def _records(manual: Manual) -> dict[str, str]:
    tables: dict[str, dict[str, str]] = wording()["tables"]
    found = {
        addresses.of_table(name): message("title_table", title=table["title"])
        for name, table in tables.items()
    }
    for version in (manual.edition, *(edition.version for edition in manual.editions)):
        pack = addresses.of_pack(version)
        title = message("title_pack", version=version)
        found |= {pack: title, pack.removeprefix(addresses.AUDIT): title}
    found |= {addresses.of_duty(duty): duty.text for duty in manual.duties}
    found |= {addresses.of_reference(reference): reference.title for reference in manual.references}
    for procedure in manual.procedures:
        page = addresses.of_procedure(procedure)
        found[page] = procedure.title
        found[addresses.of_leaflet(procedure)] = message("title_pdf", title=procedure.title)
        titles: dict[str, str] = wording()["sections"]
        for name in addresses.sections(procedure):
            found[f"{page}#{name}"] = f"{procedure.title}: {titles[name]}"
    for form in manual.forms:
        found[addresses.of_form(form)] = form.title
        for ending in addresses.FORM_ENDINGS:
            rule = "title_" + re.sub(r"\W", "_", ending.strip("-."))
            found[addresses.of_form_file(form, ending)] = message(rule, title=form.title)
    return found
