"""What many tests share: the manuals, and what they build, made once for the whole run."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from macros.loader import load
from macros.model import Manual
from macros.prose import Prose, read_prose

ROOT = Path(__file__).resolve().parent.parent
LAKESIDE = ROOT / "tests" / "offices" / "lakeside"


@dataclass(frozen=True)
class Office:
    """A manual as files, as the model, and as what is published of it."""

    data: Path
    docs: Path
    manual: Manual
    prose: tuple[Prose, ...]
    site: Path

    def page(self, address: str) -> str:
        """Return the HTML of a page."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def run(verb: str, *arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands as its shell file does."""
    command = [sys.executable, "-m", f"scripts.{verb}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def build(data: Path, docs: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build a manual into a folder."""
    return run("build", "--data", data, "--docs", docs, "--out", out)


def office(folder: Path, out: Path) -> Office:
    """Build a manual that must be free of problems."""
    data, docs = folder / "data", folder / "docs"
    done = build(data, docs, out)
    assert done.returncode == 0, done.stdout + done.stderr
    return Office(data, docs, load(data), read_prose(docs)[0], out)


@pytest.fixture(scope="session")
def chiang_mai(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The project's own manual."""
    return office(ROOT, tmp_path_factory.mktemp("chiang-mai") / "site")


@pytest.fixture(scope="session")
def lakeside(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The second office, which exists only for the tests."""
    return office(LAKESIDE, tmp_path_factory.mktemp("lakeside") / "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the system's own, or the one that Playwright has installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
