"""The site's fonts are what the command makes of the packaged originals."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.fonts import WEIGHTS, site_font

FOLDER = Path(__file__).resolve().parent.parent / "macros" / "theme" / "fonts"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("weight", WEIGHTS)
def test_fonts_are_fresh(weight: int) -> None:
    committed = (FOLDER / f"sarabun-{weight}.woff2").read_bytes()
    assert site_font(weight) == committed, "run scripts/fonts"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_fonts_hold_thai_and_latin(weight: int) -> None:
    characters = TTFont(FOLDER / f"sarabun-{weight}.woff2").getBestCmap()
    assert set(range(0x0E01, 0x0E3B)) | set(range(0x0E3F, 0x0E5C)) <= set(characters)
    assert set(range(0x20, 0x7F)) <= set(characters)


def test_the_licence_stands_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


def test_fonts_are_small() -> None:
    for weight in WEIGHTS:
        assert (FOLDER / f"sarabun-{weight}.woff2").stat().st_size < 20_000
