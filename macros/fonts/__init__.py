"""Sarabun for the site: the packaged Thai and Latin subsets as one small file a weight."""

from importlib.resources import files
from io import BytesIO

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = (400, 700)
# ASCII, the no-break space, and the signs that official Thai prose uses besides Thai itself.
_LATIN = {*range(0x20, 0x7F), 0xA0, 0xB7, *map(ord, "–—‘’“”…")}
_THAI = {*range(0x0E01, 0x0E5C)}
# What Thai needs to stack its marks; fractions and Latin ligatures would only weigh.
_FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]


def site_font(weight: int) -> bytes:
    """Return the WOFF2 of a weight, the same bytes for the same fontTools."""
    thai, latin = (_subset(script, weight) for script in ("thai", "latin"))
    merged = Merger().merge([thai, latin])
    merged["head"].created = merged["head"].modified = 0
    merged.recalcTimestamp = False
    merged.flavor = "woff2"
    written = BytesIO()
    merged.save(written)
    return written.getvalue()


def _subset(script: str, weight: int) -> BytesIO:
    original = files("macros.fonts").joinpath(f"sarabun-{script}-{weight}-normal.woff2")
    font = TTFont(BytesIO(original.read_bytes()))
    subsetter = Subsetter(Options(layout_features=_FEATURES, hinting=False, notdef_outline=True))
    subsetter.populate(unicodes=_THAI if script == "thai" else _LATIN)
    subsetter.subset(font)
    font.flavor = None
    written = BytesIO()
    font.save(written)
    written.seek(0)
    return written
