"""The manual does not depend on one engine: other ways of building say the same."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from tests.conftest import LAKESIDE, ROOT, Office, run
from tests.finished import article, pages, text

MKDOCS = [sys.executable, "-m", "mkdocs"]
# What the build alone can say: sizes and checksums of files, and headings of other pages.
_STAMP = re.compile(r'(<span class="(?:size|checksum|heading)"[^>]*>).*?(?=</span>)', re.S)
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def spoken(page: Path) -> str:
    """Return what an article says, without spaces: the hook parts cells for the search.

    The site's own links below it belong to the frame.
    """
    found = deepcopy(article(page))
    for parent in found.iter():
        for child in list(parent):
            if child.get("class") in ("page-actions", "size", "checksum", "heading"):
                tail = child.tail or ""
                place = list(parent).index(child)
                before = parent[place - 1] if place else None
                if before is None:
                    parent.text = (parent.text or "") + tail
                else:
                    before.tail = (before.tail or "") + tail
                parent.remove(child)
    return "".join(text(found).split())


def unstamped(page: Path) -> str:
    return _STAMP.sub(r"\1", page.read_text(encoding="utf-8"))


def test_mkdocs_alone_builds_the_same_site(chiang_mai: Office, tmp_path: Path) -> None:
    """`mkdocs build` as everybody knows it, with nothing of ours around it."""
    command = [*MKDOCS, "build", "--strict", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=QUIET)
    built = {path.relative_to(tmp_path): path for path in pages(tmp_path)}
    ours = {path.relative_to(chiang_mai.site): path for path in pages(chiang_mai.site)}
    assert set(built) == set(ours)
    for name, path in built.items():
        assert unstamped(path) == unstamped(ours[name]), name


@pytest.mark.parametrize("name", ["chiang_mai", "lakeside"])
def test_the_pages_as_files_build_without_our_hook(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    office: Office = request.getfixturevalue(name)
    done = run("pages", "--data", office.data, "--docs", office.docs, tmp_path / "docs")
    assert done.returncode == 0, done.stderr
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    stock = {
        "site_name": "stock",
        "site_url": "",
        "theme": {"name": "material", "font": False},
        "plugins": [],
        "markdown_extensions": settings["markdown_extensions"],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(stock), encoding="utf-8")
    command = [*MKDOCS, "build", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, env=QUIET)
    built = [path for path in pages(tmp_path / "site") if path.name != "404.html"]
    assert len(built) == len([path for path in pages(office.site) if path.name != "404.html"])
    for path in built:
        same = office.site / path.relative_to(tmp_path / "site")
        assert spoken(path) == spoken(same), path.relative_to(tmp_path)


@pytest.mark.parametrize("command", ["scripts.serve", "mkdocs"])
def test_a_saved_change_is_on_the_screen(command: str, tmp_path: Path) -> None:
    shutil.copytree(LAKESIDE, tmp_path / "office")
    data, docs = tmp_path / "office" / "data", tmp_path / "office" / "docs"
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {**QUIET, "MANUAL_DATA": str(data), "MANUAL_DOCS": str(docs)}
    arguments = {
        "scripts.serve": ["--address", address],
        "mkdocs": ["serve", "--dev-addr", address],
    }[command]
    process = subprocess.Popen(
        [sys.executable, "-m", command, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        home = f"http://{address}/"
        assert "ชื่อที่เปลี่ยนใหม่" not in wait_for(home, "<article")
        file = data / "manual.yml"
        changed = re.sub("(?m)^title: .*$", "title: ชื่อที่เปลี่ยนใหม่", file.read_text("utf-8"))
        file.write_text(changed, encoding="utf-8")
        assert wait_for(home, "ชื่อที่เปลี่ยนใหม่")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def wait_for(url: str, words: str) -> str:
    """Return the page once it says some words; fail after a minute."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
                page: str = answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            page = ""
        if words in page:
            return page
        time.sleep(0.1)
    pytest.fail(f"{url} never said {words}")
