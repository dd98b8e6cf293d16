"""The flow table as readers see it: two engines draw the same, and it is what the steps say."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from macros.flow import flow
from macros.loader import load
from macros.model import Manual, Procedure
from tests.conftest import LAKESIDE, ROOT
from tests.flow_lines import drawing, traced, ways_of
from tests.flow_marks import Box, Marks, read
from tests.flow_pdf import document, from_browser, from_weasyprint, hard, long, meeting
from tests.flow_units import as_line, as_lines, leaving

MOST = 0.5
# What nobody sees, in mm.
HAIR = 0.05
# How thick a symbol's lines are, in mm.
_STROKE = 0.35
_NOT_CONSONANTS = re.compile("[^\u0e01-\u0e2e]")


def cases() -> dict[str, tuple[Manual, Procedure]]:
    office, lakeside = load(ROOT / "data"), load(LAKESIDE / "data")
    found = {procedure.id: (office, procedure) for procedure in office.procedures}
    found |= {procedure.id: (lakeside, procedure) for procedure in lakeside.procedures}
    return found | {made.id: (office, made) for made in (hard(), meeting(), long())}


CASES = cases()
Pages = list[list[Marks]]


@pytest.fixture(scope="module")
def drawn(browser: Browser) -> dict[str, tuple[Pages, Pages]]:
    """The pages of every case as Chromium and as WeasyPrint draw them."""
    found = {}
    for name, (manual, procedure) in CASES.items():
        html = document(manual, procedure)
        found[name] = read(from_browser(browser, html)), read(from_weasyprint(html))
    return found


each = pytest.mark.parametrize("name", CASES)
either = pytest.mark.parametrize("engine", [0, 1], ids=["browser", "weasyprint"])
Drawn = dict[str, tuple[Pages, Pages]]


def rows_of(pages: Pages) -> list[Marks]:
    return [row for page in pages for row in page]


def offsets(row: Marks) -> Iterator[tuple[str, float]]:
    """Measure a row: what hangs on a symbol's edge from that edge, the rest from the row's."""
    symbol = row.symbol
    yield from (("left", symbol.left), ("right", symbol.right), ("top", symbol.top))
    for head in row.heads:
        yield from (("head", head.middle[0]), ("tip", head.bottom - symbol.top))
        yield from (("width", head.size[0]), ("height", head.size[1]))
    for box in row.lines:
        line = as_line(row, box)
        yield f"{line} left", box.middle[0] if line.left == line.right else box.left
        yield f"{line} right", box.middle[0] if line.left == line.right else box.right
        level = box.middle[1]
        yield f"{line} top", (level if line.top == line.bottom else box.top) - base(row, line.top)
        yield (
            f"{line} bottom",
            (level if line.top == line.bottom else box.bottom) - base(row, line.bottom),
        )
    for number, label in enumerate(sorted(row.labels, key=lambda found: found.box.bottom)):
        near = (symbol.top, symbol.middle[1], symbol.bottom)
        edge = min(near, key=lambda y: abs(y - label.box.bottom))
        yield f"label {number}", label.box.left
        yield f"label {number} base", label.box.bottom - edge


def base(row: Marks, unit: int) -> float:
    """Return the edge to which a line's end belongs: the row's or the symbol's."""
    symbol = row.symbol
    known = {0: 0.0, 10: symbol.top, 20: symbol.top, 50: symbol.middle[1]}
    return (known | {80: row.foot, 90: symbol.bottom, 100: row.height})[unit]


def differences(drawn: Drawn, name: str) -> Iterator[tuple[str, float]]:
    for number, (one, other) in enumerate(zip(*map(rows_of, drawn[name]), strict=True)):
        first, second = dict(offsets(one)), dict(offsets(other))
        assert first.keys() == second.keys(), f"row {number}"
        for what, value in first.items():
            yield f"row {number} {what}", abs(value - second[what])


@each
def test_both_engines_draw_the_same(drawn: Drawn, name: str) -> None:
    assert {what: by for what, by in differences(drawn, name) if by > MOST} == {}


@each
@either
def test_lines_join_what_the_steps_join(drawn: Drawn, name: str, engine: int) -> None:
    procedure = CASES[name][1]
    rows = rows_of(drawn[name][engine])
    assert len(rows) == len(procedure.steps) + 2
    lines = as_lines(rows)
    assert sorted(lines, key=str) == sorted(drawing(flow(procedure)), key=str)
    assert traced(lines, leaving(rows)) == ways_of(procedure)
    reached = {target for _, target, _ in ways_of(procedure)}
    assert [len(row.heads) for row in rows] == [int(n in reached) for n in range(len(rows))]


