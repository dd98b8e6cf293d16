"""A page of the copy: its links lead to files, and it says what the copy leaves out."""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from macros.offline.address import Shelf, relative

Attributes = list[tuple[str, str | None]]

# The script that stands in for workers, which a page without a server may not start.
SHIM = "assets/iframe-worker/shim.js"
# What the theme's script reads first; the shim must run before that script.
_THEME = ("id", "__config")
# Links for search engines, and one that a browser refuses to follow where there is no server.
_DROPPED = {"canonical", "preload"}


@dataclass(frozen=True)
class Words:
    """What the copy says of itself, as HTML: at the foot of a page, and after a dead link."""

    notice: str
    left_out: str


def offline_page(source: str, page: str, shelf: Shelf, words: Words) -> str:
    """Return a page as the copy has it; what need not change stays as it is, byte for byte."""
    reader = _Reader(source, page, shelf, words)
    reader.feed(source)
    reader.close()
    changed, done = [], 0
    for start, end, text in sorted([*reader.changes, (reader.foot, reader.foot, words.notice)]):
        changed += [source[done:start], text]
        done = end
    return "".join([*changed, source[done:]])


class _Reader(HTMLParser):
    """Finds what must change in a page, as `(start, end, text)`, and where its foot is."""

    def __init__(self, source: str, page: str, shelf: Shelf, words: Words) -> None:
        super().__init__(convert_charrefs=False)
        self.changes: list[tuple[int, int, str]] = []
        self.foot = len(source)
        self._source, self._page, self._shelf, self._words = source, page, shelf, words
        self._lines = [0]
        for line in source.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._closings: dict[str, str] = {}
        self._footed = False
        self._templates = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Lead a tag's links to files; put the shim before what the theme's script reads."""
        self._templates += tag == "template"
        if _THEME in attrs:
            self._replace(0, f'<script defer src="{relative(SHIM, self._page)}"></script>')
        if tag == "link" and dict(attrs).get("rel") in _DROPPED:
            self._replace(self._length(), "")
            return
        for key, link in attrs:
            if key in {"href", "src"} and link is not None and not link.startswith("#"):
                self._lead(tag, attrs, key, link)

    def handle_endtag(self, tag: str) -> None:
        """Close what was changed; the foot is in the last footer, or else at the very end."""
        here = self._here()
        self._templates -= tag == "template"
        if not self._templates and (tag == "footer" or (tag == "body" and not self._footed)):
            self.foot, self._footed = here, True
        if tag in self._closings:
            end = self._source.index(">", here) + 1
            self._replace(end - here, self._closings.pop(tag))

    def _lead(self, tag: str, attrs: Attributes, key: str, link: str) -> None:
        if self._shelf.leads_away(link, self._page):
            return
        led = self._shelf.link(link, self._page)
        if led is None:
            self._leave_out(tag, attrs, link)
        elif led != link:
            self._replace(self._length(), _start(tag, attrs, key, led))

    def _leave_out(self, tag: str, attrs: Attributes, link: str) -> None:
        online = self._shelf.online(link, self._page)
        if tag != "a":
            start, closing = "", ""
        elif online:
            start, closing = _start(tag, attrs, "href", online), f"</a> {self._words.left_out}"
        else:
            start, closing = "<span>", f"</span> {self._words.left_out}"
        self._replace(self._length(), start)
        self._closings[tag] = closing

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _length(self) -> int:
        return len(self.get_starttag_text() or "")

    def _replace(self, length: int, text: str) -> None:
        self.changes.append((self._here(), self._here() + length, text))


def _start(tag: str, attrs: Attributes, key: str, link: str) -> str:
    written = [
        name if value is None else f'{name}="{escape(link if name == key else value)}"'
        for name, value in attrs
    ]
    return f"<{' '.join([tag, *written])}>"
