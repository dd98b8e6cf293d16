"""Forms as PDF to fill in, and what was filled in read back."""

from forms.acroform.document import fillable_pdf, filler
from forms.acroform.reading import read_pdf

__all__ = ["fillable_pdf", "filler", "read_pdf"]
