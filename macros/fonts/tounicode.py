"""ToUnicode: what the glyphs of a font in a PDF read as (ISO 32000-1, 9.10.3)."""

from collections.abc import Mapping

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
# The most entries that a block may have (Adobe Technical Note 5014, CMap files).
_BLOCK = 100


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that gives each glyph, by its number, its text."""
    entries = [
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for glyph, text in sorted(texts.items())
    ]
    blocks = (entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK))
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return (_HEAD + body + _FOOT).encode("ascii")
