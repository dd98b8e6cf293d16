"""The words of an HTML document that its style sheets leave to be seen."""

from collections.abc import Iterable, Iterator

import cssselect2
import tinycss2
import tinyhtml5

_UNWRITTEN = frozenset({"svg", "style"})
_HIDDEN = frozenset({("display", "none"), ("visibility", "hidden")})


def seen(html: str, sheets: Iterable[str]) -> list[str]:
    """Return each text between two tags that no style sheet hides; one may add others between."""
    hiding = cssselect2.Matcher()
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for sheet in (*sheets, *(style.text for style in root.iter("style"))):
        rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        for selector in _hiding(rules, ""):
            hiding.add_selector(selector, True)
    texts = _texts(cssselect2.ElementWrapper.from_html_root(root.find("body")), hiding)
    plain = (text.replace("\u200b", "") for text in texts if text)
    return [" ".join(text.split()) for text in plain if text.strip()]


def _hiding(rules: Iterable[object], outer: str) -> Iterator[cssselect2.compiler.CompiledSelector]:
    for rule in rules:
        if getattr(rule, "type", None) != "qualified-rule":
            continue
        own = tinycss2.serialize(rule.prelude).strip()
        nested = ", ".join(f"{outer} {each}" for each in own.split(",")) if outer else own
        inner = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        if any(_hides(each) for each in inner):
            yield from cssselect2.compile_selector_list(nested)
        yield from _hiding(inner, f":is({nested})")


def _hides(found: object) -> bool:
    if getattr(found, "type", None) != "declaration":
        return False
    return (found.name, tinycss2.serialize(found.value).strip()) in _HIDDEN


def _texts(element: cssselect2.ElementWrapper, hiding: cssselect2.Matcher) -> Iterator[str | None]:
    tag = element.etree_element.tag
    hidden = any(pseudo is None for _, _, pseudo, _ in hiding.match(element))
    if hidden or not isinstance(tag, str) or tag.rpartition("}")[2] in _UNWRITTEN:
        return
    yield element.etree_element.text
    for child in element.iter_children():
        yield from _texts(child, hiding)
        yield child.etree_element.tail
