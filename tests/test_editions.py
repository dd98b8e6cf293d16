"""Editions: released only when approved, frozen for good, told apart by the day they began."""

import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.changes import UnknownRevisionError, read_state, revision
from macros.changes.revision import head
from macros.changes.thawed import thawed
from macros.checks import Checked, check
from macros.checksums import NAME, listed, sha256, sha256_of
from macros.editions import (
    freeze,
    frozen_manuals,
    frozen_names,
    frozen_problems,
    lay,
    refusals,
)
from macros.editions.history import history
from macros.fingerprint import fingerprint, manual_fingerprint
from macros.loader import load
from macros.model import Edition, Manual
from macros.open_data import manual_json
from macros.problems import ManualError
from macros.prose import read_prose
from macros.waiting import waiting
from macros.wording import message
from tests.conftest import LAKESIDE, ROOT, Office, office, run
from tests.finished import article, links, tree
from tests.finished import text as text_of
from tests.search_box import serving

PACK = "audit/evidence-1.0.zip"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The second office, to be changed and released."""
    return Path(shutil.copytree(LAKESIDE, tmp_path / "office"))


def replaced(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    file = folder / "data" / name
    written = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in written
        written = written.replace(old, new)
    file.write_text(written, encoding="utf-8")


def commit(folder: Path) -> None:
    """Let Git keep the folder as it is now."""
    name = ("-c", "user.name=officer", "-c", "user.email=officer@example.go.th")
    for words in (("init", "--quiet"), ("add", "--all"), (*name, "commit", "--quiet", "-m", "1")):
        subprocess.run(["git", *words], cwd=folder, check=True)


def documents(manual: Manual) -> dict[str, bytes]:
    """Documents that are quick to make; what is in them does not matter to those who freeze."""
    return {
        "handbook.pdf": b"%PDF " + manual.edition.encode(),
        "procedures/annual-plan/annual-plan.pdf": b"%PDF",
        "forms/budget-change-request/budget-change-request.pdf": b"%PDF",
        "forms/budget-change-request/fill/index.html": b"<p>",
        "assets/fill/fill.js": b"//",
        "data/manual.json": manual_json(manual),
        f"audit/evidence-{manual.edition}.zip": b"PK",
    }


def released(folder: Path) -> Path:
    """Freeze the edition that an office's data names and return the folder of documents."""
    manual = load(folder / "data")
    files = frozen_names(documents(manual), f"audit/evidence-{manual.edition}.zip")
    freeze(record_of(folder, manual, files), files, folder / "data", folder / "editions")
    return folder / "editions"


def record_of(folder: Path, manual: Manual, files: Mapping[str, bytes]) -> Edition:
    assert manual.approval
    assert manual.effective_on
    return Edition(
        version=manual.edition,
        commit=None,
        effective_on=manual.effective_on,
        approval=manual.approval,
        fingerprint=manual_fingerprint(manual, read_prose(folder / "docs")[0]),
        files={name: sha256_of(content) for name, content in files.items()},
    )


NEXT = (
    '- version: "1.1"\n  date: 2026-09-20\n  kind: minor\n  summary: ปรับขั้นตอน\n'
    "  approved_by: ผู้อำนวยการ\n  effective_on: 2026-10-01\n"
)


def next_edition(folder: Path) -> None:
    """Change one procedure and announce the edition 1.1."""
    replaced(
        folder,
        "manual.yml",
        ('edition: "1.0"', 'edition: "1.1"'),
        ("effective_on: 2025-10-01", "effective_on: 2026-10-01"),
        ("review_by: 2026-09-30", "review_by: 2027-09-30"),
    )
    revisions = folder / "data" / "revisions.yml"
    revisions.write_text(revisions.read_text(encoding="utf-8") + NEXT, encoding="utf-8")
    words = "แจ้งกรอบวงเงินงบประมาณให้ทุกกลุ่มและหน่วย"
    replaced(folder, "procedures/annual-plan.yml", (words, f"{words}ภายในเดือนสิงหาคม"))


