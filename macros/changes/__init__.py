"""What changes for readers between two states of the manual, told in words.

`compare` takes two states, from a folder (`read_state`), from Git (`revision`) or made of what
is already read (`State(manual, prose)`), and `comment` or `record` writes what it found.
"""

from macros.changes.comment import comment
from macros.changes.comparison import Comparison, Topic, compare
from macros.changes.looks import Look
from macros.changes.marks import Piece
from macros.changes.record import record
from macros.changes.revision import UnknownRevisionError, revision
from macros.changes.state import State, read_state
from macros.changes.telling import Told

__all__ = [
    "Comparison",
    "Look",
    "Piece",
    "State",
    "Told",
    "Topic",
    "UnknownRevisionError",
    "comment",
    "compare",
    "read_state",
    "record",
    "revision",
]
