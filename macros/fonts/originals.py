"""The packaged originals of Sarabun, Thai and Latin, as one font."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from io import BytesIO

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = (400, 700)
THAI = range(0x0E01, 0x0E5C)
# Forms of letters under names that the Adobe Glyph List does not know.
_LETTERS = {
    "doChadathai": "uni0E0E",
    "loChulathai": "uni0E2C",
    "thoThanthai": "uni0E10",
    "toPatakthai": "uni0E0F",
    "yoYingthai": "uni0E0D",
}

# 1970-01-01 as a font counts seconds; fontTools complains of earlier times.
_UNIX_EPOCH = 0x7C259DC0


def original(script: str, weight: int) -> TTFont:
    """Return a packaged font, its glyphs named so that the Adobe Glyph List tells their text."""
    file = files("macros.fonts").joinpath(f"sarabun-{script}-{weight}-normal.woff2")
    font = TTFont(BytesIO(file.read_bytes()))
    stems = [name.partition(".") for name in font.getGlyphOrder()]
    font.setGlyphOrder([f"{_LETTERS.get(stem, stem)}{dot}{form}" for stem, dot, form in stems])
    return font


def joined(
    weight: int, scripts: Mapping[str, Iterable[int]], features: Sequence[str], *, named: bool
) -> TTFont:
    """Return the given characters of each script, in the order given, as one font without a date.

    The glyphs keep their names only where somebody asks for them.
    """
    options = {"layout_features": list(features), "hinting": False, "notdef_outline": True}
    parts = []
    for script, characters in scripts.items():
        font = original(script, weight)
        subsetter = Subsetter(Options(**options, glyph_names=named))
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        parts.append(BytesIO(written(font)))
    merged = Merger().merge(parts)
    merged["head"].created = merged["head"].modified = _UNIX_EPOCH
    merged.recalcTimestamp = False
    return merged


def written(font: TTFont, flavor: str | None = None) -> bytes:
    """Return a font as the bytes of a file, packed by fontTools alone.

    HarfBuzz's packer, which fontTools would take if it is installed, gives other bytes.
    """
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    font.flavor = flavor
    file = BytesIO()
    font.save(file)
    return file.getvalue()