def examined(folder: Path) -> Checked:
    found = check(folder / "data", folder / "docs")
    assert found.problems == ()
    return found


def said(folder: Path, version: str) -> str:
    return "\n".join(problem.message for problem in refusals(examined(folder), version))


def snapshot(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_an_approved_and_announced_edition_may_be_released(copy: Path) -> None:
    assert said(copy, "1.0") == ""


def test_a_version_that_the_manual_does_not_name_is_refused(copy: Path) -> None:
    assert message("release_edition", edition="1.0", version="2.0") in said(copy, "2.0")


def test_a_draft_without_approval_is_refused(copy: Path) -> None:
    data = copy / "data" / "manual.yml"
    written = data.read_text(encoding="utf-8").replace('edition: "1.0"', "edition: draft")
    start, end = written.index("approval:"), written.index("effective_on:")
    data.write_text(written[:start] + "approval: null\n" + written[end:], encoding="utf-8")
    assert message("release_approval", version="1.0") in said(copy, "1.0")


def test_the_project_s_own_manual_is_a_draft_that_cannot_be_released() -> None:
    assert message("release_approval", version="1.0") in said(ROOT, "1.0")


@pytest.mark.parametrize("day", ["2025-10-01", "2025-09-30"])
def test_a_day_that_is_not_after_the_last_edition_is_refused(copy: Path, day: str) -> None:
    released(copy)
    next_edition(copy)
    replaced(copy, "manual.yml", ("effective_on: 2026-10-01", f"effective_on: {day}"))
    replaced(copy, "revisions.yml", ("  effective_on: 2026-10-01\n", ""))
    expected = message("release_before", day=day, last="1.0", since="2025-10-01")
    assert expected in said(copy, "1.1")


def test_an_entry_that_nobody_approved_or_of_another_day_is_refused(copy: Path) -> None:
    replaced(
        copy,
        "revisions.yml",
        ("approved_by: ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา", "approved_by: null"),
        ("effective_on: 2025-10-01", "effective_on: 2025-11-01"),
    )
    told = said(copy, "1.0")
    assert message("release_entry_approval", version="1.0") in told
    assert message("release_entry_day", day="2025-11-01", stated="2025-10-01") in told


def test_the_office_says_how_complete_an_edition_must_be(copy: Path) -> None:
    rules = "required: [title, duration]\nconfirmed_forms: true\nanswered_questions: true\n"
    replaced(copy, "release.yml", ("required: [title, steps]\n", rules))
    told = [str(problem) for problem in refusals(examined(copy), "1.0")]
    assert any("annual-plan.yml" in line and "ระยะเวลา" in line for line in told)
    assert any("project-proposal.yml" in line and "รับรอง" in line for line in told)
    assert not any("budget-change-request" in line for line in told)


def test_what_is_frozen_is_documents_and_their_list() -> None:
    files = frozen_names(documents(load(LAKESIDE / "data")), PACK)
    assert "evidence-1.0.zip" in files
    assert not any(name.endswith((".html", ".js")) for name in files)
    sums = {name: sha256_of(content) for name, content in files.items() if name != NAME}
    assert files[NAME] == listed(sums).encode()


def test_a_released_edition_is_read_by_the_loader_and_sound(copy: Path) -> None:
    folder = released(copy)
    manual = examined(copy).reading.manual
    assert manual is not None
    [edition] = manual.editions
    assert edition.version == "1.0"
    assert frozen_problems(folder, manual) == []
    assert edition.files == {
        path.relative_to(folder / "1.0").as_posix(): sha256(path)
        for path in (folder / "1.0").rglob("*")
        if path.is_file()
    }


def test_digits_in_a_checksum_are_nobody_s_number(copy: Path) -> None:
    released(copy)
    record = copy / "data" / "editions" / "1.0.yml"
    written = record.read_text(encoding="utf-8")
    edition = load(copy / "data").editions[0]
    sums = [f"{'a' * 20}{number}{'b' * 40}"[:64] for number in ("1100700123451", "0812345678")]
    for old, new in zip(edition.files.values(), sums, strict=False):
        written = written.replace(old, new)
    record.write_text(written, encoding="utf-8")
    assert check(copy / "data", copy / "docs").problems == ()


def test_an_edition_is_released_once(copy: Path) -> None:
    folder = released(copy)
    before = snapshot(copy)
    assert message("release_again", version="1.0") in said(copy, "1.0")
    with pytest.raises(ManualError):
        released(copy)
    assert snapshot(copy) == before
    assert folder.is_dir()


def test_a_text_that_changed_may_not_call_itself_the_frozen_edition(copy: Path) -> None:
    released(copy)
    next_edition(copy)
    replaced(copy, "manual.yml", ('edition: "1.1"', 'edition: "1.0"'))
    problems = check(copy / "data", copy / "docs").problems
    assert message("edition_changed", edition="1.0") in {problem.message for problem in problems}


def test_a_review_that_changed_nothing_leaves_the_frozen_edition_as_it_is(copy: Path) -> None:
    released(copy)
    revisions = copy / "data" / "revisions.yml"
    entry = '- version: "1.0"\n  date: 2026-09-30\n  kind: reviewed\n  summary: ทบทวนแล้ว\n'
    written = revisions.read_text(encoding="utf-8")
    revisions.write_text(f"{written}{entry}  approved_by: null\n", encoding="utf-8")
    examined(copy)


def change_byte(folder: Path) -> str:
    file = folder / "1.0" / "handbook.pdf"
    content = bytearray(file.read_bytes())
    content[0] ^= 1
    file.write_bytes(bytes(content))
    return message("frozen_changed", name="handbook.pdf", version="1.0")


def remove(folder: Path) -> str:
    (folder / "1.0" / "data" / "manual.json").unlink()
    return message("frozen_missing", name="data/manual.json", version="1.0")


def add(folder: Path) -> str:
    (folder / "1.0" / "forms" / "extra.pdf").write_bytes(b"%PDF")
    return message("frozen_unknown", name="forms/extra.pdf", version="1.0")


def link(folder: Path) -> str:
    file = folder / "1.0" / "handbook.pdf"
    outside = folder.parent / "handbook.pdf"
    file.rename(outside)
    file.symlink_to(outside)
    return message("frozen_missing", name="handbook.pdf", version="1.0")


def strange_edition(folder: Path) -> str:
    (folder / "0.9").mkdir()
    return message("frozen_stranger", name="0.9")


def no_folder(folder: Path) -> str:
    shutil.rmtree(folder)
    return message("frozen_folder", version="1.0")


@pytest.mark.parametrize("spoil", [change_byte, remove, add, link, strange_edition, no_folder])
def test_what_was_frozen_and_is_not_as_it_was_is_told(copy: Path, spoil: object) -> None:
    folder = released(copy)
    assert callable(spoil)
    expected = spoil(folder)
    found = [problem.message for problem in frozen_problems(folder, load(copy / "data"))]
    assert expected in found


@pytest.mark.parametrize("verb", ["build", "release"])
def test_commands_stop_at_a_changed_frozen_file_and_write_nothing(copy: Path, verb: str) -> None:
    folder = released(copy)
    expected = change_byte(folder)
    next_edition(copy)
    before = snapshot(copy)
    out = ["--out", copy / "site"] if verb == "build" else ["1.1"]
    done = run(verb, *out, "--data", copy / "data", "--docs", copy / "docs")
    assert done.returncode == 1
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(copy) == before


def test_a_changed_file_is_never_laid_into_a_site(copy: Path, tmp_path: Path) -> None:
    folder = released(copy)
    change_byte(folder)
    with pytest.raises(ManualError):
        lay(folder, load(copy / "data"), tmp_path / "site")


def test_documents_of_somebody_else_in_the_way_are_not_written_over(copy: Path) -> None:
    (copy / "editions" / "1.0").mkdir(parents=True)
    (copy / "editions" / "1.0" / NAME).write_text("not ours", encoding="utf-8")
    before = snapshot(copy)
    with pytest.raises(ManualError):
        released(copy)
    assert snapshot(copy) == before


def test_a_release_killed_at_any_moment_leaves_the_previous_state_and_can_be_repeated(
    copy: Path, tmp_path: Path
) -> None:
    """A child process dies at its first, second, … touch of the file system, until none is left."""
    for touch in range(1, 100):
        trial = Path(shutil.copytree(copy, tmp_path / str(touch)))
        child = os.fork()
        if not child:
            die_at(touch)
            released(trial)
            os._exit(0)
        finished = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        manual = load(trial / "data")
        if manual.editions:
            assert frozen_problems(trial / "editions", manual) == []
        else:
            assert frozen_problems(trial / "editions", manual, "1.0") == []
            released(trial)
            assert frozen_problems(trial / "editions", load(trial / "data")) == []
        if finished:
            break
    assert touch > 10
    assert finished


def die_at(touch: int) -> None:
    """Let this process die, as by a power cut, at its nth touch of the file system from now."""
    left = [touch]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and str(arguments[1]).startswith("w")
        if writes or event in ("os.rename", "os.mkdir"):
            left[0] -= 1
            if not left[0]:
                os._exit(9)

    sys.addaudithook(watch)


def test_a_killed_command_leaves_no_trace(copy: Path) -> None:
    before = snapshot(copy)
    command = [sys.executable, "-m", "scripts.release", "1.0", "--data", copy / "data"]
    command += ["--docs", copy / "docs"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as running:
        time.sleep(2)
        running.send_signal(signal.SIGKILL)
    assert running.returncode != 0
    assert snapshot(copy) == before


def test_history_keeps_a_text_that_stayed_the_same_once(copy: Path) -> None:
    released(copy)
    next_edition(copy)
    folder = released(copy)
    manual = load(copy / "data")
    found = history(manual, frozen_manuals(folder, manual))
    first, second = found["editions"]
    assert (first["version"], second["version"]) == ("1.0", "1.1")
    assert first["procedures"]["annual-plan"] != second["procedures"]["annual-plan"]
    assert first["procedures"]["spending-report"] == second["procedures"]["spending-report"]
    assert len(found["texts"]) == len(manual.procedures) + 1
    assert second["procedures"]["annual-plan"] == fingerprint(manual.procedure["annual-plan"])


def test_editions_are_told_by_their_day_not_by_their_name(copy: Path) -> None:
    manual = load(copy / "data")
    files = frozen_names(documents(manual), PACK)
    [ten, nine] = (
        record_of(copy, manual, files).model_copy(
            update={"version": version, "effective_on": dt.date(2026, month, 1)}
        )
        for version, month in (("1.10", 9), ("1.9", 3))
    )
    both = manual.model_copy(update={"editions": (ten, nine)})
    assert [edition.version for edition in both.history] == ["1.9", "1.10"]


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The second office with the edition 1.0 released by the command, and 1.1 built after it."""
    folder = tmp_path_factory.mktemp("editions") / "office"
    shutil.copytree(LAKESIDE, folder)
    commit(folder)
    done = run("release", "1.0", "--data", folder / "data", "--docs", folder / "docs")
    assert done.returncode == 0, done.stderr
    next_edition(folder)
    return office(folder, folder / "site")


def test_an_edition_names_the_commit_that_it_was_made_from(two_editions: Office) -> None:
    repository = two_editions.data.parent
    assert two_editions.manual.editions[0].commit == head(repository)


def test_an_edition_of_what_no_commit_has_is_refused(copy: Path) -> None:
    assert head(copy) is None
    commit(copy)
    file, new = copy / "data" / "procedures" / "annual-plan.yml", copy / "docs" / "more.md"
    file.write_text(file.read_text(encoding="utf-8") + "# แก้\n", encoding="utf-8")
    words = (copy / "docs" / "preface.md").read_text(encoding="utf-8")
    new.write_text(words.replace("number: 1", "number: 9"), encoding="utf-8")
    before = snapshot(copy / "data")
    done = run("release", "1.0", "--data", copy / "data", "--docs", copy / "docs")
    assert done.returncode == 1
    for path in (file, new):
        assert f"{path}:1: {message('release_uncommitted')}" in done.stderr
    assert snapshot(copy / "data") == before


def test_the_frozen_documents_are_in_the_site_byte_for_byte(two_editions: Office) -> None:
    folder = two_editions.data.parent / "editions"
    [edition] = two_editions.manual.editions
    for name, checksum in edition.files.items():
        assert sha256(two_editions.site / "editions" / "1.0" / name) == checksum
        assert sha256(folder / "1.0" / name) == checksum


def test_pages_name_the_edition_and_the_list_has_all(two_editions: Office) -> None:
    assert "ฉบับ 1.1" in two_editions.page("")
    assert "ฉบับ 1.1" in two_editions.page("procedures/annual-plan/")
    page = tree(two_editions.site / "audit" / "editions" / "index.html")
    assert "1 ตุลาคม พ.ศ. 2568" in text_of(page)
    shown = text_of(article(two_editions.site / "editions" / "1.0" / "index.html"))
    assert two_editions.manual.editions[0].files["handbook.pdf"] in shown


def test_every_address_of_the_first_edition_answers_in_the_second(
    lakeside: Office, two_editions: Office
) -> None:
    then, now = (
        {path.relative_to(found.site).as_posix() for path in found.site.rglob("*")}
        for found in (lakeside, two_editions)
    )
    assert {name for name in then if not name.startswith("assets/")} <= now


def test_an_approved_edition_that_is_not_frozen_is_not_passed_over(
    two_editions: Office, browser: Browser
) -> None:
    page = on("2026-10-01", browser)
    with serving(two_editions.site) as base:
        old = verified(page, base, two_editions.site / "editions" / "1.0" / "handbook.pdf")
    assert "ฉบับ 1.1 ได้รับอนุมัติแล้ว แต่ยังไม่ได้ตรึง" in old
    assert "ยังไม่มีฉบับใหม่กว่า" not in old
    page.close()


@pytest.fixture(scope="module")
def both_released(two_editions: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The second office with the editions 1.0 and 1.1 released by the command, built after both."""
    folder = tmp_path_factory.mktemp("both") / "office"
    shutil.copytree(two_editions.data.parent, folder, ignore=shutil.ignore_patterns("site"))
    commit(folder)
    done = run("release", "1.1", "--data", folder / "data", "--docs", folder / "docs")
    assert done.returncode == 0, done.stderr
    return office(folder, folder / "site")


def test_the_change_log_says_every_change_of_an_edition(both_released: Office) -> None:
    """What a proposal was told is what is published, word by word, from the frozen sources."""
    frozen = both_released.data.parent / "editions"
    found = json.loads((frozen / "1.1" / "audit" / "changes.json").read_text(encoding="utf-8"))
    assert found["since"] == "1.0"
    [step] = [t for t in found["topics"] if t["address"] == "procedures/annual-plan/"]
    [change] = step["changes"]
    assert {"text": "ภายในเดือนสิงหาคม", "mark": "added"} in change["pieces"]
    assert not (frozen / "1.0" / "audit" / "changes.json").exists()
    site = both_released.site
    page = site / "editions" / "1.1" / "index.html"
    said = text_of(article(page))
    assert "สิ่งที่เปลี่ยนจากฉบับก่อน" in said
    assert "เทียบกับฉบับ 1.0" in said
    assert "ภายในเดือนสิงหาคม" in [element.text for element in tree(page).iter("ins")]
    assert "../../editions/1.1/#changes" in links(site / "audit" / "revisions" / "index.html")


def test_what_is_handed_out_while_an_edition_stands_is_what_was_frozen(
    both_released: Office,
) -> None:
    """So that a file that somebody took from the site is known as that edition's for good."""
    site = both_released.site
    frozen = site / "editions" / "1.1"
    live = {name for name in both_released.manual.history[-1].files if (site / name).is_file()}
    assert {"handbook.pdf", "procedures/annual-plan/annual-plan.pdf"} <= live
    assert [name for name in live - {NAME} if sha256(site / name) != sha256(frozen / name)] == []


def on(day: str, browser: Browser) -> Page:
    """A page of a browser in which it is a day at the office."""
    page = browser.new_page(timezone_id="Asia/Bangkok")
    page.clock.set_fixed_time(f"{day}T00:30:00+07:00")
    return page


def verified(page: Page, base: str, file: Path) -> str:
    page.goto(f"{base}verify/")
    page.set_input_files("#verify-file", file)
    page.wait_for_selector("#verify-answer.known")
    return page.inner_text("#verify-answer")


WAITING = "วันนี้ใช้ฉบับ 1.0 ฉบับ 1.1 ประกาศแล้ว จะมีผลใช้ตั้งแต่ 1 ตุลาคม พ.ศ. 2569"
BEGUN = "ฉบับ 1.1 มีผลใช้ตั้งแต่ 1 ตุลาคม พ.ศ. 2569"


@pytest.mark.parametrize(("day", "words"), [("2026-09-30", WAITING), ("2026-10-01", BEGUN)])
def test_an_edition_is_in_force_from_its_day_on_and_not_before(
    both_released: Office, browser: Browser, day: str, words: str
) -> None:
    page = on(day, browser)
    with serving(both_released.site) as base:
        for address in ("", "procedures/annual-plan/", "audit/"):
            page.goto(base + address)
            assert page.inner_text(".standing-line") == words
        assert words in page.inner_text("dl.status")
        page.goto(f"{base}audit/in-force/")
        page.fill("#in-force-day", "1 ตุลาคม 2569")
        page.keyboard.press("Enter")
        answer = page.inner_text("#in-force-answer")
        assert "ใช้ฉบับ 1.1" in answer
        assert ("ตามที่ประกาศไว้ถึงวันนี้" in answer) == (words == WAITING)
        editions = both_released.site / "editions"
        old = verified(page, base, editions / "1.0" / "handbook.pdf")
        new = verified(page, base, editions / "1.1" / "handbook.pdf")
    if words == WAITING:
        assert "ฉบับนี้ยังมีผลใช้จนถึงก่อนวันที่ 1 ตุลาคม พ.ศ. 2569 จากนั้นใช้ฉบับ 1.1" in old
        assert "เป็นของฉบับ 1.1 ซึ่งประกาศแล้ว จะมีผลใช้ตั้งแต่ 1 ตุลาคม พ.ศ. 2569" in new
        assert "วันนี้ใช้ฉบับ 1.0" in new
    else:
        assert "มีฉบับใหม่กว่าแล้ว คือฉบับ 1.1" in old
        assert "ยังไม่มีฉบับใหม่กว่านี้" in new
    page.close()


def test_without_a_script_an_edition_is_told_by_its_day(both_released: Office) -> None:
    """What a page says has no day of its own, so that it is true on every day."""
    shown = text_of(article(both_released.site / "audit" / "index.html"))
    assert BEGUN in shown
    assert "วันนี้" not in shown


def test_before_the_first_edition_begins_none_is_in_force(copy: Path) -> None:
    manual = load(copy / "data")
    assert waiting(manual) == {
        "2025-10-01": message("waiting_first", edition="1.0", since="1 ตุลาคม พ.ศ. 2568")
    }
    assert waiting(manual.model_copy(update={"effective_on": None})) == {}
    assert waiting(manual.model_copy(update={"edition": "draft"})) == {}


def test_the_page_that_answers_has_the_frozen_texts_in_it(two_editions: Office) -> None:
    page = tree(two_editions.site / "audit" / "in-force" / "index.html")
    data = page.find(".//script[@id='frozen-texts']")
    assert data is not None
    found = json.loads(data.text or "")
    assert [edition["version"] for edition in found["editions"]] == ["1.0"]
    assert "annual-plan" in found["editions"][0]["procedures"]


def test_the_text_in_force_is_told_without_a_server(
    two_editions: Office, browser: Browser, tmp_path: Path
) -> None:
    with zipfile.ZipFile(two_editions.site / "offline.zip") as file:
        file.extractall(tmp_path)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "audit" / "in-force" / "index.html").as_uri())
    page.select_option("#in-force-procedure", "annual-plan")
    page.fill("#in-force-day", "๕ ธ.ค. ๒๕๖๘")
    page.keyboard.press("Enter")
    answer = page.inner_text("#in-force-answer")
    assert "วันที่ 5 ธันวาคม พ.ศ. 2568 ใช้ฉบับ 1.0" in answer
    assert "แจ้งกรอบวงเงินงบประมาณให้ทุกกลุ่มและหน่วย\n" in answer
    page.fill("#in-force-day", "30/9/2568")
    page.keyboard.press("Enter")
    assert "ยังไม่มีฉบับใดมีผลใช้" in page.inner_text("#in-force-answer")
    page.fill("#in-force-day", "31/9/2568")
    page.keyboard.press("Enter")
    assert page.get_attribute("#in-force-day", "aria-invalid") == "true"
    assert "ไม่มีวันที่นี้" in page.inner_text("[role=alert]")
    page.fill("#in-force-day", "")
    page.keyboard.press("Enter")
    assert "อ่านวันที่นี้ไม่ได้" in page.inner_text("[role=alert]")
    assert all(url.startswith(("file:", "data:", "blob:")) for url in asked)
    page.close()


