"""A new record is written by a command, passes the check, and the command says what is next."""

import re
import shutil
from pathlib import Path

import pytest

from macros.checks import check
from macros.loader import FOLDERS, load, read
from macros.problems import ManualError
from macros.skeletons import KINDS, skeleton
from macros.wording import message, wording
from tests.conftest import LAKESIDE, ROOT, run

OFFICES = pytest.mark.parametrize("source", [ROOT, LAKESIDE], ids=["own", "second"])


def office(source: Path, folder: Path) -> Path:
    for part in ("data", "docs"):
        shutil.copytree(source / part, folder / part)
    return folder


def new(folder: Path, kind: str, id_: str) -> tuple[int, str, str]:
    done = run("new", "--data", folder / "data", "--docs", folder / "docs", kind, id_)
    return done.returncode, done.stdout, done.stderr


def problems(folder: Path) -> list[str]:
    return [problem.message for problem in check(folder / "data", folder / "docs").problems]


@OFFICES
@pytest.mark.parametrize("kind", ["procedure", "form"])
def test_a_new_record_passes_the_check_as_it_is(source: Path, kind: str, tmp_path: Path) -> None:
    folder = office(source, tmp_path)
    code, said, _ = new(folder, kind, "quite-new")
    assert code == 0
    assert problems(folder) == []
    manual = load(folder / "data")
    made = getattr(manual, kind)["quite-new"]
    assert made.number == max(each.number for each in getattr(manual, f"{kind}s"))
    for number in range(1, len(wording()["next_steps"][kind]) + 1):
        assert f"\n{number}. " in said
    assert "quite-new.yml" in said
    assert f"{kind}s/quite-new/" in said


@OFFICES
def test_a_new_reference_is_added_at_the_end_of_its_list(source: Path, tmp_path: Path) -> None:
    folder = office(source, tmp_path)
    before = (folder / "data" / "references.yml").read_text(encoding="utf-8")
    code, said, _ = new(folder, "reference", "quite-new")
    assert code == 0
    assert (folder / "data" / "references.yml").read_text(encoding="utf-8").startswith(before)
    assert "references" in said
    assert problems(folder) == [message("unused_reference")]
    procedure = next((folder / "data" / "procedures").glob("[a-z]*.yml"))
    cited = procedure.read_text(encoding="utf-8")
    if "\nreferences: [" in cited:
        cited = cited.replace("\nreferences: [", "\nreferences: [quite-new, ")
    else:
        cited = cited.replace("\nreferences:\n", "\nreferences:\n  - quite-new\n")
    procedure.write_text(cited.replace("[quite-new, ]", "[quite-new]"), encoding="utf-8")
    assert problems(folder) == []


def test_the_first_reference_of_an_office(tmp_path: Path) -> None:
    folder = office(LAKESIDE, tmp_path)
    shutil.rmtree(folder / "data" / "procedures")
    for name in ("references", "tasks", "corrections", "questions", "audit", "moved"):
        (folder / "data" / f"{name}.yml").write_text("# ยังไม่มี\n[]\n", encoding="utf-8")
    assert new(folder, "reference", "first-law")[0] == 0
    [made] = load(folder / "data").references
    assert (made.id, made.number, made.year) == ("first-law", 1, None)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("id_", ["แผนงาน", "Plan", "a_b", "-a", "../manual", "a.yml", "a--b", ""])
def test_a_bad_id_is_refused_in_thai(kind: str, id_: str) -> None:
    data = LAKESIDE / "data"
    with pytest.raises(ManualError, match=f"“{re.escape(id_)}” ใช้เป็นชื่อกำกับไม่ได้"):
        skeleton(kind, id_, read(data), data)


def test_the_command_refuses_in_thai_and_writes_nothing(tmp_path: Path) -> None:
    folder = office(LAKESIDE, tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yml")}
    code, said, complaint = new(folder, "form", "แผนงาน")
    assert (code, said) == (1, "")
    assert "“แผนงาน” ใช้เป็นชื่อกำกับไม่ได้" in complaint
    assert {path: path.read_bytes() for path in folder.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("kind", "id_", "rule"),
    [
        ("procedure", "annual-plan", "new_taken"),
        ("form", "budget-change-request", "new_taken"),
        ("reference", "budget-procedures-act", "new_taken"),
        ("procedure", "yearly-plan", "new_moved"),
    ],
)
def test_what_is_there_is_never_written_over(
    kind: str, id_: str, rule: str, tmp_path: Path
) -> None:
    folder = office(LAKESIDE, tmp_path)
    words = message(rule, id=id_, kind=wording()["kinds"][kind])
    with pytest.raises(ManualError, match=re.escape(words)):
        skeleton(kind, id_, read(folder / "data"), folder / "data")


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    code, _, said = new(tmp_path / "misspelt", "form", "quite-new")
    assert code == 1
    assert message("not_writable") in said
    assert list(tmp_path.iterdir()) == []


def test_every_kind_of_record_file_can_be_begun() -> None:
    assert set(FOLDERS.values()) <= set(KINDS.values())
