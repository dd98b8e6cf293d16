"""Where programs put ink on a page, found by comparing pictures before and after."""

import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Name
from PIL import Image, ImageChops, ImageDraw

# What a program's smoothing of edges may differ by.
_THRESHOLD = 60


@dataclass(frozen=True)
class Box:
    """A place on a page, in points from the lower left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def places(data: bytes) -> dict[str, tuple[Box, float]]:
    """Return where each field of text is, and its type size in points."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {
            str(widget.T): (Box(number, *map(float, widget.Rect)), _size(widget))
            for number, page in enumerate(pdf.pages)
            for widget in page.get(Name.Annots, [])
            if widget.get(Name.FT) == Name("/Tx")
        }


def _size(widget: pikepdf.Object) -> float:
    return float(str(widget.DA).split()[1])


def changes(before: list[Image.Image], after: list[Image.Image]) -> list[Image.Image]:
    """Return pages on which only what changed is white."""
    pairs = zip(before, after, strict=True)
    return [
        ImageChops.difference(*pair).point(lambda shade: 255 if shade > _THRESHOLD else 0)
        for pair in pairs
    ]


def extent(change: Image.Image, box: Box, scale: float) -> tuple[float, float] | None:
    """Return how far ink reaches above the lower edge of a place, in points; nothing for none."""
    region = change.crop(_pixels(change, box, scale))
    found = region.getbbox()
    return found and ((region.height - found[3]) / scale, (region.height - found[1]) / scale)


def outside(change: Image.Image, boxes: list[Box], scale: float) -> bool:
    """Whether there is ink in none of the places."""
    rest = change.copy()
    for box in boxes:
        left, top, right, bottom = _pixels(change, box, scale)
        ImageDraw.Draw(rest).rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=0)
    return rest.getbbox() is not None


def _pixels(page: Image.Image, box: Box, scale: float) -> tuple[int, int, int, int]:
    return (
        round(box.left * scale),
        page.height - round(box.top * scale),
        round(box.right * scale),
        page.height - round(box.bottom * scale),
    )


def poppler(data: bytes, scale: float, folder: Path) -> list[Image.Image]:
    """Return the pages as Evince and Okular paint them, in shades of grey."""
    command = ["pdftoppm", "-gray", "-r", str(round(72 * scale)), "-", str(folder / "page")]
    subprocess.run(command, input=data, capture_output=True, check=True)
    paths = sorted(folder.glob("page*.pgm"))
    pictures = [Image.open(BytesIO(path.read_bytes())) for path in paths]
    for path in paths:
        path.unlink()
    return pictures
