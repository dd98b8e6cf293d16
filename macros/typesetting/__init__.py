"""From HTML to PDF: the only place that calls WeasyPrint, and the passes over what it makes."""

from macros.typesetting.breaks import parted
from macros.typesetting.opening import as_book
from macros.typesetting.press import typeset, typeset_fitting

__all__ = ["as_book", "parted", "typeset", "typeset_fitting"]
