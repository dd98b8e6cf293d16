"""A form on paper as one HTML document, blank, with answers, or with places to type in."""

import re
from collections.abc import Callable
from typing import Any, Literal

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from forms.answers import Answers
from forms.definition import printable
from forms.field import Field
from forms.paper.block import Line, Section, blocks
from forms.qr import picture
from forms.written import written
from macros import addresses
from macros.expression import Chosen
from macros.fingerprint import fingerprint
from macros.model import Form, Manual
from macros.pages import styled
from macros.thai import buddhist_date, spacing_letters


class _Compiled(BytecodeCache):
    """Keeps compiled templates, which are the same for every form, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()

Pen = Literal["blank", "filled", "controls", "slots"]

# Letters of the common type size that a column of the twelve holds, labels of which at most
# this share of their cell stand beside the line, not above it.
_LETTERS_A_COLUMN = 5.6
_BESIDE = 0.6
_BESIDE_WITH_HINT = 0.45
# Letters a column of whose signature it is, if these are to stand behind the line.
_BESIDE_SIGNATURE = 2.1


# An abbreviation such as that of the era, and the year behind it.
_ERA_AND_YEAR = re.compile(r"\w\.\w\. \d{4}")


def sheet(form: Form, manual: Manual, pen: Pen, pitch: float, answers: Answers) -> str:
    """Return the HTML of a form; `pitch` is the height in mm of a line to write on."""
    environment = Environment(
        loader=PackageLoader("forms.paper"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )
    environment.filters.update(_words(form, manual), **_written(form, answers))
    own = fingerprint(form)
    site = manual.site.site_url
    address = site and site + addresses.of_print(own, addresses.of_form(form))
    parts = blocks(form)
    return environment.get_template("sheet.html").render(
        form=form,
        manual=manual,
        blocks=parts,
        pen=environment.get_template(f"{pen}.html"),
        pitch=pitch,
        memo=any(isinstance(part, Section) and part.kind == "memo" for part in parts),
        any_required=any(field.required for field in printable(form)),
        fingerprint=own,
        address=address,
        qr=address and picture(address),
    )


def _words(form: Form, manual: Manual) -> dict[str, Callable[..., Any]]:
    """What the template says of fields, in the digits of the publication."""
    named = {field.name: field for field in printable(form)}

    def printed(text: str) -> Markup:
        together = _ERA_AND_YEAR.sub(r'<span class="together">\g<0></span>', str(escape(text)))
        return Markup(styled(together, manual))  # noqa: S704 - escaped

    def condition(chosen: Chosen) -> str:
        labels = {choice.name: choice.label for choice in named[chosen.field].choices}
        return labels[chosen.value]

    def wide(field: Field, width: int) -> bool:
        return spacing_letters(field.label) > _BESIDE * _LETTERS_A_COLUMN * width

    def hinted(field: Field, width: int) -> bool:
        letters = spacing_letters(field.label + (field.hint or ""))
        return bool(field.hint) and letters < _BESIDE_WITH_HINT * _LETTERS_A_COLUMN * width

    def labels_below(line: Line) -> bool:
        return any(
            spacing_letters(cell.field.label) > _BESIDE_SIGNATURE * cell.width
            for cell in line.cells
        )

    return {
        "printed": printed,
        "date": buddhist_date,
        "condition": condition,
        "wide": wide,
        "hinted": hinted,
        "labels_below": labels_below,
    }


def _written(form: Form, answers: Answers) -> dict[str, Callable[..., Any]]:
    """What the template asks of the answers."""
    on_paper = written(form, answers)

    def room(field: Field, width: int) -> int:
        return int(_LETTERS_A_COLUMN * width) - spacing_letters(field.label)

    def crowded(field: Field, width: int) -> bool:
        return spacing_letters(on_paper.text(field)) > room(field, width)

    return {
        "answer": on_paper.text,
        "room": room,
        "crowded": crowded,
        "chosen": on_paper.chosen,
    }
