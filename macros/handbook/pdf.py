"""From HTML to PDF; the only module that calls WeasyPrint."""

from importlib.resources import as_file, files

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from macros.stylesheets import SHARED


def pdf(html: str) -> bytes:
    """Return a PDF of the document, typeset with the package's own style sheet and fonts."""
    with as_file(files("macros")) as package:
        fonts = FontConfiguration()
        paths = [package / "stylesheets" / f"{name}.css" for name in SHARED]
        paths.append(package / "handbook" / "handbook.css")
        styles = [CSS(filename=path, font_config=fonts) for path in paths]
        document = HTML(string=html, base_url=str(package / "handbook") + "/")
        return bytes(document.write_pdf(stylesheets=styles, font_config=fonts))
