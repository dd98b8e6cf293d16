"""The build: whole or not at all, the same wherever it runs, and deaf to code in data."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.wording import message
from tests.conftest import LAKESIDE, ROOT, build, run
from tests.finished import article, text


def copy(folder: Path) -> Path:
    """Copy the second office, to be changed."""
    shutil.copytree(LAKESIDE, folder)
    return folder


def test_a_manual_with_problems_leaves_the_old_site_alone(tmp_path: Path) -> None:
    office, out = copy(tmp_path / "office"), tmp_path / "site"
    out.mkdir()
    (out / "404.html").write_text("old", encoding="utf-8")
    (office / "data" / "duties.yml").write_text("- number: x\n", encoding="utf-8")
    done = build(office / "data", office / "docs", out)
    assert done.returncode == 1
    assert "duties.yml:1: " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert [path.name for path in out.iterdir()] == ["404.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office", "site"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{{ no_such_macro() }}", "no_such_macro"),
        ("{{ stepps('annual-plan') }}", "“steps”"),
        ("{{ steps('anual-plan') }}", "“annual-plan”"),
        ("{{ steps() }}", "{{ steps("),
        ("{% if %}", "{% %}"),
        ("[x](gone.md)", "gone.md"),
        ("[x](duties.md#no-such-anchor)", "no-such-anchor"),
        ('x <a href="../gone/">x</a>', "“<a”"),
        ("x\n{: #preface }", "preface-preface"),
        ("a &nosuch; b", "HTML"),
        ("<div><p>x</div></p></section>", "“<div”"),
    ],
)
def test_a_page_that_cannot_be_built_leaves_the_old_site_alone(
    tmp_path: Path, written: str, said: str
) -> None:
    office, out = copy(tmp_path / "office"), tmp_path / "site"
    out.mkdir()
    (out / "404.html").write_text("old", encoding="utf-8")
    with (office / "docs" / "preface.md").open("a", encoding="utf-8") as page:
        page.write(f"\n\n{written}\n")
    done = build(office / "data", office / "docs", out)
    assert done.returncode == 1
    output = done.stdout + done.stderr
    assert "preface" in output
    assert said in output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == ["404.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office", "site"]


def test_a_folder_of_somebody_s_own_files_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("own", encoding="utf-8")
    done = build(LAKESIDE / "data", LAKESIDE / "docs", tmp_path)
    assert done.returncode == 1
    assert f"{tmp_path}:1: {message('folder_taken')}" in done.stderr
    done = run("pages", "--data", LAKESIDE / "data", "--docs", LAKESIDE / "docs", tmp_path)
    assert done.returncode == 1
    assert message("folder_taken") in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.docx"]


def test_what_the_handbook_cannot_print_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, out, scratch = copy(tmp_path / "office"), tmp_path / "site", tmp_path / "scratch"
    out.mkdir()
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    (out / "404.html").write_text("old", encoding="utf-8")
    with (office / "docs" / "preface.md").open("a", encoding="utf-8") as page:
        page.write('\n\nx\n{: style="colour: red" }\n')
    done = build(office / "data", office / "docs", out)
    assert done.returncode == 1
    assert "handbook.pdf:1: " in done.stderr
    assert "colour" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in out.iterdir()] == ["404.html"]
    assert not list(scratch.iterdir())


def test_what_the_paper_would_not_show_leaves_the_old_handbook_alone(tmp_path: Path) -> None:
    office, out = copy(tmp_path / "office"), tmp_path / "site"
    out.mkdir()
    (out / "404.html").touch()
    (out / "handbook.pdf").write_text("old", encoding="utf-8")
    with (office / "docs" / "preface.md").open("a", encoding="utf-8") as page:
        page.write('\n\nก\n{: style="colour: red" }\n')
    done = build(office / "data", office / "docs", out)
    assert done.returncode == 1
    assert "handbook.pdf:1: " in done.stderr
    assert "“Ignored `colour: red`" in done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "handbook.pdf").read_text(encoding="utf-8") == "old"


def test_an_interrupted_build_leaves_the_old_site_alone(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "404.html").write_text("old", encoding="utf-8")
    command = [sys.executable, "-m", "scripts.build", "--data", LAKESIDE / "data"]
    command += ["--docs", LAKESIDE / "docs", "--out", out]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as running:
        while not list(tmp_path.glob(".site-*/new/*")) and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
    assert running.returncode != 0
    assert [path.name for path in out.iterdir()] == ["404.html"]


NASTY = [
    "{{ 7 * 7 }} {% raw %} {# gone #}",
    "<script>document.title = 'run'</script>",
    "<img src=x onerror=alert(1)>",
    "*ดาว* _ขีด_ `code` [ก](ข) # ข้อ ![x](y)",
    "a & b &lt; &amp; \"คำพูด\" 'x'",
    "</title></style></table>",
    "{: .x #y } ~~ก~~ ^^ข^^ ==ค==",
    "\\*ไม่ใช่\\* \\\\ $x$ | ก | ข |",
    'javascript:alert(1) https://a.example/?q=<b>&x="y"',
]


def hostile(folder: Path) -> Path:
    """Give the second office data that looks like markup and code, in every kind of text."""
    office = copy(folder)
    data = office / "data"
    words = [f"ข้อความ {number} {nasty}".replace("'", "''") for number, nasty in enumerate(NASTY)]
    rows = "".join(f"  - '{word}'\n" for word in words)
    steps = "".join(f"  - id: s{n}\n    text: '{word}'\n" for n, word in enumerate(words))
    definitions = "".join(
        f"  - id: d{n}\n    term: '{word}'\n    meaning: '{word}'\n" for n, word in enumerate(words)
    )
    for number, word in enumerate(words):
        (data / "procedures" / f"hostile-{number}.yml").write_text(
            f"id: hostile-{number}\nnumber: {900 + number}\ntitle: '{word}'\nobjectives:\n{rows}"
            f"scope: '{word}'\nsteps:\n{steps}"
            + (f"definitions:\n{definitions}" if number == 0 else ""),
            encoding="utf-8",
        )
    manual = (data / "manual.yml").read_text(encoding="utf-8")
    title = f"title: '{words[1]}{words[0]}'\n"
    rows_kept = [row for row in manual.splitlines(keepends=True) if not row.startswith("title:")]
    (data / "manual.yml").write_text(title + "".join(rows_kept), encoding="utf-8")
    return office


def test_data_is_shown_as_typed_and_never_executed(tmp_path: Path, browser: Browser) -> None:
    office, out = hostile(tmp_path / "office"), tmp_path / "site"
    done = build(office / "data", office / "docs", out)
    assert done.returncode == 0, done.stdout + done.stderr
    page = browser.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for number, nasty in enumerate(NASTY):
        typed = " ".join(f"ข้อความ {number} {nasty}".split())
        file = out / "procedures" / f"hostile-{number}" / "index.html"
        shown = text(article(file))
        assert shown.count(typed) >= 3, f"title, scope and step of: {nasty}"
        page.goto(file.as_uri())
        assert typed in page.title()
        assert typed in " ".join(page.inner_text(".md-sidebar--primary").split())
    assert dialogs == []
    assert (out / "handbook.pdf").stat().st_size > 0
