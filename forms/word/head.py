"""The head of a form: its title, whose it is, its edition, and the way to its page."""

from dataclasses import replace
from io import BytesIO

import segno

from forms.qr import QUIET_ZONE
from forms.word.grid import Box, Row, table
from forms.word.page import Page, words
from forms.word.xml import Element, paragraph, run
from macros.fingerprint import fingerprint
from macros.thai import buddhist_date

_SIDE = 2900
# The place of the emblem: 1.5 cm, as the official form of a memorandum has it.
_EMBLEM = 850
_TITLE = 2800
_QR = 1400
_MODULE = 8


def qr_picture(address: str) -> bytes:
    """Return the code of an address as PNG, with the quiet zone of ISO/IEC 18004."""
    written = BytesIO()
    segno.make_qr(address, error="m").save(written, kind="png", border=QUIET_ZONE, scale=_MODULE)
    return written.getvalue()


def head(page: Page, qr: Element | None) -> Element:
    """Return the head as a table; `qr` is the paragraph with the code's picture."""
    sides = _sides(page, qr)
    manual = page.manual
    owners = [manual.office.name, *([manual.group] if manual.group else [])]
    title = paragraph("Heading1", run(page.say(page.form.title)))
    lines = (paragraph("Normal", run(page.say(owner))) for owner in owners)
    rest = page.width - sum(box.width for box in sides)
    return table([Row((Box(rest, (title, *lines), align="top"), *sides))])


def memo_head(page: Page, qr: Element | None) -> Element:
    """Return the head of a memorandum; the office puts its emblem into the place left for it."""
    sides = _sides(page, qr)
    side = sum(box.width for box in sides)
    # As wide at the left as at the right, so that the title stands in the middle where it can.
    room = page.width - _EMBLEM - side
    before = max(0, min(side - _EMBLEM, room - _TITLE))
    emblem = Box(_EMBLEM, (paragraph("Emblem", run(words()["emblem"])),), "dashed", align="center")
    gap = [Box(before, (paragraph("Gap"),))] if before else []
    title = Box(room - before, (paragraph("Memorandum", run(words()["memo"])),))
    # What stands at the side may be higher than the emblem, whose place keeps its size.
    first = (emblem, *gap, title, *(replace(box, joins="restart") for box in sides))
    second = (
        Box(page.width - side, (paragraph("Gap"),)),
        *(Box(box.width, (paragraph("Gap"),), joins="continue") for box in sides),
    )
    return table([Row(first, height=_EMBLEM), Row(second, height=0)])


def _sides(page: Page, qr: Element | None) -> tuple[Box, ...]:
    side = Box(_SIDE, tuple(_edition(page)), align="top")
    return (side,) if qr is None else (side, Box(_QR, (qr,), align="top"))


def _edition(page: Page) -> list[Element]:
    form, say = page.form, words()
    edition = [
        say["code"].format(code=form.code.value) if form.code else "",
        page.say(say["version"].format(version=form.version)) if form.version else "",
    ]
    issued = page.say(buddhist_date(form.issued_on)) if form.issued_on else ""
    stated = [run(text) for text in (" · ".join(filter(None, edition)), issued) if text]
    standing = say["standing"].get(form.status)
    shown = [*stated, *([run(standing, "Star")] if standing else [])]
    own = run(say["fingerprint"].format(fingerprint=fingerprint(form)))
    return [paragraph("Side", each) for each in (*shown, own)]
