"""The pages to fill in on a server of this machine, and how a test fills them."""

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from forms.acroform import fillable_pdf
from forms.web import assets, fill_page
from macros.model import Form, Manual

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "macros" / "theme"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def publish(manual: Manual, folder: Path, fillable: tuple[str, ...]) -> None:
    """Write what a site has of the pages to fill in, and the PDF of some forms."""
    for name, content in assets().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.copytree(THEME / "fonts", folder / "fonts")
    shutil.copy(THEME / "assets" / "favicon.svg", folder / "assets")
    for form in manual.forms:
        path = folder / "forms" / form.id / "fill" / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(fill_page(form, manual), encoding="utf-8")
        if form.id in fillable:
            (path.parent.parent / f"{form.id}.pdf").write_bytes(fillable_pdf(form, manual))


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a folder on a server of this machine."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_address[1]}/"
        found.shutdown()


def sample(form: Form, size: str) -> dict[str, Any]:
    """Return the answers of an invented person, `short` or `long`."""
    path = ROOT / "tests" / "forms" / f"{form.id}-{size}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def open_file(page: Page, answers: dict[str, Any]) -> None:
    """Give the page a file of answers."""
    content = json.dumps(answers, ensure_ascii=False).encode()
    file = {"name": "answers.json", "mimeType": "application/json", "buffer": content}
    page.locator("#open").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_text("นำคำตอบจากไฟล์มาใส่แล้ว").wait_for()


def saved_file(page: Page) -> dict[str, Any]:
    """Take the file of answers that the page hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name="บันทึกคำตอบเป็นไฟล์").click()
    found: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return found
