"""The theme's search box as a reader uses it: keys, paste, the list of results."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Page

_INPUT = "[data-md-component=search-query]"

# Fills the box and lets go of a key; answers once the theme has written the new list.
_ASK = """async query => {
  const box = document.querySelector('[data-md-component=search-query]');
  const meta = document.querySelector('.md-search-result__meta');
  const written = act => new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('no answer to ' + query)), 6000);
    const seen = new MutationObserver(() => { seen.disconnect(); clearTimeout(late); done(); });
    seen.observe(meta, {childList: true, characterData: true, subtree: true});
    act();
  });
  const type = value => {
    box.value = value;
    box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
  };
  if (box.value !== '') await written(() => type(''));
  await written(() => type(query));
  await new Promise(done => setTimeout(done, 30));
}"""

_READ = """() => [...document.querySelectorAll('.md-search-result__item')].map(item =>
  [...item.querySelectorAll('a.md-search-result__link')].map(link => ({
    href: link.href,
    hidden: link.closest('details:not([open])') !== null,
    title: link.querySelector('h1, h2')?.textContent ?? '',
    text: link.textContent,
    marks: [...link.querySelectorAll('mark')].map(mark => mark.textContent),
  })))"""


@dataclass(frozen=True)
class Link:
    """A line of the results: where it leads, what it shows."""

    address: str
    title: str
    text: str
    marks: list[str]
    hidden: bool

    @property
    def page(self) -> str:
        """The page without its anchor."""
        return self.address.partition("#")[0]


@dataclass(frozen=True)
class SearchBox:
    """The search box of a page that is open."""

    page: Page
    base: str

    def open(self, address: str = "") -> None:
        """Open a page and wait until its search is ready."""
        self.page.goto(self.base + address)
        self.page.locator(_INPUT).evaluate("box => box.focus()")
        self.page.wait_for_function(
            "() => document.querySelector('.md-search-result__meta').textContent.includes('พิมพ์')"
        )

    def ask(self, query: str) -> list[list[Link]]:
        """Ask by keys; return the links of each page that is found."""
        self.page.evaluate(_ASK, query)
        return self.results()

    def paste(self, query: str) -> None:
        """Put text in as a mouse or a voice does: no key is pressed."""
        self.page.keyboard.insert_text(query)

    def results(self) -> list[list[Link]]:
        """Return the links of each page on the list."""
        return [[self._link(link) for link in item] for item in self.page.evaluate(_READ)]

    def _link(self, found: dict[str, Any]) -> Link:
        path, _, anchor = unquote(found.pop("href")).removeprefix(self.base).partition("#")
        address = path.partition("?")[0] + (f"#{anchor}" if anchor else "")
        return Link(address=address, **found)


@dataclass
class Figures:
    """How many of some judged queries are answered, and which are not."""

    asked: int = 0
    first: int = 0
    three: int = 0
    empty: int = 0
    missed: list[str] = field(default_factory=list)

    def shares(self) -> tuple[float, float, float]:
        """Return success@1, success@3 and the share of queries without a result."""
        return self.first / self.asked, self.three / self.asked, self.empty / self.asked


def measure(box: SearchBox, queries: list[dict[str, Any]], where: dict[str, list[str]]) -> Figures:
    """Ask judged queries; a page that answers counts, whichever of its sections is found."""
    figures = Figures()
    for query in queries:
        wanted = {
            address.partition("#")[0] for concept in query["expect"] for address in where[concept]
        }
        pages = [links[0].page for links in box.ask(query["q"])]
        rank = next((rank for rank, page in enumerate(pages, 1) if page in wanted), 0)
        figures.asked += 1
        figures.first += rank == 1
        figures.three += 1 <= rank <= 3
        figures.empty += not pages
        if rank != 1:
            figures.missed.append(f"{query['q']}: {rank or 'not found'}, {pages[:3]}")
    return figures


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        """Answer a wrong address with the site's own page, as hosts do."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site on this machine; gives its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
