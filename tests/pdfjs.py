"""PDF.js, the reader of Firefox, at work in the tests' Chromium; nothing leaves the machine."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

_FOLDER = Path(__file__).parent / "vendor" / "pdfjs"
_ORIGIN = "http://pdfjs.test/"
_PAGE = f"""<!doctype html><meta charset="utf-8"><title>reader</title><script type="module">
import * as pdfjs from "{_ORIGIN}pdf.min.mjs";
pdfjs.GlobalWorkerOptions.workerSrc = "{_ORIGIN}pdf.worker.min.mjs";
window.pdfjs = pdfjs;
window.opened = (data) =>
  pdfjs.getDocument({{ data: Uint8Array.fromBase64?.(data)
    ?? Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) }}).promise;
</script>"""
_TEXTS = """async (data) => {
  const file = await opened(data);
  const texts = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const content = await (await file.getPage(number)).getTextContent();
    texts.push(content.items.map((item) => item.str + (item.hasEOL ? "\\n" : "")).join(""));
  }
  await file.loadingTask.destroy();
  return texts;
}"""


@contextmanager
def reader(browser: Browser) -> Iterator[Page]:
    """Give a page that knows `pdfjs`, and `opened(base64)` for a promise of a document."""
    context = browser.new_context()
    context.route("**/*", _answer)
    try:
        page = context.new_page()
        page.goto(_ORIGIN)
        page.wait_for_function("window.pdfjs")
        yield page
    finally:
        context.close()


def _answer(route: Route) -> None:
    name = route.request.url.removeprefix(_ORIGIN)
    path = _FOLDER / name
    if name and path.is_file():
        route.fulfill(path=path, content_type="text/javascript")
    elif name:
        route.abort()
    else:
        route.fulfill(body=_PAGE, content_type="text/html")


def asked(page: Page, script: str, pdf: bytes) -> Any:
    """Return what a function of the PDF, in base64, answers in the reader's page."""
    return page.evaluate(script, base64.b64encode(pdf).decode("ascii"))


def texts(browser: Browser, pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with reader(browser) as page:
        found: list[str] = asked(page, _TEXTS, pdf)
        return found
