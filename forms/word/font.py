"""The font of a form, carried in its file: it looks like the paper where nobody has the font."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from uuid import UUID

from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from lxml import etree

from macros.fonts.originals import written

_EMBEDDED = {"w:embedRegular": 400, "w:embedBold": 700}
# How many bytes of a font are obfuscated.
_HIDDEN = 32


def embedded(table: bytes) -> dict[str, bytes]:
    """Return the parts with the fonts that a font table embeds, as its keys hide them."""
    root = etree.fromstring(table)
    parts = {}
    for tag, weight in _EMBEDDED.items():
        (entry,) = root.iter(qn(tag))
        name = f"word/fonts/sarabun-{weight}.odttf"
        parts[name] = _obfuscated(_sarabun(weight), UUID(entry.get(qn("w:fontKey"))))
    return parts


def _obfuscated(font: bytes, key: UUID) -> bytes:
    """Return a font as ECMA-376-1, 17.8.1, asks: its first bytes combined with those of a key."""
    key_bytes = key.bytes[::-1] * 2
    head = bytes(one ^ other for one, other in zip(font[:_HIDDEN], key_bytes, strict=True))
    return head + font[_HIDDEN:]


def advance(text: str, weight: int) -> int:
    """Return how wide a text is in the font, in thousandths of its size."""
    font = _font(weight)
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    return sum(widths[glyphs.get(ord(letter), ".notdef")][0] for letter in text)


@cache
def _sarabun(weight: int) -> bytes:
    return written(_font(weight))


@cache
def _font(weight: int) -> TTFont:
    packed = files("macros").joinpath(f"theme/fonts/sarabun-{weight}.woff2").read_bytes()
    return TTFont(BytesIO(packed), recalcTimestamp=False)
