"""Take the guide's pictures from pages of a built site: those of the second office."""

import argparse
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from macros.folders import PROJECT
from scripts.chromium import chromium, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = PROJECT / "macros" / "theme" / "assets" / "guide"
_WIDTH, _SCALE, _COLOURS = 720, 2, 32
# What is in the way of a picture of one part of a page.
_QUIET = ".md-header, .md-footer, .md-sidebar, .md-skip { display: none !important }"


@dataclass(frozen=True)
class Picture:
    """A part of a page: what is seen above its element too, in CSS pixels, and how high it is."""

    address: str
    element: str
    above: int
    height: int


PICTURES = {
    "page-actions": Picture("procedures/annual-plan/", "nav.page-actions", 114, 184),
    "record-actions": Picture("duties/", "#duty-1", 20, 280),
    "unstated": Picture("glossary/", "dl.definitions dd:has(.missing)", 40, 110),
}


def main() -> int:
    """Write every picture that the guide shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the built site of the second office")
    arguments = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    with serving(arguments.site) as address, chromium() as browser:
        page = browser.new_page(
            viewport={"width": _WIDTH, "height": 900}, device_scale_factor=_SCALE
        )
        for name, picture in PICTURES.items():
            (FOLDER / f"{name}.png").write_bytes(_small(_taken(page, address, picture)))
            print(name)
    return 0


def _taken(page: "Page", address: str, picture: Picture) -> bytes:
    page.goto(address + picture.address)
    page.add_style_tag(content=_QUIET)
    page.evaluate("document.fonts.ready")
    box = page.locator(picture.element).first.bounding_box()
    assert box is not None  # noqa: S101 - the second office has these parts
    shot: bytes = page.screenshot(
        full_page=True,
        clip={
            "x": 0,
            "y": max(box["y"] - picture.above, 0),
            "width": _WIDTH,
            "height": picture.height,
        },
    )
    return shot


def _small(shot: bytes) -> bytes:
    """Return a picture in few colours: pages have few, and it is sent to telephones."""
    # Only this command needs it, which is not among what builds need.
    from PIL import Image  # noqa: PLC0415

    made = io.BytesIO()
    picture = Image.open(io.BytesIO(shot)).convert("RGB").quantize(_COLOURS)
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
