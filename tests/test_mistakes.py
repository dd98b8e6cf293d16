"""What the check says of a broken manual: every mistake of `tests/mistakes`, word for word.

A case holds the broken files, laid over the second office, perhaps `remove.txt` with the files
to take away, and `expected.txt` with the whole output.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.checks import check
from macros.examined import examined
from macros.wording import message
from tests.conftest import LAKESIDE, ROOT, run

MISTAKES = ROOT / "tests" / "mistakes"
CASES = sorted(path.name for path in MISTAKES.iterdir())


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the second office, where the commands run."""
    shutil.copytree(LAKESIDE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_over(office: Path, case: str) -> None:
    for part in ("data", "docs"):
        if (MISTAKES / case / part).is_dir():
            shutil.copytree(MISTAKES / case / part, office / part, dirs_exist_ok=True)
    removed = MISTAKES / case / "remove.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.is_file() else ():
        (office / name).unlink()


def found() -> list[str]:
    return [str(problem) for problem in examined(Path("data"), Path("docs")).problems]


def expected(case: str) -> list[str]:
    return (MISTAKES / case / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES)
def test_every_mistake_is_explained(office: Path, case: str) -> None:
    lay_over(office, case)
    assert found() == expected(case)


def test_the_command_prints_the_problems_and_fails(office: Path) -> None:
    lay_over(office, "wrong-type")
    done = run("check", "--data", "data", "--docs", "docs", cwd=office)
    assert done.stdout.splitlines() == expected("wrong-type")
    assert done.returncode == 1
    count = message("problem_count", count=len(expected("wrong-type")))
    assert done.stderr.strip() == count


def test_the_command_accepts_a_manual_without_problems(office: Path) -> None:
    done = run("check", "--data", "data", "--docs", "docs", cwd=office)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (0, "", message("no_problem"))


def test_a_missing_folder_is_one_problem(office: Path) -> None:
    found = check(office / "nowhere", office / "docs").problems
    assert [problem.message for problem in found] == [message("not_a_folder")]


def windows(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


def with_mark(content: bytes) -> bytes:
    return b"\xef\xbb\xbf" + content


@pytest.mark.parametrize(
    "convert",
    [windows, with_mark, lambda content: with_mark(windows(content))],
    ids=["line-ends", "byte-order-mark", "both"],
)
def test_files_saved_by_other_editors_are_accepted(
    office: Path, convert: Callable[[bytes], bytes]
) -> None:
    for path in office.rglob("*.[ym]*"):
        path.write_bytes(convert(path.read_bytes()))
    assert found() == []


@pytest.mark.parametrize(("encoding", "line"), [("cp874", 2), ("utf-16", 1), ("utf-16-le", 1)])
def test_pages_in_other_encodings_are_a_problem(office: Path, encoding: str, line: int) -> None:
    # Made here and not stored: tools that format Markdown stop at such a file.
    page = office / "docs" / "preface.md"
    page.write_bytes(page.read_text(encoding="utf-8").encode(encoding))
    assert found() == [f"docs/preface.md:{line}: {message('not_utf8')}"]


def test_a_large_file_is_refused(office: Path) -> None:
    glossary = office / "data" / "glossary.yml"
    glossary.write_text("# ยาวเกินไป\n" * 100_000, encoding="utf-8")
    assert found() == [f"data/glossary.yml:1: {message('too_large', limit=1)}"]


def test_a_large_picture_is_refused(office: Path) -> None:
    # Made here and not stored: nobody should have to keep three megabytes of nothing.
    (office / "docs" / "plan.png").write_bytes(bytes(3 * 2**20))
    page = office / "docs" / "preface.md"
    text = page.read_text(encoding="utf-8") + "\n![แผน](plan.png)\n"
    page.write_text(text, encoding="utf-8")
    said = message("picture_large", link="plan.png", size="3.0")
    assert found() == [f"docs/preface.md:{text.count(chr(10))}: {said}"]


@pytest.mark.parametrize(
    "nested",
    [
        "[" * 100_000,
        "- " * 100_000 + "ก",
        "{ก: " * 100_000,
        "? " * 100_000,
        "\n".join(" " * depth + "ก:" for depth in range(1_000)),
    ],
    ids=["brackets", "dashes", "braces", "questions", "indentation"],
)
def test_depth_without_end_is_a_problem_and_no_crash(office: Path, nested: str) -> None:
    glossary = office / "data" / "glossary.yml"
    glossary.write_text(nested, encoding="utf-8")
    [problem] = found()
    assert problem.endswith(message("too_deep", limit=20))
