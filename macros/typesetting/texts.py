"""The text of each glyph in a finished PDF, written anew from the names in the packaged font.

WeasyPrint notes for a glyph the first text that it was drawn for, which is wrong wherever Thai
letters share or split glyphs (ISO 32000-1, 9.10.3, says what readers make of the note;
Kozea/WeasyPrint#2841; tests/test_upstream.py tells when this can go).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pikepdf import Dictionary, Name, Object, Pdf

from macros.fonts.tounicode import to_unicode
from macros.problems import ManualError, Problem
from macros.typesetting.face import Face, faces
from macros.wording import message

_MAPPED = re.compile(rb"<([0-9a-fA-F]{4})> <")


def write_texts(pdf: Pdf, name: Path) -> None:
    """Write the text of every glyph used; raises `ManualError` for a font that is not ours."""
    problems = []
    for font in _fonts(pdf):
        used = _used(font)
        face = _face(font, used)
        if face is None:
            problems.append(message("typeset_other_font", font=_name(font)))
            continue
        texts = {glyph: face.text(glyph) for glyph in used}
        problems += [message("typeset_no_text", glyph=g) for g, text in texts.items() if not text]
        font.ToUnicode = pdf.make_stream(to_unicode(texts))
    if problems:
        raise ManualError(Problem(name, 1, problem) for problem in problems)


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """Yield the fonts that text is shown with, not the parts they are made of."""
    for found in pdf.objects:
        is_font = isinstance(found, Dictionary) and found.get(Name.Type) == Name.Font
        if is_font and not str(found.get(Name.Subtype)).startswith("/CIDFont"):
            yield found


def _used(font: Object) -> list[int]:
    """Return the glyphs that WeasyPrint noted a text for, which are those it drew."""
    noted = font.get(Name.ToUnicode)
    entries = noted.read_bytes().partition(b"endcodespacerange")[2] if noted else b""
    return sorted(int(code, 16) for code in _MAPPED.findall(entries))


def _face(font: Object, used: list[int]) -> Face | None:
    """Return the packaged font whose glyphs the PDF holds under the same numbers."""
    if font.get(Name.Subtype) != Name.Type0:
        return None
    program = font.DescendantFonts[0].FontDescriptor.get(Name.FontFile2)
    if program is None:
        return None
    held = Face(program.read_bytes())
    outlines = {glyph: held.outline(glyph) for glyph in used}
    for face in faces():
        if all(face.outline(glyph) == outline for glyph, outline in outlines.items()):
            return face
    return None


def _name(font: Object) -> str:
    return str(font.get(Name.BaseFont, "")).lstrip("/").rpartition("+")[2]
