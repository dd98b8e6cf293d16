"""Released editions: when one may be, its frozen documents, and which was in force when."""

from macros.editions.changelog import stamp_changes
from macros.editions.folder import frozen_manuals, frozen_problems, lay, untouched
from macros.editions.freezing import freeze, frozen_names
from macros.editions.history import stamp_history
from macros.editions.rules import refusals

__all__ = [
    "freeze",
    "frozen_manuals",
    "frozen_names",
    "frozen_problems",
    "lay",
    "refusals",
    "stamp_changes",
    "stamp_history",
    "untouched",
]
