"""What is spelt right although no dictionary has it."""

from macros.model.base import Record, Text


class Words(Record):
    """The manual's own words, which the check of spelling takes as they are."""

    names: tuple[Text, ...] = ()
    terms: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()
