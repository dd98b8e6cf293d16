"""What changes for readers between two states of the manual, in the words that they read."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.changes import Comparison, State, comment, compare, read_state, record
from macros.changes.comment import LONGEST
from macros.changes.comparison import topics
from macros.changes.state import mended
from scripts.comment import harmless
from tests.changed import CASES, OFFICES, case, copied, replaced, sentences
from tests.conftest import LAKESIDE, ROOT, run

SPECIFICATION = "data/procedures/specification.yml"
NOTHING = "ไม่มีสิ่งใดเปลี่ยนสำหรับผู้อ่าน"


@pytest.fixture(scope="module")
def states() -> dict[str, State]:
    return {name: read_state(folder) for name, folder in OFFICES.items()}


def told(name: str, states: dict[str, State], folder: Path) -> Comparison:
    edited = case(name)
    return compare(states[edited.office], read_state(edited.edited(folder)))


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yml")))
def test_an_edit_is_told_word_for_word(name: str, states: dict[str, State], tmp_path: Path) -> None:
    edited = case(name)
    before, after = states[edited.office], read_state(edited.edited(tmp_path))
    old, new = mended(before, after), mended(after, before)
    assert old and new
    assert sentences(topics(old, new)) == edited.sentences


@pytest.mark.parametrize("office", sorted(OFFICES))
def test_equal_manuals_have_nothing_to_tell(office: str, states: dict[str, State]) -> None:
    found = compare(states[office], states[office])
    assert found.topics == found.pages == found.forms == ()
    assert NOTHING in comment(found)


def test_what_readers_do_not_see_is_no_change(states: dict[str, State], tmp_path: Path) -> None:
    """Comments, and the way of writing YAML."""
    found = told("nothing-for-readers", states, tmp_path)
    assert found.pages == ()
    assert NOTHING in comment(found)


def test_the_reviewer_is_told_where_to_look(states: dict[str, State], tmp_path: Path) -> None:
    text = comment(told("step-duration", states, tmp_path / "page"))
    listed = text.partition("### หน้าที่แสดงผลต่างจากเดิม")[2]
    assert "`procedures/specification/`" in listed
    assert "`procedures/install-maintain/`" not in listed
    assert "`contribute/" not in listed
    text = comment(told("form-field-removed", states, tmp_path / "form"))
    listed = text.partition("### แบบฟอร์มที่พิมพ์หรือกรอกต่างจากเดิม")[2]
    assert "`forms/budget-change-request/`" in listed
    text = comment(told("page-added", states, tmp_path / "new"))
    assert "- การเข้ารับบริการ · `visit/` (ใหม่)" in text
    text = comment(told("page-removed", states, tmp_path / "gone"))
    assert "- วงรอบการวางแผน · `planning-cycle/` (นำออก)" in text


def test_the_comment_is_read_from_top_to_bottom(states: dict[str, State], tmp_path: Path) -> None:
    text = comment(told("term", states, tmp_path))
    assert text.startswith(
        "ตรวจแล้ว **ไม่พบข้อผิดพลาด**\n\n"
        "## สิ่งที่เปลี่ยนสำหรับผู้อ่าน\n\nเปลี่ยน ๓ แห่ง · ~~ข้อความที่ตัดออก~~ **ข้อความที่เพิ่ม**\n\n"
        "### คำ “ผอ.”\n\n- ความหมาย: ผู้อำนวยการ → ผู้อำนวยการสำนักงาน\n- ความหมาย · สถานะข้อมูล: "
    )


def test_an_address_that_would_be_lost_is_told_with_what_to_write(
    states: dict[str, State], tmp_path: Path
) -> None:
    """What is told can be pasted as it is, and then nothing is lost any more."""
    before, edited = states["chiang-mai"], case("step-removed").edited(tmp_path)
    found = compare(before, read_state(edited))
    text = comment(found)
    assert "## ที่อยู่ ๑ แห่งที่เคยเปิดได้จะเปิดไม่ได้" in text
    assert record(found)["lost"] == [
        {"address": found.lost[0].address, "to": found.lost[0].address.partition("#")[0]}
    ]
    listed = text.partition("```yaml\n")[2].partition("```")[0]
    assert harmless(text) == text
    replaced(edited / "data" / "moved.yml", "\n[]\n", f"\n{listed}")
    mended = compare(before, read_state(edited))
    assert (mended.lost, mended.problems[1]) == ((), ())
    assert "จะเปิดไม่ได้" not in comment(mended)


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("page-removed", ["planning-cycle/"]),
        ("step-moved", []),
        ("procedures-swapped", []),
        ("procedure-removed", None),
    ],
)
def test_only_what_nothing_answers_is_lost(
    name: str, pages: list[str] | None, states: dict[str, State], tmp_path: Path
) -> None:
    found = [each.address for each in told(name, states, tmp_path).lost]
    if pages is None:
        pages = [address for address in found if address.startswith("procedures/")]
        assert len(pages) == 1
    assert [address for address in found if "#" not in address] == pages


def test_a_problem_beyond_number_does_not_fill_the_comment(
    states: dict[str, State], tmp_path: Path
) -> None:
    edited = copied(ROOT, tmp_path)
    roles = edited / "data" / "roles.yml"
    roles.write_text("".join(f"- id: a{n}\n  tilte: ก\n" for n in range(500)), encoding="utf-8")
    text = comment(compare(states["chiang-mai"], read_state(edited)))
    assert text.count("tilte") == 60
    assert "และอีก" in text
    assert len(text) <= LONGEST


@pytest.mark.parametrize("secret", ["1 2345 67890 12 1", "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", "รหัสผ่าน: Abc12345"])
def test_what_may_never_be_published_is_not_said_again(
    secret: str, states: dict[str, State], tmp_path: Path
) -> None:
    edited = copied(ROOT, tmp_path)
    replaced(edited / "data" / "roles.yml", "title: ผู้บริหาร\n", f'title: "ผู้บริหาร {secret}"\n')
    found = compare(states["chiang-mai"], read_state(edited))
    assert len(found.problems[1]) == 1
    assert "**บรรทัด" in comment(found)
    assert not re.search("6789|๖๗๘๙|Abc12345", comment(found))


def test_the_same_as_data(states: dict[str, State], tmp_path: Path) -> None:
    found = record(told("step-text", states, tmp_path))
    assert json.loads(json.dumps(found)) == found
    [topic] = found["topics"]
    assert topic["address"] == "procedures/specification/"
    [change] = topic["changes"]
    assert change["kind"] == "changed"
    assert change["path"] == "procedures/specification/steps/draft/text"
    assert change["where"] == ["ขั้นตอนที่ ๒", "รายละเอียดงาน"]
    assert {"text": "ร่วม", "mark": "removed"} in change["pieces"]
    assert {"text": "ร่วมกัน", "mark": "added"} in change["pieces"]
    assert change["sentence"] in case("step-text").sentences[0]


def test_what_cannot_be_read_is_not_told_as_gone(states: dict[str, State], tmp_path: Path) -> None:
    found = told("unreadable-record", states, tmp_path)
    text = comment(found)
    assert "นำออก" not in text
    assert text.startswith("พบ **1 แห่งที่ต้องแก้** ก่อนรวมข้อเสนอนี้\n")
    assert f"ไฟล์ **{SPECIFICATION}**\n\n- **บรรทัด 4** ไม่รู้จักช่อง “tilte”<br>" in text
    assert text.count("tilte") == 1
    assert f"ไฟล์ที่อ่านไม่ได้และถือว่ายังเหมือนเดิม: `{SPECIFICATION}`" in text
    assert "ยังไม่ได้เทียบหน้าเว็บ" in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/manual.yml", "title:", "tilte:"),
        ("data/roles.yml", "- id: executive\n  title:", "- id: executive\n  titel:"),
        ("data/duties.yml", "- number: 1\n", "- number: หนึ่ง\n"),
        ("data/site.yml", "branch:", "brunch:"),
        ("docs/preface.md", "---\ntitle: คำนำ", "title: คำนำ"),
        ("data/forms/equipment-use.yml", "id: equipment-use", "id: [equipment-use"),
    ],
)
def test_the_rest_is_compared_when_a_file_cannot_be_read(
    file: str, old: str, new: str, states: dict[str, State], tmp_path: Path
) -> None:
    edited = case("step-duration").edited(tmp_path)
    replaced(edited / file, old, new)
    for one, other in (
        (states["chiang-mai"], read_state(edited)),
        (read_state(edited), states["chiang-mai"]),
    ):
        found = compare(one, other)
        assert len(sentences(found.topics)) == 1
        assert "ขั้นตอนที่ ๒ · ระยะเวลา" in sentences(found.topics)[0]
        assert found.unread == (file,)


def test_a_folder_without_a_manual_is_said_to_be_one(
    states: dict[str, State], tmp_path: Path
) -> None:
    found = compare(states["chiang-mai"], read_state(tmp_path))
    assert not found.compared
    assert "อ่านคู่มือไม่ได้ จึงยังเปรียบเทียบไม่ได้" in comment(found)
    assert record(found)["topics"] == []


def test_a_comment_is_never_too_long_for_the_service(
    states: dict[str, State], tmp_path: Path
) -> None:
    copied(ROOT, tmp_path)
    words = ["| <i> *ก* [ข](ค) `ง` " * 12 + str(n) for n in range(400)]
    listed = "".join(
        f"- id: term-{n}\n  term: '{word}'\n  meaning: '{word}'\n" for n, word in enumerate(words)
    )
    glossary = tmp_path / "data" / "glossary.yml"
    glossary.write_text(glossary.read_text(encoding="utf-8") + listed, encoding="utf-8")
    for n in range(300):
        head = f"---\ntitle: '{words[n]}'\ndescription: ก\nnumber: {n + 10}\n---\n"
        (tmp_path / "docs" / f"page-{n}.md").write_text(f"{head}# ก {{: #a }}\n", encoding="utf-8")
    found = compare(states["chiang-mai"], read_state(tmp_path))
    text = comment(found)
    assert LONGEST / 2 < len(text) <= LONGEST
    shown = len(re.findall("^- (?:เพิ่มใหม่|ความหมาย)", text, re.M))
    left = re.search("\nและอีก ([๐-๙]+) รายการ\n", text)
    assert left and shown + int(left[1]) == found.count == 700
    assert re.search("\n- และอีก [๐-๙]+ หน้า\n", text)


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    edited = case("form-choices").edited(tmp_path)
    command = [sys.executable, "-m", "scripts.changes", str(ROOT), str(edited), "--format", "json"]
    written = {
        subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1


def test_revisions_are_read_without_touching_the_work_tree(tmp_path: Path) -> None:
    edited = case("duty-put-before")
    copied(LAKESIDE, tmp_path)
    (tmp_path / ".gitattributes").write_text("data/roles.yml export-ignore\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "a")
    for edit in edited.edits:
        replaced(tmp_path / edit["file"], edit["from"], edit["to"])
    (tmp_path / "data" / "procedures" / "link.yml").symlink_to("/etc/hostname")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "b")
    (tmp_path / "data" / "roles.yml").write_text("half a thou", encoding="utf-8")
    before = git(tmp_path, "status", "--porcelain")
    done = run("changes", "HEAD~1", "HEAD", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (
        "### หน้าที่ข้อ 2 “จัดทำแผนพัฒนาระบบสารสนเทศของสำนักงานเขตพื้นที่การศึกษา”\n\n- เพิ่มใหม่\n" in done.stdout
    )
    assert "เปลี่ยน 1 แห่ง" in done.stdout
    assert git(tmp_path, "status", "--porcelain") == before
    done = run("changes", "HEAD~1", "HEAD", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["count"] == 1
    done = run("changes", "HEAD", ".", cwd=tmp_path)
    assert done.stdout.startswith("พบ **2 แห่งที่ต้องแก้** ก่อนรวมข้อเสนอนี้")


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x", "HEAD:README.md", ""])
def test_what_is_no_state_is_said_in_thai(name: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    done = run("changes", "--", name, name, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"เปรียบเทียบกับ “{name}” ไม่ได้ — ใส่ชื่อกิ่งหรือรุ่นที่บันทึกไว้ใน Git หรือโฟลเดอร์ที่มี data และ docs\n"
    )
    assert list(tmp_path.iterdir()) == [tmp_path / ".git"]


def test_a_revision_may_name_a_folder_of_another_office(tmp_path: Path) -> None:
    copied(LAKESIDE, tmp_path / "offices" / "lakeside")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "a")
    done = run("changes", "HEAD:offices/lakeside", "offices/lakeside", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert NOTHING in done.stdout
