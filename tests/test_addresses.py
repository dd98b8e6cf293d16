"""An address that was once published answers for good: with its page, or with a notice."""

import shutil
import subprocess
from pathlib import Path

import pytest

from macros.addresses import of_procedure, of_step, published, sections
from macros.checks import check
from macros.finished import read_page
from macros.loader import load
from macros.notices import page_notices
from scripts.addresses import LIST
from tests.conftest import LAKESIDE, ROOT, Office
from tests.finished import article, ids, links, text, tree

NOTED = LIST.read_text(encoding="utf-8").split("\n")[1:-1]
WAY_OUT = "tell readers in data/moved.yml where it went (new addresses: scripts/addresses)"


def test_published_addresses_still_answer(chiang_mai: Office) -> None:
    for address in NOTED:
        page, _, anchor = address.partition("#")
        file = chiang_mai.site / page / "index.html"
        assert file.is_file(), f"{address} is gone: {WAY_OUT}"
        assert not anchor or anchor in ids(file), f"{address} is gone: {WAY_OUT}"


@pytest.mark.parametrize("earlier", ["HEAD", "HEAD^"])
def test_the_list_of_published_addresses_only_grows(earlier: str) -> None:
    name = LIST.relative_to(ROOT).as_posix()
    kept = subprocess.run(
        ["git", "show", f"{earlier}:{name}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if kept.returncode:
        pytest.skip("no earlier list here")
    assert set(kept.stdout.split("\n")) <= set(LIST.read_text(encoding="utf-8").split("\n"))


def test_the_list_is_in_order() -> None:
    assert sorted(set(NOTED)) == NOTED
    assert LIST.read_text(encoding="utf-8").startswith("\n"), "the home page is the empty address"


def page_of(office: Office, address: str) -> Path:
    return office.site / address / "index.html"


def test_a_renamed_page_leaves_a_notice(lakeside: Office) -> None:
    old, new = "procedures/yearly-plan/", "procedures/annual-plan/"
    page = page_of(lakeside, old)
    said = text(article(page))
    assert "หน้านี้ย้ายแล้ว" in said
    assert "เปลี่ยนชื่อให้ตรงกับระเบียบฉบับใหม่" in said
    assert "../annual-plan/" in links(page)
    canonical = tree(page).find(".//link[@rel='canonical']")
    assert canonical is not None
    assert canonical.get("href") == f"{lakeside.manual.site.site_url}{new}"


def test_a_notice_keeps_the_anchors_of_its_page(lakeside: Office) -> None:
    procedure = lakeside.manual.procedure["annual-plan"]
    page = page_of(lakeside, "procedures/yearly-plan/")
    kept = {*sections(procedure), *(f"step-{step.id}" for step in procedure.steps)}
    assert kept <= set(ids(page))
    for anchor in kept:
        assert f"../annual-plan/#{anchor}" in links(page)
        assert anchor in ids(page_of(lakeside, of_procedure(procedure)))


def test_a_notice_leads_on_and_never_by_itself(lakeside: Office) -> None:
    """No redirect, so none can run in circles; what a notice names is never a notice."""
    notices = page_notices(lakeside.manual)
    assert notices
    for notice in notices:
        page = tree(page_of(lakeside, notice.address))
        assert page.find(".//meta[@http-equiv='refresh']") is None
        assert notice.to not in {other.address for other in notices}
        index = (lakeside.site / "search" / "search_index.json").read_text(encoding="utf-8")
        assert f'"{notice.address}' not in index


def test_a_retired_page_says_why_and_is_not_found_by_search_engines(lakeside: Office) -> None:
    page = page_of(lakeside, "procedures/stamp-register/")
    said = text(article(page))
    assert "หน้านี้เลิกใช้แล้ว" in said
    assert "เลิกใช้ทะเบียนดวงตรา" in said
    assert tree(page).find(".//meta[@name='robots'][@content='noindex']") is not None


def test_the_page_to_fill_in_a_renamed_form_leads_to_the_new_one(lakeside: Office) -> None:
    page = page_of(lakeside, "forms/paper-budget-request/fill/")
    assert "../../budget-change-request/fill/" in links(page)


def test_a_part_of_a_page_that_is_gone_is_told_on_the_page(lakeside: Office) -> None:
    page = page_of(lakeside, "duties/")
    assert "duty-9" in ids(page)
    assert "รวมกับหน้าที่ข้อแรก" in text(article(page))
    assert "#duty-1" in links(page)


def test_a_form_that_is_no_longer_used_keeps_its_addresses(tmp_path: Path) -> None:
    shutil.copytree(LAKESIDE, tmp_path, dirs_exist_ok=True)
    before = load(tmp_path / "data")
    form = before.form["budget-change-request"]
    file = tmp_path / "data" / "forms" / f"{form.id}.yml"
    written = file.read_text(encoding="utf-8").replace(f"status: {form.status}", "status: retired")
    file.write_text(written, encoding="utf-8")
    after = load(tmp_path / "data")
    answered = {*published(after, ()), *(notice.address for notice in page_notices(after))}
    assert set(published(before, ())) <= answered


def test_a_new_step_leaves_the_addresses_of_others_alone(tmp_path: Path) -> None:
    shutil.copytree(LAKESIDE, tmp_path, dirs_exist_ok=True)
    before = load(tmp_path / "data").procedure["annual-plan"]
    file = tmp_path / "data" / "procedures" / "annual-plan.yml"
    written = file.read_text(encoding="utf-8")
    second = f"  - id: {before.steps[1].id}\n"
    assert second in written
    new = "  - id: added-in-between\n    text: ขั้นตอนที่เพิ่มเข้ามา\n"
    file.write_text(written.replace(second, new + second), encoding="utf-8")
    assert check(tmp_path / "data", tmp_path / "docs").problems == ()
    after = load(tmp_path / "data").procedure["annual-plan"]
    assert [step.id for step in after.steps][1] == "added-in-between"
    kept = {of_step(after, step) for step in after.steps}
    assert {of_step(before, step) for step in before.steps} < kept


def test_notices_are_sound_pages(lakeside: Office) -> None:
    for notice in page_notices(lakeside.manual):
        found = read_page(page_of(lakeside, notice.address))
        assert found.errors == ()
        assert len(set(found.ids)) == len(found.ids)
