"""Sarabun, made of the packaged originals: for the site, and for PDF."""

from macros.fonts.form import form_font
from macros.fonts.originals import WEIGHTS
from macros.fonts.pdf import pdf_font
from macros.fonts.site import site_font

__all__ = ["WEIGHTS", "form_font", "pdf_font", "site_font"]