@each
@either
def test_words_stay_inside_their_symbol(drawn: Drawn, name: str, engine: int) -> None:
    for number, row in enumerate(rows_of(drawn[name][engine])):
        symbol = row.symbol
        decides = flow(CASES[name][1]).rows[number].symbol == "decision"
        for text in row.words:
            for y in (text.box.top, text.box.bottom):
                share = abs(y - symbol.middle[1]) / (symbol.size[1] / 2)
                half = symbol.size[0] / 2 * ((1 - share) if decides else 1)
                out = max(symbol.middle[0] - text.box.left, text.box.right - symbol.middle[0])
                assert out < half, f"row {number}: {text.words}"
        if decides:
            middle = (row.words[0].box.top + row.words[-1].box.bottom) / 2
            assert abs(middle - symbol.middle[1]) < 2 * MOST, f"row {number} is off its middle"
        assert 0 < symbol.top < symbol.bottom < row.height, f"row {number} cuts its symbol"


@each
@either
def test_a_report_is_one_shape(drawn: Drawn, name: str, engine: int) -> None:
    for row in rows_of(drawn[name][engine]):
        for wave in row.waves:
            assert abs(wave.middle[0] - row.symbol.middle[0]) < HAIR
            assert abs(wave.size[0] + _STROKE - row.symbol.size[0]) < 2 * HAIR


@each
@either
def test_labels_touch_nothing(drawn: Drawn, name: str, engine: int) -> None:
    for number, row in enumerate(rows_of(drawn[name][engine])):
        boxes = [label.box for label in row.labels]
        for index, box in enumerate(boxes):
            assert 0 < box.top < box.bottom < row.height, f"row {number} cuts a label"
            for other in (*row.lines, *row.heads, row.symbol, *boxes[:index]):
                assert not touching(box, other), f"row {number}: {row.labels[index].words}"


def touching(one: Box, other: Box) -> bool:
    return min(one.cut(other).size) > 0


@either
def test_a_way_across_pages_is_named_on_both(drawn: Drawn, engine: int) -> None:
    """The last decision of the long procedure leads back to its second step."""
    pages = drawn["long"][engine]
    found = []
    for row in (2, 13):
        marks = rows_of(pages)[row]
        said = [_NOT_CONSONANTS.sub("", label.words) for label in marks.labels]
        assert any(words.startswith("มหนชอบ") for words in said), said
        found += [number for number, page in enumerate(pages) if marks in page]
    assert found[0] < found[1]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    yield found
    found.close()


@cache
def labels_of(procedure: Procedure) -> list[list[str]]:
    """Return what must be written in each row: who arrives, then which way leaves where."""
    said = {"no": "ไม่เห็นชอบ", "yes": "เห็นชอบ"}
    ways = ways_of(procedure)
    found = []
    for row in range(len(procedure.steps) + 2):
        labels = []
        for answer in ("no", "yes", None):
            sources = sorted(s for s, t, a in ways if t == row != s + 1 and a == answer)
            if sources:
                before = f"{said[answer]} " if answer else ""
                labels.append(f"{before}จาก {', '.join(map(str, sources))}")
        found.append(labels + sorted(said[a] for s, _, a in ways if s == row and a))
    return found


@each
def test_words_are_the_steps_own(page: Page, name: str) -> None:
    manual, procedure = CASES[name]
    page.set_content(document(manual, procedure))
    texts = ["เริ่มต้น", *(step.text for step in procedure.steps), "สิ้นสุด"]
    assert page.locator("tbody .words").all_text_contents() == texts
    details = page.locator("tbody .detail-column").all_text_contents()
    assert all(d.startswith(step.text) for d, step in zip(details, procedure.steps, strict=True))
    labels = page.evaluate(
        """[...document.querySelectorAll('tbody tr')].map(row => [
            ...[...row.querySelectorAll('.entry span')].map(e => e.textContent),
            ...[...row.querySelectorAll('.symbol .answer')].map(e => e.textContent).sort()])"""
    )
    assert labels == [[*row] for row in labels_of(procedure)]


@each
def test_it_is_a_table_without_pictures_of_words(page: Page, name: str) -> None:
    manual, procedure = CASES[name]
    page.set_content(document(manual, procedure))
    assert page.locator("svg text, script, img, foreignObject, .flow [style*=url]").count() == 0
    assert procedure.title in (page.locator("table > caption").text_content() or "")
    assert page.locator("thead th").count() == page.locator("thead th[scope=col]").count() > 5
    assert page.locator("tbody th[scope=row]").count() == len(procedure.steps)
    assert page.locator("svg:not([aria-hidden=true])").count() == 0


@each
def test_words_stay_in_their_column(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 605, "height": 900})  # 160 mm, as on the handbook's paper
    page.emulate_media(media="print")
    page.set_content(document(*CASES[name]))
    wide = page.locator(".flow-table :is(td:not(.chart), th)").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"
    )
    assert wide == []
