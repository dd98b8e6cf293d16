"""Write the fonts of the site and of the PDFs anew from the packaged originals."""

import sys
from pathlib import Path

from macros.folders import PROJECT
from macros.fonts import WEIGHTS, form_font, pdf_font, site_font


def write(path: Path, font: bytes) -> None:
    """Write one font, and say how large it is."""
    path.write_bytes(font)
    print(path.relative_to(PROJECT), len(font))


def main() -> int:
    """Write two files a weight, and the one for places to type in."""
    package = PROJECT / "macros"
    for weight in WEIGHTS:
        write(package / "theme" / "fonts" / f"sarabun-{weight}.woff2", site_font(weight))
        write(package / "fonts" / f"sarabun-pdf-{weight}.ttf", pdf_font(weight))
    write(package / "fonts" / "sarabun-form.ttf", form_font())
    return 0


if __name__ == "__main__":
    sys.exit(main())
