"""The handbook: the pages of the site bound as one PDF, and each procedure by itself."""

from macros.handbook.binding import alone, bound, single
from macros.handbook.book import alone as page_alone
from macros.handbook.book import book, leaflet
from macros.handbook.chapter import Chapter
from macros.handbook.pdf import pdf

__all__ = ["Chapter", "alone", "book", "bound", "leaflet", "page_alone", "pdf", "single"]
