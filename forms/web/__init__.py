"""A form to fill in the browser: one light page, which sends nothing to anybody."""

from forms.web.assets import assets
from forms.web.page import fill_page

__all__ = ["assets", "fill_page"]
