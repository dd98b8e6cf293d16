"""Links of a PDF: none twice, and none that would open only on the machine that made it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from macros.problems import Problem
from macros.wording import message


def local_links(pdf: Pdf, name: Path) -> Iterator[Problem]:
    """Yield each link to a file; a relative address becomes one when the document is set."""
    for page in pdf.pages:
        for annotation in page.get(Name.Annots, Array()):
            address = str(annotation.get(Name.A, Dictionary()).get(Name.URI, ""))
            if address.startswith("file:"):
                yield Problem(name, 1, message("typeset_local_link", url=address))


# In CSS pixels: left, top, right, bottom.
Rectangle = tuple[float, float, float, float]
# Of a document that is laid out: kind, target, rectangle, and the box.
Link = tuple[str, str, Rectangle, Any]


def one_each(links: list[Link]) -> list[Link]:
    """Return the links of a page, one for each line of a link: each is a stop for the keyboard.

    WeasyPrint links the boxes inside a link once more (Kozea/WeasyPrint#192;
    tests/test_upstream.py tells when this can go).
    """
    kept: list[Link] = []
    for link in links:
        kind, target, rectangle, _ = link
        for place, (other_kind, other_target, outer, box) in enumerate(kept):
            if (kind, target) == (other_kind, other_target) and _inside(rectangle, outer):
                kept[place] = kind, target, _union(rectangle, outer), box
                break
        else:
            kept.append(link)
    return kept


def _inside(inner: Rectangle, outer: Rectangle) -> bool:
    """Tell whether a rectangle is between the sides of another, and for the most part as high."""
    shared = min(inner[3], outer[3]) - max(inner[1], outer[1])
    lower = min(inner[3] - inner[1], outer[3] - outer[1])
    return inner[0] >= outer[0] and inner[2] <= outer[2] and 2 * shared >= lower


def _union(one: Rectangle, other: Rectangle) -> Rectangle:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, max(one[2], other[2]), max(one[3], other[3])
