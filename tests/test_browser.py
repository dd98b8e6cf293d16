"""The site in a real browser: accessible, self-contained, and fit for a small phone."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import Office
from tests.finished import pages

# One page of every kind; 404 is what a server answers to a wrong address.
KINDS = (
    "",
    "preface/",
    "duties/",
    "procedures/",
    "procedures/advice-troubleshooting/",
    "forms/",
    "forms/repair-request/",
    "references/",
    "glossary/",
    "calendar/",
    "audit/",
    "audit/completeness/",
    "audit/corrections/",
    "audit/editions/",
    "audit/questions/",
    "contribute/",
    "contribute/editing/",
    "contribute/keys/",
    "contribute/macros/",
    "data/",
    "privacy/",
    "verify/",
    "404.html",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(chiang_mai: Office) -> Iterator[str]:
    """The address of the site on a server of this machine."""
    handler = functools.partial(_Quiet, directory=str(chiang_mai.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(page: Page, served: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    for address in KINDS:
        page.goto(served + address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_scrolls_sideways(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in KINDS:
        page.goto(served + address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{address} is {wide} px wide"


def test_no_page_asks_another_host(page: Page, served: str, chiang_mai: Office) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages(chiang_mai.site):
        page.goto(served + path.relative_to(chiang_mai.site).as_posix(), wait_until="networkidle")
    assert [url for url in asked if not url.startswith((served, "data:", "blob:"))] == []


def test_nothing_is_stored_about_the_reader(page: Page, served: str) -> None:
    for address in KINDS:
        page.goto(served + address)
    assert page.context.cookies() == []
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


@pytest.mark.parametrize("address", ["", "procedures/advice-troubleshooting/", "duties/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_reaches_everything(page: Page, served: str, address: str, width: int) -> None:
    """Tab visits every link and button that can be seen, each with a visible focus."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served + address)
    visible = page.evaluate(
        """() => [...document.querySelectorAll('article a[href], article button, header a[href], '
              + 'header button, footer a[href]')].filter(e => e.checkVisibility()).length"""
    )
    reached, invisible = set(), []
    for _ in range(visible + 60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (e === document.body) return null;
                e.dataset.seen ??= String(Math.random());
                const style = getComputedStyle(e), r = e.getBoundingClientRect();
                const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                return [e.dataset.seen, e.outerHTML.slice(0, 90), ring || e.matches('input'),
                        !!e.closest('article, header, footer'), r.width > 0];
            }"""
        )
        if seen is None:
            break
        key, html, ring, counted, sized = seen
        if not ring and sized:
            invisible.append(html)
        if counted:
            reached.add(key)
    assert invisible == []
    assert len(reached) >= visible


@pytest.mark.parametrize("address", ["", "procedures/specification/"])
def test_the_drawer_is_used_from_the_keyboard(page: Page, served: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(served + address)
    button = page.locator("[data-toggle=__drawer]")
    button.press("Enter")
    page.wait_for_function("document.activeElement.closest('.md-nav--primary')")
    assert not aside(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        if not in_menu(page):
            break
        assert focused_shows(page)
    else:
        pytest.fail("nothing leads out of the menu")
    page.keyboard.press("Escape")
    assert not page.locator("#__drawer").is_checked()
    assert button.evaluate("e => e === document.activeElement")


def test_a_closed_drawer_is_passed_over(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(served)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not in_menu(page)


def test_panels_of_the_drawer_are_left_the_way_they_were_entered(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(served)
    page.locator("[data-toggle=__drawer]").press("Enter")
    page.wait_for_function("document.activeElement.closest('.md-nav--primary')")
    into = page.locator(".md-nav--primary label[for=__nav_4]").first
    into.press("Enter")
    page.locator(".md-nav--primary a[href='procedures/specification/']").wait_for()
    assert not aside(page)
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('#__nav_4').checked")
    assert into.evaluate("e => e === document.activeElement")


def aside(page: Page) -> bool:
    """Whether the menu was scrolled to where a panel waits, so that it looks empty."""
    scrolled = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap")
    return bool(scrolled.evaluate("e => e.scrollLeft"))


def in_menu(page: Page) -> bool:
    return bool(page.evaluate("!!document.activeElement.closest('.md-sidebar--primary')"))


def focused_shows(page: Page) -> bool:
    """Whether the focused element is inside the window and nothing covers its middle."""
    return bool(
        page.evaluate("""() => {
          const focused = document.activeElement;
          const box = focused.getBoundingClientRect();
          const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return focused.contains(found) || found?.contains(focused);
        }""")
    )


def test_the_search_on_the_home_page_opens_the_search(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(served)
    page.locator(".open-search").press("Enter")
    assert page.locator("#__search").is_checked()
    page.keyboard.type("x")
    assert page.locator("[data-md-component=search-query]").input_value() == "x"


@pytest.mark.parametrize(
    ("today", "next_date", "days"),
    [
        ("2026-11-22", "๓๐ เมษายน", "อีก ๑๕๙ วัน"),
        ("2026-06-10", "๑๐ มิถุนายน", "วันนี้"),
        ("2026-11-09", "๑๐ พฤศจิกายน", "อีก ๑ วัน"),
    ],
)
def test_the_next_due_date_is_marked(
    page: Page, served: str, today: str, next_date: str, days: str
) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00")
    for address in ("", "calendar/"):
        page.goto(served + address)
        marked = page.locator("article .next")
        assert marked.count() == 1
        assert next_date in marked.inner_text()
        assert days in marked.inner_text()


def test_marks_of_large_headings_are_not_clipped(page: Page, served: str) -> None:
    """The line is at least as high as the tallest stack of Thai marks that Sarabun draws."""
    page.goto(served + "procedures/advice-troubleshooting/")
    for selector in ("h1", "h2", "p", "td", ".md-nav__link", ".md-tabs__link"):
        ratio = page.evaluate(
            """selector => {
                const s = getComputedStyle(document.querySelector('article ' + selector)
                    ?? document.querySelector(selector));
                return parseFloat(s.lineHeight) / parseFloat(s.fontSize);
            }""",
            selector,
        )
        assert ratio >= 1.3, selector


def test_paper_shows_the_page_alone(page: Page, served: str) -> None:
    page.emulate_media(media="print")
    page.goto(served + "procedures/advice-troubleshooting/")
    for selector in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"):
        assert not page.locator(selector).first.is_visible()
    assert page.locator("article h1").is_visible()


@pytest.mark.parametrize("address", ["", "procedures/advice-troubleshooting/", "duties/"])
def test_a_first_visit_is_light(
    browser: Browser, served: str, chiang_mai: Office, address: str
) -> None:
    """At most 120 KB over gzip, fonts and search index included."""
    page = browser.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(served + address, wait_until="networkidle")
    page.close()
    names = {url.removeprefix(served) for url in asked if url.startswith(served)}
    files = [chiang_mai.site / name for name in names]
    sizes = {file: transferred(file / "index.html" if file.is_dir() else file) for file in files}
    assert {"search_index.json", "sarabun-400.woff2"} <= {file.name for file in files}
    assert sum(sizes.values()) <= 120_000, sizes


def transferred(path: Path) -> int:
    """Return the size of a file as a server sends it; fonts are compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix in {".woff2", ".png"} else len(gzip.compress(content, 9))
