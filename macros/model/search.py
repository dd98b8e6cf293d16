"""What readers call things, for the search."""

from macros.model.base import Record, Text


class Search(Record):
    """Groups of words of one meaning, and words too common to say much."""

    synonyms: tuple[tuple[Text, ...], ...] = ()
    stop: tuple[Text, ...] = ()
