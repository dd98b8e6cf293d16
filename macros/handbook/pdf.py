"""From HTML to PDF; the only module that calls WeasyPrint."""

from importlib.resources import as_file, files

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration


def pdf(html: str) -> bytes:
    """Return a PDF of the document, typeset with the package's own style sheet and fonts."""
    with as_file(files("macros")) as package:
        fonts = FontConfiguration()
        style = CSS(filename=package / "handbook" / "handbook.css", font_config=fonts)
        document = HTML(string=html, base_url=str(package / "handbook") + "/")
        return bytes(document.write_pdf(stylesheets=[style], font_config=fonts))
