"""What the pages to fill in share: one style sheet, one script, and the parts that make a PDF."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import get_args

from forms.acroform import form_font
from forms.web.shapes import shapes
from macros.thai import DigitStyle

FOLDER = "assets/fill"
# Each part uses only those before it.
_SCRIPT = (
    "thai",
    "rules",
    "answers",
    "outcome",
    "controls",
    "rows",
    "picture",
    "summary",
    "draft",
    "paper",
    "file",
    "finished",
    "pace",
    "fill",
)
_WRITER = ("shaper", "write")
_DIGITS = get_args(DigitStyle)


def assets() -> dict[str, bytes]:
    """Return the shared files by their path in the site; what makes a PDF lies in a folder apart.

    The page needs none of that folder until somebody asks for a PDF.
    """
    vendor = files("forms.web").joinpath("vendor", "pdf-lib")
    return {
        f"{FOLDER}/fill.css": _style().encode(),
        f"{FOLDER}/fill.js": script().encode(),
        **{f"{FOLDER}/paper-{digits}.css": _paper(digits).encode() for digits in _DIGITS},
        f"{FOLDER}/pdf/pdf-lib.js": vendor.joinpath("pdf-lib.min.js").read_bytes(),
        f"{FOLDER}/pdf/LICENSE": vendor.joinpath("LICENSE").read_bytes(),
        f"{FOLDER}/pdf/write.js": writer().encode(),
        f"{FOLDER}/pdf/shapes.json": shapes(),
    }


def script() -> str:
    """Return the page's script as one classic script; a page without a server has no modules."""
    return '"use strict";\n' + _undrawn() + _parts(_SCRIPT)


def writer() -> str:
    """Return what writes answers into a PDF as one classic script."""
    return '"use strict";\n' + _parts(_WRITER)


def _parts(names: Iterable[str]) -> str:
    return "".join(_own(f"{name}.js").read_text(encoding="utf-8") for name in names)


def _undrawn() -> str:
    """Return what finds the signs that the form's font lacks; white and unseen ones need none."""
    drawn = "".join(f"\\u{code:04x}" for code in form_font().glyphs)
    return f"const UNDRAWN = /[^{drawn}\\p{{C}}\\p{{Z}}\\ufe0f]/gu;\n"


def _style() -> str:
    return _joined(*_shared("fonts", "tokens", "dark"), _own("fill.css"))


def _paper(digits: str) -> str:
    """Return the style of the printed sheet, whose pages are counted in one style of digits."""
    sheet = files("forms.paper").joinpath("paper.css")
    return _joined(
        *_shared("fonts", "tokens"), sheet, _own("paper.css"), _own(f"pages-{digits}.css")
    )


def _shared(*names: str) -> tuple[Traversable, ...]:
    return tuple(files("macros.stylesheets").joinpath(f"{name}.css") for name in names)


def _own(name: str) -> Traversable:
    return files("forms.web").joinpath("assets", name)


def _joined(*sheets: Traversable) -> str:
    """Return style sheets as one; the fonts lie two folders up, not one."""
    text = "".join(each.read_text(encoding="utf-8") for each in sheets)
    return text.replace("../fonts/", "../../fonts/")
