"""The audit area: what an auditor asks first, and what each duty leads to."""

import datetime as dt

import pytest
from playwright.sync_api import Browser

from macros.imprint import standing_line
from macros.loader import load
from macros.model import Edition, Manual
from tests.conftest import LAKESIDE, Office
from tests.finished import article, tree
from tests.finished import text as text_of
from tests.search_box import serving

OFFICES = ("chiang_mai", "lakeside")


@pytest.fixture(params=OFFICES)
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(request.param)
    return found


def test_the_first_questions_are_answered_from_the_data(
    chiang_mai: Office, lakeside: Office
) -> None:
    """Whoever asks learns from the first lines whether the manual is in force, and whose it is."""
    draft = text_of(article(chiang_mai.site / "audit" / "index.html"))
    assert "ยังไม่มีผลใช้ ข้อความในเว็บไซต์นี้เป็นฉบับร่าง" in draft
    assert "หน้าที่ ๑๔ ข้อ มีกระบวนงานรองรับ ๔ ข้อ" in draft
    approved = text_of(article(lakeside.site / "audit" / "index.html"))
    assert lakeside.manual.approval
    assert lakeside.manual.approval.by in approved
    assert "ฉบับ 1.0 มีผลใช้ตั้งแต่ 1 ตุลาคม พ.ศ. 2568" in approved


def test_an_approved_edition_that_is_not_frozen_is_told_alike_everywhere(
    chiang_mai: Office, lakeside: Office
) -> None:
    """The text is in force by its approval; only what was in force earlier cannot be told."""
    told = "ฉบับ 1.0 ได้รับอนุมัติแล้ว แต่ยังไม่ได้ตรึงเอกสารไว้ในเว็บไซต์ จึงยังตรวจย้อนหลังไม่ได้"
    for address in ("audit", "audit/editions", "audit/in-force"):
        shown = text_of(article(lakeside.site / address / "index.html"))
        assert told in shown
        assert "ยังไม่มีฉบับที่ประกาศใช้" not in shown
        assert "ตรึงเอกสารไว้ในเว็บไซต์" not in text_of(
            article(chiang_mai.site / address / "index.html")
        )


def test_evidence_on_a_page_of_words_is_called_by_its_heading(lakeside: Office) -> None:
    shown = text_of(article(lakeside.site / "audit" / "index.html"))
    assert "วงรอบการวางแผน" in shown


def test_the_matrix_has_what_each_duty_leads_to(office: Office) -> None:
    manual = office.manual
    page = tree(office.site / "audit" / "completeness" / "index.html")
    table = page.find(".//table[@class='matrix']")
    assert table is not None
    rows = table.findall("tbody/tr")
    lone = [procedure for procedure in manual.procedures if not procedure.duties]
    assert len(rows) == len(manual.duties) + len(lone)
    for row, duty in zip(rows, manual.duties, strict=False):
        procedures = manual.procedures_for(duty)
        ids = {
            *(procedure.id for procedure in procedures),
            *(form for procedure in procedures for form in procedure.forms),
            *(reference for procedure in procedures for reference in procedure.references),
        }
        links = [link.attrib["href"] for link in row.findall("td/a")]
        assert {link.rstrip("/").split("/")[-1].lstrip("#") for link in links} == ids
        assert ("ยังไม่มีกระบวนงาน" in text_of(row)) == (not procedures)


def test_what_some_steps_state_is_not_called_missing(lakeside: Office) -> None:
    page = tree(lakeside.site / "audit" / "completeness" / "index.html")
    cells = [
        text_of(cell)
        for cell in page.findall(".//table[@class='completeness']//td")
        if "state" in cell.get("class", "").split()
    ]
    assert "•–ระบุบางขั้นตอน2/4" in cells
    for cell in cells:
        assert ("ยังไม่ได้ระบุ" in cell) == (cell.startswith("–")), cell
        assert "ยังไม่ได้ระบุ" not in cell or "/" not in cell or "0/" in cell
    bars = [bar.get("aria-label", "") for bar in page.findall(".//span[@class='bar']")]
    assert any("ระบุบางขั้นตอน 3" in label for label in bars)


def test_a_review_that_is_overdue_is_told_on_the_readers_day(
    lakeside: Office, browser: Browser
) -> None:
    assert lakeside.manual.review_by == dt.date(2026, 9, 30)
    told = {"2026-09-30": "", "2026-10-01": "เลยกำหนดทบทวนแล้ว 1 วัน", "2026-11-27": "58 วัน"}
    with serving(lakeside.site) as base:
        for day, words in told.items():
            page = browser.new_page(timezone_id="Asia/Bangkok")
            page.clock.set_fixed_time(f"{day}T10:00:00+07:00")
            for address in ("audit/", "procedures/annual-plan/", ""):
                page.goto(base + address)
                found = page.locator(".overdue")
                assert found.count() == (1 if words else 0) * (2 if address == "audit/" else 1)
                assert not words or words in found.first.inner_text()
            page.close()


def editions(manual: Manual, *versions: str) -> Manual:
    made = tuple(
        Edition.model_construct(version=version, effective_on=dt.date(2025, 10, day))
        for day, version in enumerate(versions, 1)
    )
    return manual.model_copy(update={"editions": made})


def test_every_page_says_which_edition_it_is(office: Office) -> None:
    line = standing_line(office.manual)
    for page in office.site.rglob("index.html"):
        found = tree(page).find(".//p[@class='standing-line']")
        if "fill" not in page.parts:
            assert found is not None, page
            assert text_of(found) == line


def test_a_draft_names_the_edition_that_is_in_force() -> None:
    manual = load(LAKESIDE / "data")
    draft = editions(manual.model_copy(update={"edition": "draft"}), "1.0", "1.1")
    assert "ฉบับร่าง ฉบับที่ประกาศใช้ล่าสุดคือฉบับ 1.1" in standing_line(draft)
    assert "มีผลใช้ตั้งแต่ 1 ตุลาคม พ.ศ. 2568" in standing_line(manual)