def test_a_proposal_that_loses_or_alters_a_released_edition_is_refused(
    copy: Path, tmp_path: Path
) -> None:
    released(copy)
    before, after = Path(shutil.copytree(copy, tmp_path / "before")), copy
    assert run("changes", before, after).returncode == 0
    replaced(after, "editions/1.0.yml", ("by: ผู้อำนวยการ", "by: รองผู้อำนวยการ"))
    altered = run("changes", before, after)
    assert altered.returncode == 1
    assert message("edition_altered", version="1.0").partition(" — ")[0] in altered.stdout
    shutil.rmtree(after / "data" / "editions")
    shutil.rmtree(after / "editions")
    gone = run("changes", before, after)
    assert gone.returncode == 1
    assert message("edition_gone", version="1.0").partition(" — ")[0] in gone.stdout
    assert "moved.yml" not in gone.stdout
    assert run("changes", after, before).returncode == 0


@pytest.mark.parametrize("earlier", ["HEAD", "HEAD^"])
def test_every_edition_that_was_released_stands(earlier: str) -> None:
    try:
        with revision(earlier, ROOT) as folder:
            before = read_state(folder)
    except UnknownRevisionError:
        pytest.skip("no earlier state here")
    assert list(thawed(before, read_state(ROOT))) == []


def test_evidence_of_a_frozen_document_is_that_of_its_edition(two_editions: Office) -> None:
    index = json.loads((two_editions.site / "audit" / "evidence.json").read_bytes())
    found = {entry["address"]: entry["version"] for entry in index["entries"]}
    assert found["editions/1.0/handbook.pdf"] == "1.0"
    assert found["handbook.pdf"] == "1.1"
    assert found[PACK] == "1.0"
    pack = two_editions.site / PACK
    assert sha256(pack) == sha256(two_editions.site / "editions" / "1.0" / "evidence-1.0.zip")
