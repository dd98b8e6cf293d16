"""A form in Chromium's own viewer of PDF: somebody types, and is told in Thai what is wrong."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Frame, Page

from tests import ink
from tests.every_form import fillable

_VIEWER = "chrome-extension://"
_PATIENCE = 75
# The viewer counts 96 pixels to the inch; the page starts below its toolbar, in the middle.
_TOOLBAR, _WIDTH, _HEIGHT = 56, 1000, 1300
_SCALE = 96 / 72
# What Playwright adds would leave Chromium without its viewer.
_UNWANTED = [
    "--headless",
    "--headless=old",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
]


@dataclass
class Viewer:
    """A form opened at its full size, and what it has said."""

    page: Page
    boxes: dict[str, ink.Box]
    said: list[str]

    @property
    def inner(self) -> Frame | None:
        """Return the frame in which the viewer paints."""
        inside = [frame for frame in self.page.frames if frame.parent_frame]
        return next((frame for frame in inside if not frame.url.startswith(_VIEWER)), None)

    def soon(self, true: Callable[[], bool]) -> bool:
        """Whether something comes true before patience ends."""
        for _ in range(_PATIENCE):
            if true():
                return True
            self.page.wait_for_timeout(200)
        return False

    def write(self, name: str, text: str) -> None:
        """Type into a field, letter for letter."""
        self.press(name)
        keyboard = self.page.context.new_cdp_session(self.inner)
        for letter in text:
            keyboard.send("Input.dispatchKeyEvent", {"type": "char", "text": letter})
        self.page.wait_for_timeout(150)

    def press(self, name: str) -> None:
        """Press the middle of a field."""
        left, top, right, bottom = self._pixels(name)
        self.page.mouse.click((left + right) / 2, (top + bottom) / 2)
        self.page.wait_for_timeout(150)

    def seen(self, name: str) -> Image.Image:
        """Return what is on the screen in the place of a field."""
        shot = Image.open(BytesIO(self.page.screenshot())).convert("L")
        return shot.crop(tuple(map(round, self._pixels(name))))

    def _pixels(self, name: str) -> tuple[float, float, float, float]:
        box = self.boxes[name]
        start = (_WIDTH - 595.28 * _SCALE) / 2 - 5
        across = [start + each * _SCALE for each in (box.left, box.right)]
        along = [_TOOLBAR + 3 + (841.89 - each) * _SCALE for each in (box.top, box.bottom)]
        return across[0], along[0], across[1], along[1]


@pytest.fixture
def context(browser: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if not found:
        pytest.skip("Playwright's Chromium has no viewer of PDF")
    opened = browser.browser_type.launch_persistent_context(
        tmp_path / "profile",
        executable_path=found,
        ignore_default_args=_UNWANTED,
        args=["--headless=new", "--no-sandbox", "--disable-gpu"],
        viewport={"width": _WIDTH, "height": _HEIGHT},
    )
    yield opened
    opened.close()


@pytest.fixture
def viewer(context: BrowserContext, tmp_path: Path) -> Viewer:
    path = tmp_path / "form.pdf"
    path.write_bytes(fillable("first", "equipment-loan"))
    said: list[str] = []
    context.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    page = context.new_page()
    page.goto(f"{path.as_uri()}#zoom=100&navpanes=0")
    boxes = {name: box for name, (box, _) in ink.places(path.read_bytes()).items()}
    opened = Viewer(page, boxes, said)
    if not opened.soon(lambda: opened.inner is not None):
        pytest.skip("this Chromium has no viewer of PDF")
    assert opened.soon(lambda: opened.seen("agency").getextrema()[1] > 200)
    return opened


def test_typing_in_the_viewer(viewer: Viewer) -> None:
    empty = viewer.seen("borrower_name")
    viewer.write("borrower_name", "ที่ปั๊มน้ำ ผู้ใหญ่")
    viewer.write("borrower_telephone", "ก")
    viewer.write("loan_from", "28/12/2569")
    days = viewer.seen("loan_days")
    viewer.write("loan_to", "๑๕ มกราคม พ.ศ. ๒๕๗๐")
    viewer.write("items_1_quantity", "สอง")
    viewer.press("agency")
    assert viewer.soon(lambda: len(viewer.said) == 2), viewer.said
    assert ImageChops.difference(empty, viewer.seen("borrower_name")).getbbox()
    assert ImageChops.difference(days, viewer.seen("loan_days")).getbbox()
    telephone, quantity = viewer.said
    assert "053-000-000" in telephone
    assert "จำนวนเต็ม" in quantity
