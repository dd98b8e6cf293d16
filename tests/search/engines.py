"""The worker's own functions, run in the Node that Playwright brings and in Chromium."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser

from macros.search import worker

FOLDER = Path(__file__).parent
Engine = Callable[[str], Any]

# What a browser of 2020 lacks.
WITHOUT_SEGMENTER = "delete Intl.Segmenter;\n"


def script(*names: str, before: str = "") -> str:
    """Return the worker with some of this folder's scripts behind it."""
    parts = [(FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in names]
    return "\n".join((before, worker(), *parts))


def judged(name: str, split: str | None = None) -> list[dict[str, Any]]:
    """Return the judged queries of a file, all or those of a half."""
    content = json.loads((FOLDER / f"queries-{name}.json").read_text(encoding="utf-8"))
    return [query for query in content["queries"] if split in (None, query.get("split"))]


def concepts() -> dict[str, list[str]]:
    """Return where each concept of the judged queries stands in the site."""
    found: dict[str, list[str]] = json.loads((FOLDER / "map.json").read_text(encoding="utf-8"))
    return found


def in_node(folder: Path) -> Engine:
    """Return what runs a function's body in Node."""

    def run(body: str) -> Any:
        path = folder / "asked.cjs"
        call = f"console.log(JSON.stringify((() => {{\n{body}\n}})()));"
        path.write_text(call, encoding="utf-8")
        node = compute_driver_executable()[0]
        done = subprocess.run([node, path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def in_chromium(browser: Browser) -> Engine:
    """Return what runs a function's body in a page of its own."""

    def run(body: str) -> Any:
        page = browser.new_page()
        try:
            return page.evaluate(f"() => {{\n{body}\n}}")
        finally:
            page.close()

    return run
