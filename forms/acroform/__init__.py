"""Forms as PDF to fill in, and what was filled in read back."""

from forms.acroform.document import fillable_pdf, filler
from forms.acroform.font import form_font
from forms.acroform.reading import names_in_pdf, read_pdf

__all__ = ["fillable_pdf", "filler", "form_font", "names_in_pdf", "read_pdf"]
