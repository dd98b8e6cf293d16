"""Where lines of the book end: between words, and before no number that belongs to one."""

import re
from collections.abc import Iterable

from macros.thai import MARKS
from macros.typesetting import parted
from macros.words import cut

# Columns are too narrow for long words; what is drawn, and how, is no text.
_KEPT = re.compile(r"<(?P<element>table|svg|style)\b.*?</(?P=element)>|<[^>]*>", re.S)
_THAI = re.compile("[\u0e01-\u0e4e]+")
# Poppler takes a hyphen at the end of a line for one that divides a word, and away
# (jalan/pdftotext#70; tests/test_upstream.py tells when this can go, as for all below).
_HYPHENATED = re.compile(r"https?://\S+|\w[\w.]*-[\w./-]+", re.A)
# A number, and the mark of repetition, behind what they belong to: behind Thai, Pango ends a line
# even at a no-break space (UAX #14, LB12; tlwg/libthai#6).
_NUMBERED = re.compile("[\u0e01-\u0e4e.]+ (?:\u0e46|[0-9\u0e50-\u0e59][0-9\u0e50-\u0e59.,:/-]*)")
# Between an element and its text WeasyPrint looks for the end of a line at two letters alone
# (Kozea/WeasyPrint#1614).
_SEAM = re.compile(
    "(?<=[\u0e01-\u0e4e])(?=<span)|(?<=</span>)(?=<span|[\u0e01-\u0e2e\u0e40-\u0e44])"
)
_MARKED = re.compile(f"[{MARKS}]$")
# What is longer could leave the page.
_LONGEST = 40


def unbroken(html: str) -> str:
    """Return HTML of which no line ends inside a word, nor between a word and its number.

    A zero-width space, which is never painted, stands where a line may end beside what is kept.
    """
    written, end = [], 0
    for kept in _KEPT.finditer(html):
        written += [_together(html[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join((*written, _together(html[end:])))


def _together(text: str) -> str:
    parts: list[str] = []
    for word in cut(text):
        if _NUMBERED.fullmatch("".join((*parts[-2:], word))):
            parts[-2:] = ["".join((*parts[-2:], word))]
        else:
            parts.append(word)
    return _SEAM.sub("\u200b", "".join(map(_group, _groups(parts))))


def _groups(parts: Iterable[str]) -> list[list[str]]:
    """Return the parts in groups that may be set by themselves.

    Poppler 22.12 takes a mark that ends a run of text to stand on the letter that begins the next.
    """
    groups: list[list[str]] = []
    for part in parts:
        if groups and _MARKED.search(groups[-1][-1]) and _THAI.match(part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _group(parts: list[str]) -> str:
    text = "".join(parts)
    if len(text) <= _LONGEST and any(map(_whole, parts)):
        return f'<span class="together">{text}</span>'
    return text


def _whole(part: str) -> bool:
    compound = _THAI.fullmatch(part) and parted(part)
    return bool(compound or _HYPHENATED.fullmatch(part) or _NUMBERED.fullmatch(part))
