"""Sarabun for the site: Thai and Latin as one small file a weight."""

from macros.fonts.originals import THAI, joined, written

# ASCII, the no-break space, and the signs that official Thai prose uses besides Thai itself.
_LATIN = {*range(0x20, 0x7F), 0xA0, 0xB7, *map(ord, "–—‘’“”…")}
# What Thai needs to stack its marks; fractions and Latin ligatures would only weigh.
_FEATURES = ("ccmp", "kern", "locl", "mark", "mkmk")


def site_font(weight: int) -> bytes:
    """Return the WOFF2 of a weight, the same bytes for the same fontTools."""
    return written(joined(weight, {"thai": THAI, "latin": _LATIN}, _FEATURES, named=False), "woff2")
