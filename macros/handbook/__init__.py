"""The handbook: the pages of the site bound as one PDF."""

from macros.handbook.book import book
from macros.handbook.chapter import Chapter, chapters
from macros.handbook.pdf import pdf

__all__ = ["Chapter", "book", "chapters", "pdf"]
