"""Forms on paper: to print and write on, and as copies with answers."""

from forms.paper.pdf import blank_pdf, controls_pdf, filled_pdf

__all__ = ["blank_pdf", "controls_pdf", "filled_pdf"]
