"""The flow table on screens: it fits a small phone, and its lines are seen in any colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.stylesheets import joined
from tests.conftest import ROOT, Office
from tests.flow_pdf import document, hard

LEAST_CONTRAST = 3

# The corners of the words in each diamond, as shares of its half width and half height; words
# are lower than their line, which leaves room for marks above and below.
CORNERS = """() => [...document.querySelectorAll('.symbol.decision')].flatMap(symbol => {
    const box = symbol.getBoundingClientRect(), range = document.createRange();
    range.selectNodeContents(symbol.querySelector('.words'));
    return [...range.getClientRects()].map(line => {
        const from = v => Math.abs(v - (box.top + box.bottom) / 2) / (box.height / 2);
        const wide = Math.max((box.left + box.right) / 2 - line.left,
                              line.right - (box.left + box.right) / 2) / (box.width / 2);
        const rest = line.height * .25;
        return wide + Math.max(from(line.top + rest), from(line.bottom - rest));
    });
})"""
# What is drawn beside the spine, and how far to the left and the right it is seen.
BRANCHES = """() => [...document.querySelectorAll('.flow-table .symbol')].flatMap(symbol =>
    [...symbol.querySelectorAll('[class*=lane-], .answer'),
     ...symbol.parentElement.querySelectorAll('.entry span')].map(e => {
        const box = e.getBoundingClientRect(), shown = e.checkVisibility();
        return [e.className, shown && box.width + box.height > 0 ? box.left : -1, box.right];
    }))"""
COLOURS = """() => {
    const canvas = document.createElement('canvas').getContext('2d');
    const rgb = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const behind = e => {
        const colour = rgb(getComputedStyle(e).backgroundColor);
        return colour[3] === 255 || !e.parentElement ? colour : behind(e.parentElement);
    };
    const seen = (selector, key) => [...document.querySelectorAll(`.flow ${selector}`)].map(
        e => [selector, rgb(getComputedStyle(e)[key]), behind(e)]);
    return [...seen('.down', 'borderLeftColor'), ...seen('.across', 'borderTopColor'),
            ...seen('.head', 'borderTopColor'), ...seen('.shape path', 'stroke'),
            ...seen('.task .words', 'borderTopColor'), ...seen('.answer', 'color')];
}"""


@pytest.fixture(params=["chiang_mai", "lakeside"])
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    yield found
    found.close()


def addresses(office: Office) -> list[str]:
    folder: Path = office.site / "procedures"
    return [(folder / found.id / "index.html").as_uri() for found in office.manual.procedures]


def check_branches(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name, left, right in page.evaluate(BRANCHES):
        assert 0 <= left <= right <= width, name
    assert all(corner < 1 for corner in page.evaluate(CORNERS))


@pytest.mark.parametrize("width", [320, 390, 430])
def test_a_phone_shows_the_branches(page: Page, office: Office, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in addresses(office):
        page.goto(address)
        check_branches(page, width)
        assert not page.locator(".flow-table thead").is_visible()


@pytest.mark.parametrize("width", [320, 390, 430])
def test_a_phone_shows_four_lanes(page: Page, chiang_mai: Office, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    html = document(chiang_mai.manual, hard())
    page.set_content(html.replace("</head>", f"<style>{joined()}</style></head>"))
    check_branches(page, width)


def test_a_phone_labels_what_is_known(page: Page, office: Office) -> None:
    """A column in which the whole procedure says nothing is told once, not step by step."""
    page.set_viewport_size({"width": 390, "height": 800})
    for address, procedure in zip(addresses(office), office.manual.procedures, strict=True):
        page.goto(address)
        for key, label in (
            ("duration", "ระยะเวลา"),
            ("standard", "มาตรฐานคุณภาพงาน"),
            ("responsible", "ผู้รับผิดชอบ"),
        ):
            stated = any(getattr(step, key) for step in procedure.steps)
            cells = page.locator(f'.flow-table [data-label="{label}"]')
            assert cells.count() == len(procedure.steps)
            for cell in cells.all():
                assert cell.is_visible() == stated
                before = cell.evaluate("e => getComputedStyle(e, '::before').content")
                assert not stated or label in before
            note = page.locator(".flow-note")
            assert stated != (note.count() > 0 and label in note.inner_text())


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_lines_are_seen(page: Page, lakeside: Office, colours: str, forced: str) -> None:
    page.emulate_media(color_scheme=colours, forced_colors=forced)  # type: ignore[arg-type]
    for address in addresses(lakeside):
        page.goto(address)
        found = page.evaluate(COLOURS)
        assert found
        for name, line, behind in found:
            assert contrast(line, behind) >= LEAST_CONTRAST, (name, line, behind)
        heads = page.locator(".flow .head")
        sides = heads.evaluate_all("all => all.map(e => getComputedStyle(e).borderLeftColor)")
        assert set(sides) == {"rgba(0, 0, 0, 0)"}, "a head is a triangle, not a box"


def contrast(one: list[int], other: list[int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[int]) -> float:
    parts = [value / 255 for value in colour[:3]]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return sum(share * v for share, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_colour_of_shapes_is_the_ink() -> None:
    """WeasyPrint gives an inline SVG no style, so the template repeats the token."""
    sheet = (ROOT / "macros" / "stylesheets" / "tokens.css").read_text(encoding="utf-8")
    shapes = (ROOT / "macros" / "templates" / "fragments" / "flow.html").read_text(encoding="utf-8")
    ink = sheet.partition("--ink: ")[2].partition(";")[0]
    assert shapes.count(f'stroke="{ink}"') == shapes.count("stroke=") == 2
