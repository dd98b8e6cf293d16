"""Write the site's fonts anew from the packaged originals."""

import sys

from macros.folders import PROJECT
from macros.fonts import WEIGHTS, site_font


def main() -> int:
    """Write one file a weight into the theme."""
    folder = PROJECT / "macros" / "theme" / "fonts"
    folder.mkdir(exist_ok=True)
    for weight in WEIGHTS:
        path = folder / f"sarabun-{weight}.woff2"
        path.write_bytes(site_font(weight))
        print(path.relative_to(PROJECT), path.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
