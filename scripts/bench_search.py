"""Measure the search in Chromium: its worker, on the manual and on one far larger, and its list."""

import json
import random
import re
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.folders import PROJECT
from scripts.chromium import Memory, chromium, serving
from scripts.figures import row

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SECTIONS = 10_000
_SECTIONS_A_PAGE = 10

# Around the site's own worker: after each answer it says how long that took, sending included.
_TIMED = """
const post = self.postMessage.bind(self);
let begun = 0;
self.addEventListener('message', () => { begun = performance.now(); });
self.postMessage = message => { post(message); post({took: performance.now() - begun}); };
importScripts('%s');
"""
_START = "source => { window.worker = new Worker(URL.createObjectURL(new Blob([source]))); }"
_ASK = """async ([type, asked]) => {
  const took = [];
  for (const data of JSON.parse(asked)) {
    took.push(await new Promise(done => {
      window.worker.onmessage = ({data}) => data.took === undefined || done(data.took);
      window.worker.postMessage({type, data});
    }));
  }
  return took;
}"""

# Before the theme hears the worker: note when a list arrives and when its frame has been drawn.
_WATCH = """
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', event => {
      const arrived = performance.now();
      if (event.data.type !== 3) return;
      requestAnimationFrame(() => setTimeout(() => window.drawn?.(performance.now() - arrived)));
    });
  }
};
"""
_DRAW = """query => new Promise(done => {
  window.drawn = done;
  const box = document.querySelector('[data-md-component=search-query]');
  box.value = query;
  box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
})"""


def sections(documents: Sequence[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Yield sections as long as some of the real ones, their phrases taken from all of them."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    phrases = {
        key: [phrase for document in documents for phrase in _phrases(document[key])]
        for key in ("title", "text")
    }
    for number in range(count):
        model = chance.choice(documents)
        page, place = divmod(number, _SECTIONS_A_PAGE)
        section = {"location": f"page-{page}/" + (f"#section-{place}" if place else "")}
        for key, known in phrases.items():
            section[key] = " ".join(chance.choice(known) for _ in _phrases(model[key]))
        yield section


def _phrases(html: str) -> list[str]:
    return re.sub("<[^>]*>", " ", html).split()


def typed(every: int) -> list[str]:
    """Return what stands in the box while the judged queries are typed, one of so many states."""
    files = sorted((PROJECT / "tests" / "search").glob("queries-*.json"))
    queries = [
        query["q"]
        for file in files
        for query in json.loads(file.read_text(encoding="utf-8"))["queries"]
    ]
    return [query[:end] for query in queries for end in range(1, len(query) + 1)][::every]


def searching(site: Path) -> None:
    """Measure the search of a site that is built."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    large = {**index, "docs": list(sections(index["docs"], SECTIONS))}
    with serving(site) as base, chromium() as browser:
        _, took, _ = _asked(browser, base, site, index, typed(1))
        row("search worker on the manual, median", statistics.median(took), 5, " ms")
        row("search worker on the manual, 95th percentile", _p95(took), 16, " ms")
        row(
            "list drawn by a CPU four times slower, 95th percentile",
            _drawn(browser, base),
            50,
            " ms",
        )
        built, took, more = _asked(browser, base, site, large, typed(7))
        row(f"search worker on {SECTIONS} sections, median", statistics.median(took), 50, " ms")
        row(f"search worker on {SECTIONS} sections, 95th percentile", _p95(took), 100, " ms")
        row(f"index of {SECTIONS} sections built", built / 1000, 3, " s")
        row(f"memory for {SECTIONS} sections", more / 1e6, 60, " MB")


def _asked(
    browser: "Browser", base: str, site: Path, index: dict[str, Any], queries: list[str]
) -> tuple[float, list[float], float]:
    """Return how long the worker takes to build its index and to answer (ms), and its bytes."""
    page = browser.new_page()
    page.goto(f"{base}404.html")
    memory = Memory(page)
    [script] = (site / "assets" / "javascripts" / "workers").glob("search.*.js")
    page.evaluate(_START, _TIMED % f"{base}{script.relative_to(site)}")
    page.evaluate(_ASK, [2, "[]"])
    before = memory.held()
    [built] = page.evaluate(_ASK, [0, json.dumps([index])])
    took: list[float] = page.evaluate(_ASK, [2, json.dumps(queries)])
    more = memory.held() - before
    page.close()
    return built, took, more


def _p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def _drawn(browser: "Browser", base: str) -> float:
    """Return the time from a list's arrival until its frame is drawn (ms, 95th percentile)."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(_WATCH)
    page.goto(base)
    page.locator("[data-md-component=search-query]").evaluate("box => box.focus()")
    page.evaluate(_DRAW, "0")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = [[page.evaluate(_DRAW, query) for query in typed(37)] for _ in range(3)]
    page.close()
    return _p95([statistics.median(times) for times in zip(*took, strict=True)])
