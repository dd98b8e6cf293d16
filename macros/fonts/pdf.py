"""Sarabun for PDF: every Thai cluster drawn by glyphs that each have one text.

HarfBuzz splits sara am in two, and marks are moved by anchors; both make readers of a PDF take
wrong letters out of it. Here a consonant is followed by ready glyphs at their places, named by
the Adobe Glyph List (`uni0E350E48.2` is sara i and mai ek), so that the name gives the text.
"""

from collections import Counter
from collections.abc import Iterator
from unicodedata import combining

from fontTools import agl
from fontTools.ttLib import TTFont

from macros.fonts.clusters import NIKHAHIT, SARA_AA, SARA_AM, Cluster, Part, clusters
from macros.fonts.composites import add_composite, add_turned
from macros.fonts.originals import THAI, joined, original, written
from macros.fonts.substitution import Rule, add_rules

# Without ligatures and letters of other languages: each would give one glyph several texts.
_FEATURES = ("ccmp", "kern", "mark", "mkmk")
_AA, _AM, _RING = (f"uni{code:04X}" for code in (SARA_AA, SARA_AM, NIKHAHIT))
_RIGHT_ARROW = 0x2192


def pdf_font(weight: int) -> bytes:
    """Return the TTF of a weight, the same bytes for the same fontTools and HarfBuzz."""
    # Not in the order of the originals and of the site's font: none of these can pass for it.
    scripts = {"latin": _latin(weight), "thai": THAI}
    font = joined(weight, scripts, _FEATURES, named=True)
    found = list(clusters(font))
    seen: Counter[str] = Counter()
    rules = [rule for cluster in found for rule in _drawn(font, cluster, seen)]
    add_rules(font, [*rules, Rule((), (_RING, _AA), (_AM,))])
    add_turned(font, "arrowright", "arrowup", "plus", _RIGHT_ARROW)
    _say_derived(font, original("thai", weight))
    mute = [name for name in font.getGlyphOrder() if not agl.toUnicode(name)]
    if not all(name.startswith(".notdef") for name in mute):
        raise ValueError(f"no text can be read from the names {mute}")
    return written(font)


def _latin(weight: int) -> set[int]:
    """Return all that the Latin original holds but controls and marks that move."""
    characters = original("latin", weight).getBestCmap()
    return {code for code in characters if code >= 0x20 and not combining(chr(code))}


def _drawn(font: TTFont, cluster: Cluster, seen: Counter[str]) -> Iterator[Rule]:
    """Add the glyphs of a cluster, and yield the rule that puts them behind its consonants."""
    found = tuple(part.glyph for part in cluster.parts)
    if cluster.tail[-1] != SARA_AM:
        name = _numbered("".join(f"{code:04X}" for code in cluster.tail), seen)
        add_composite(font, name, cluster.parts, 0)
        yield Rule(cluster.consonants, found, (name,))
        return
    ring, last = cluster.parts
    if last != Part(_AA, 0, 0):
        raise ValueError(f"{_AA} does not stand right behind {cluster.consonants}")
    advance = font["hmtx"][_AA][0]
    if len(cluster.tail) == 1:
        name = _numbered(f"{SARA_AM:04X}", seen)
        add_composite(font, name, cluster.parts, advance)
        yield Rule(cluster.consonants, found, (name,))
        return
    # The tone is drawn with the ring and read as the tone; what follows is read as sara am.
    tone = cluster.tail[0]
    upper, lower = _numbered(f"{tone:04X}", seen, "am"), f"{_AM}.t{tone & 0xFF:02X}"
    add_composite(font, upper, (ring,), 0)
    if lower not in font.getGlyphOrder():
        add_composite(font, lower, (last,), advance)
    yield Rule(cluster.consonants, found, (upper, lower))


def _numbered(codes: str, seen: Counter[str], kind: str = "") -> str:
    stem = f"uni{codes}.{kind}"
    seen[stem] += 1
    return f"{stem}{seen[stem]}"


def _say_derived(font: TTFont, source: TTFont) -> None:
    """Keep the dates of the original, and tell it apart where programs show a font's version."""
    font["head"].created, font["head"].modified = source["head"].created, source["head"].modified
    for record in font["name"].names:
        if record.nameID in {3, 5}:
            record.string = f"{record.toUnicode()}; joined for PDF"
