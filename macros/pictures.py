"""Pictures beside the pages: of a kind that the site and the handbook can show, and small."""

from pathlib import Path

from lxml import etree
from PIL import Image

SUFFIXES = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "WEBP": (".webp",)}
MOST_BYTES = 2 * 1024 * 1024


def fault(file: Path) -> str | None:
    """Return the rule that a picture breaks."""
    if file.stat().st_size > MOST_BYTES:
        return "picture_large"
    if file.suffix.lower() == ".svg":
        return _drawing_fault(file)
    try:
        with Image.open(file) as picture:
            kind = picture.format or ""
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "picture_kind"
    return None if file.suffix.lower() in SUFFIXES.get(kind, ()) else "picture_kind"


def _drawing_fault(file: Path) -> str | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(file, parser).getroot()
    except etree.XMLSyntaxError:
        return "picture_kind"
    if etree.QName(root).localname != "svg":
        return "picture_kind"
    return "picture_script" if any(map(_runs, root.iter("*"))) else None


def _runs(element: etree._Element) -> bool:
    """Whether an element of a drawing is or holds a program."""
    values = {etree.QName(name).localname: str(value) for name, value in element.attrib.items()}
    return etree.QName(element).localname in {"script", "foreignObject"} or any(
        name.lower().startswith("on") or value.strip().lower().startswith("javascript:")
        for name, value in values.items()
    )
