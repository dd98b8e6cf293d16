"""Elements of WordprocessingML (ECMA-376, part 1), and text as they hold it."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

Element: TypeAlias = etree._Element

# XML 1.0, production 2: all other characters cannot be written, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = {"\n": "w:br", "\t": "w:tab"}


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """Return an element; its attributes are of its own namespace, its children in their order."""
    prefix = tag.partition(":")[0]
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, style: str | None = None) -> Element:
    """Return a run of text in a character style; its lines and tabs are kept."""
    properties = [element("w:rPr", element("w:rStyle", val=style))] if style else []
    return element("w:r", *properties, *_content(text))


def _content(text: str) -> Iterator[Element]:
    for part in re.split("([\n\t])", writable(text)):
        if part in _BREAKS:
            yield element(_BREAKS[part])
        elif part:
            words = element("w:t")
            words.text = part
            words.set(qn("xml:space"), "preserve")
            yield words


def writable(text: str) -> str:
    """Return a text without the characters that XML forbids, each line ended in one way."""
    return re.sub("\r\n?", "\n", _FORBIDDEN.sub("", text))


def paragraph(style: str, *content: Element) -> Element:
    """Return a paragraph in a paragraph style."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style)), *content)


def text_of(part: Element) -> str:
    """Return the text of a part as a reader sees it, however Word has split it into runs."""
    paragraphs = list(part.iter(qn("w:p"))) or [part]
    return "\n".join("".join(map(_shown, each.iter())) for each in paragraphs)


def _shown(each: Element) -> str:
    if each.tag == qn("w:t"):
        return each.text or ""
    if each.tag in (qn("w:br"), qn("w:cr")):
        return "\n"
    return "\t" if each.tag == qn("w:tab") else ""
