"""Every file that forms are handed out as, by its address in the site."""

from collections.abc import Callable, Iterator
from functools import partial

from forms.acroform import fillable_pdf
from forms.paper import blank_pdf
from forms.web import assets, fill_page
from forms.word import document
from forms.xlsform import xlsform
from macros import addresses
from macros.archive import archive
from macros.model import Form, Manual

Make = Callable[[], bytes]
Files = dict[str, bytes]

# What the collection of all forms holds of each.
_COLLECTED = (".pdf", "-print.pdf", ".docx")


def all_makers(manual: Manual) -> dict[str, Make]:
    """Return what makes each file of the forms that are handed out, and what their pages load."""
    made: dict[str, Make] = {name: partial(bytes, content) for name, content in assets().items()}
    for form in manual.forms:
        if form.handed_out:
            made |= makers(form, manual)
    return made


def makers(form: Form, manual: Manual) -> dict[str, Make]:
    """Return what makes each file of a form: to fill in, to print, for Word, to collect data."""
    by_ending: dict[str, Make] = {
        ".pdf": partial(fillable_pdf, form, manual),
        "-print.pdf": partial(blank_pdf, form, manual),
        ".docx": partial(document, form, manual),
        ".xlsx": partial(xlsform, form),
    }
    made = {addresses.of_form_file(form, ending): make for ending, make in by_ending.items()}
    return made | {addresses.of_fill_page(form): partial(_fill_page, form, manual)}


def _fill_page(form: Form, manual: Manual) -> bytes:
    return fill_page(form, manual).encode()


def collection(files: Files, manual: Manual) -> bytes:
    """Return all blank forms as one ZIP; files of one form stand together."""
    return archive(dict(_collected(files, manual)))


def _collected(files: Files, manual: Manual) -> Iterator[tuple[str, bytes]]:
    for form in manual.forms:
        for ending in _COLLECTED:
            address = addresses.of_form_file(form, ending)
            if address in files:
                yield f"{form.number:02} {form.id}/{form.id}{ending}", files[address]
