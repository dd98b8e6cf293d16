"""Which structure of a tagged PDF an element of HTML is (ISO 32000-1, 14.8.4)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}svg"
PICTURES = ("img", SVG)

# What only holds other structures: text right inside it needs a paragraph of its own.
GROUPS = frozenset({"Document", "Sect", "Art", "Div", "BlockQuote", "TOCI"})
# What stands in a line, and so, like text, inside a paragraph.
IN_LINE = frozenset({"Link", "Span", "Code", "Quote", "Form"})

_KINDS = {
    "section": "Sect",
    "nav": "Sect",
    "article": "Art",
    "div": "Div",
    "figure": "Div",
    "blockquote": "BlockQuote",
    **{heading: heading.upper() for heading in ("h1", "h2", "h3", "h4", "h5", "h6")},
    "p": "P",
    "pre": "P",
    "figcaption": "Caption",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "code": "Code",
    "q": "Quote",
    "img": "Figure",
    SVG: "Figure",
    "input": "Form",
    "select": "Form",
    "textarea": "Form",
    "button": "Form",
}
_CONTENTS = "doc-toc"
_ROOTS = ("html", "body")


class Step(NamedTuple):
    """A structure on the way from an element's parent to its content.

    Elements that share one, as a term and its descriptions do, name the same element.
    """

    kind: str
    element: Element


class Roles:
    """The elements of a document, and the structures they are."""

    def __init__(self, root: Element) -> None:
        self.parents: Mapping[Element, Element] = {
            child: parent for parent in root.iter() for child in parent
        }

    def steps(self, element: Element, part: str) -> tuple[Step, ...]:
        """Return the structures that an element or its list marker is; none if it only styles."""
        tag = element.tag
        if tag == "li":
            return self._item(element, part)
        if tag in ("dt", "dd"):
            kind = "Lbl" if tag == "dt" else "LBody"
            return (Step("LI", self._first(element)), Step(kind, element))
        if tag in ("ol", "ul") and self._contents(element):
            return (Step("TOC", element),)
        if _is_link(element):
            link = Step("Link", element)
            return (Step("Reference", element), link) if self._contents(element) else (link,)
        if tag == "div" and self.parents[element].tag == "dl":
            return ()
        kind = _KINDS.get(tag) or ("Span" if element.get("lang") and tag not in _ROOTS else "")
        return (Step(kind, element),) if kind else ()

    def _item(self, element: Element, part: str) -> tuple[Step, ...]:
        item = Step("TOCI" if self._contents(element) else "LI", element)
        if part == "marker":
            return (item, Step("Lbl", element))
        return (item,) if item.kind == "TOCI" else (item, Step("LBody", element))

    def hidden(self, element: Element) -> bool:
        """Tell whether assistive technology is to pass over an element; never over a link."""
        for outer in self._around(element):
            if _is_link(outer):
                return False
            if outer.get("aria-hidden") == "true":
                return True
        return False

    def head(self, element: Element) -> Element | None:
        """Return the head or foot of a table that an element is in, which every page repeats."""
        around = self._around(element)
        return next((outer for outer in around if outer.tag in ("thead", "tfoot")), None)

    def linked(self, element: Element) -> Element | None:
        """Return the link that an element is in."""
        return next(filter(_is_link, self._around(element)), None)

    def _around(self, element: Element) -> Iterator[Element]:
        """Yield an element and all that it is in, from the inside."""
        inner: Element | None = element
        while inner is not None:
            yield inner
            inner = self.parents.get(inner)

    def _contents(self, element: Element) -> bool:
        return any(outer.get("role") == _CONTENTS for outer in self._around(element))

    def _first(self, element: Element) -> Element:
        """Return the element that begins the group of terms and descriptions."""
        parent = self.parents[element]
        if parent.tag == "div":
            return parent
        first, before = element, ""
        for sibling in parent:
            if sibling.tag == "dt" and before != "dt":
                first = sibling
            if sibling is element:
                break
            before = sibling.tag
        return first


def _is_link(element: Element) -> bool:
    return element.tag == "a" and bool(element.get("href"))
