"""How often Python looks for garbage while a document is laid out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects between two looks, where Python's own default is 700.
_OBJECTS = 100_000


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look for garbage rarely: a laid out document is millions of objects that all live to its end.

    Looking through them each time takes a fifth of the work, and frees next to nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
