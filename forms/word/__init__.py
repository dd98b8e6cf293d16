"""Forms in Word: content controls to fill in, and the answers read back from them."""

from forms.word.document import document
from forms.word.reading import read_document

__all__ = ["document", "read_document"]
