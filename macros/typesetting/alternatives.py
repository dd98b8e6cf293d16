"""What is said instead of a picture, of where a link leads, and of a place in the outline."""

from xml.etree.ElementTree import Element

from macros.typesetting.roles import PICTURES, SVG


def of_picture(picture: Element) -> str:
    """Return the description of a picture; empty if nobody wrote one."""
    if picture.tag == SVG:
        title = picture.find(SVG.replace("svg}svg", "svg}title"))
        said = picture.get("aria-label") or (title.text if title is not None else "")
    else:
        said = picture.get("alt")
    return " ".join((said or "").split())


def of_link(link: Element) -> str:
    """Return what a link says, or where it leads if it says nothing."""
    said = link.get("aria-label") or "".join(_spoken(link))
    return " ".join(plain(said).split()) or link.get("href", "")


def plain(text: str) -> str:
    """Return a text without the zero-width spaces that only tell where its lines may end."""
    return text.replace("\u200b", "")


def _spoken(element: Element) -> list[str]:
    """Return the texts of an element and the descriptions of the pictures in it."""
    if element.get("aria-hidden") == "true":
        return []
    if element.tag in PICTURES:
        return [" ", of_picture(element), " "]
    if element.tag == "br":
        return [" "]
    texts = [element.text or ""]
    for child in element:
        texts += [*_spoken(child), child.tail or ""]
    return texts
