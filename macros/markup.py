"""Data as text inside markup: it reads as typed and is never taken for markup or code."""

import html
import json
import re
from typing import Any

from markupsafe import Markup, escape

_URL = re.compile(r"https?://[^\s<>\"'()]+")
# Everything that Markdown or Jinja could read as a sign, `&` and `<` included.
_SIGN = re.compile(r"[^\w\s\u0e00-\u0e7f,.;:/%–—“”‘’…-]|_|(?<=\s)[.:]|^[.:]")

_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "&<>\u2028\u2029"}


def inline(text: str) -> str:
    """Write text for a line of Markdown, a title or an attribute: each sign as an entity."""
    one_line = " ".join(text.split())
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", one_line)


def plain(markup: str) -> str:
    """Return the text that markup made by `inline` reads as."""
    return html.unescape(markup)


def script_json(data: Any) -> str:
    """Write data as JSON that may stand in an element of HTML: nothing in it can end the element.

    HTML, 13.2.5.4; JavaScript takes it too.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_IN_SCRIPT)


def with_links(text: str) -> Markup:
    """Write text as HTML in which web addresses are links, as the source prints them."""
    written, end = Markup(), 0
    for found in _URL.finditer(text):
        url = found[0].rstrip(".,;")
        written += escape(text[end : found.start()])
        written += Markup('<a href="{0}" lang="en">{0}</a>').format(url)
        end = found.start() + len(url)
    return written + escape(text[end:])
