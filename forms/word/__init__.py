"""Forms in Word: content controls to fill in, and the answers read back from them."""

from forms.word.document import document
from forms.word.reading import names_in_document, read_document

__all__ = ["document", "names_in_document", "read_document"]
