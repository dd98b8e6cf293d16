"""The search as its readers have it: the box in a real browser, and what the build leaves."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros import addresses
from macros.problems import ManualError
from macros.search import install
from macros.wording import message
from tests.conftest import Office
from tests.search.engines import concepts, judged
from tests.search_box import SearchBox, measure, serving

WORKERS = Path("assets/javascripts/workers")


@pytest.fixture(scope="module")
def served(chiang_mai: Office) -> Iterator[str]:
    with serving(chiang_mai.site) as base:
        yield base


@pytest.fixture
def box(browser: Browser, served: str) -> Iterator[SearchBox]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    found = SearchBox(page, served)
    found.open()
    yield found
    page.close()


def index(office: Office) -> list[dict[str, Any]]:
    """Return the documents that a site's search knows."""
    path = office.site / "search" / "search_index.json"
    documents: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["docs"]
    return documents


# The held half was written with the other and never looked at while the ranking was improved.
# Of its 79 queries 2 have their answer behind the third place: .975, less than the others' .99.
@pytest.mark.parametrize(
    ("name", "split", "first", "three"),
    [("dev", None, 0.95, 0.99), ("own", "tune", 0.95, 0.99), ("own", "held", 0.95, 0.97)],
)
def test_the_judged_queries_are_answered(
    box: SearchBox, name: str, split: str | None, first: float, three: float
) -> None:
    figures = measure(box, judged(name, split), concepts())
    found_first, found_three, empty = figures.shares()
    assert found_first >= first, figures.missed
    assert found_three >= three, figures.missed
    assert empty <= 0.01, figures.missed


def test_there_are_enough_queries_of_our_own() -> None:
    tune, held = judged("own", "tune"), judged("own", "held")
    assert len(tune) + len(held) >= 64
    assert abs(len(tune) - len(held)) <= 1
    assert all(concept in concepts() for query in tune + held for concept in query["expect"])


def test_pasted_and_spoken_words_are_searched(box: SearchBox) -> None:
    """No key is pressed, so the theme alone would do nothing."""
    box.page.locator("[data-md-component=search-query]").focus()
    box.paste("ขอยืม")
    box.page.wait_for_selector(".md-search-result__item")
    assert box.results()[0][0].page == "forms/equipment-loan/"
    box.paste("กล้อง")
    box.page.locator(".md-search-result__item mark", has_text="กล้อง").first.wait_for()


def test_keys_alone_find_and_open_a_result(box: SearchBox) -> None:
    box.page.keyboard.press("Escape")
    box.page.wait_for_function("!document.querySelector('#__search').checked")
    box.page.locator("body").press("/")
    box.page.wait_for_function("document.activeElement.name === 'query'")
    box.page.keyboard.type("แจ้งซ่อม")
    # The answer to all that was typed: an earlier one is replaced, and with it what is chosen.
    box.page.wait_for_function(
        "document.querySelector('.md-search-result__item mark')?.textContent === 'แจ้งซ่อม'"
    )
    box.page.keyboard.press("ArrowDown")
    box.page.keyboard.press("Enter")
    box.page.wait_for_url("**/forms/repair-request/**")


@pytest.mark.parametrize("query", ["แบบแจ้งซ่อมออนไลน์", "บำรุงรักษา", "กชช. 2ค", "B-OBEC"])
def test_the_list_is_never_empty_while_typing(box: SearchBox, query: str) -> None:
    for end in range(1, len(query) + 1):
        assert box.ask(query[:end]), query[:end]


@pytest.mark.parametrize("address", ["procedures/specification/", "404.html", "no/such/page/"])
def test_the_search_works_on_every_page(box: SearchBox, address: str) -> None:
    box.open(address)
    page, duty = box.ask("ครุภัณฑ์")[0][:2]
    assert (page.address, duty.address) == ("duties/", "duties/#duty-7")
    box.page.locator(".md-search-result__link").nth(1).click()
    box.page.wait_for_url(f"{box.base}duties/**")
    assert box.page.locator("#duty-7").is_visible()


def test_results_show_the_characters_of_the_page(box: SearchBox) -> None:
    """Typed in Arabic digits and without marks, shown as the manual writes it."""
    typed = {
        "10 มิถุนายน": "๑๐ มิถุนายน",
        "ครุภณฑ": "ครุภัณฑ์",
        "bobec": "B-OBEC",
        "คอมพัง": "คอมพัง",
    }
    for query, shown in typed.items():
        assert shown in [mark for link in box.ask(query)[0] for mark in link.marks]


@pytest.mark.parametrize("query", ["DLICT-02", "dlict02", "DLICT ๐๒", "dlict 2"])
def test_a_form_is_found_by_the_code_on_its_paper(box: SearchBox, query: str) -> None:
    first = box.ask(query)[0][0]
    assert first.address == "forms/repair-request/"
    assert first.marks == ["DLICT-02"]


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("แบบฟอร์มที่ 2", "forms/repair-request/"),
        ("แบบฟอร์ม ๒", "forms/repair-request/"),
        ("กระบวนงานที่ 3", "procedures/advice-troubleshooting/"),
        ("กระบวนงานที่๓", "procedures/advice-troubleshooting/"),
        ("หน้าที่ 2", "duties/"),
    ],
)
def test_the_kind_that_a_number_stands_with_wins(box: SearchBox, query: str, page: str) -> None:
    assert box.ask(query)[0][0].page == page


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("form", {"forms/"}),
        ("ดาวน์โหลด", {"forms/"}),
        ("ลำโพง", {"forms/repair-request/", "forms/equipment-loan/", "forms/equipment-use/"}),
        ("แท็บเล็ต", {"forms/repair-request/", "forms/equipment-loan/"}),
        ("ทีวี", {"forms/repair-request/", "forms/equipment-use/"}),
        ("UPS", {"forms/repair-request/"}),
        ("cctv", {"forms/repair-request/"}),
    ],
)
def test_what_staff_type_for_everyday_things_is_found(
    box: SearchBox, query: str, pages: set[str]
) -> None:
    found = [item[0] for item in box.ask(query)]
    assert pages == {link.page for link in found[: len(pages)]}


@pytest.mark.parametrize("query", ["flowchart", "แผนผัง", "ผัง"])
def test_the_charts_of_all_procedures_are_found(
    box: SearchBox, chiang_mai: Office, query: str
) -> None:
    found = {link.address for item in box.ask(query) for link in item}
    procedures = chiang_mai.manual.procedures
    assert {f"{addresses.of_procedure(each)}#flow" for each in procedures} <= found


def test_cells_and_facts_are_not_glued_together(chiang_mai: Office) -> None:
    text = {document["location"]: document["text"] for document in index(chiang_mai)}
    assert "๓๐ เมษายน ข้อมูลนักเรียนสิ้นปี หน้าที่ข้อ ๕" in text["calendar/"]
    assert "วันที่สิ่งที่ต้องทำ" not in text["calendar/"]
    assert "ผู้รับผิดชอบคู่มือ นาย" in text["procedures/specification/"]
    assert not [location for location, words in text.items() if "<" in words]


def test_the_years_of_a_plan_are_written_as_on_its_page(chiang_mai: Office) -> None:
    text = {document["location"]: document["text"] for document in index(chiang_mai)}
    for reference in chiang_mai.manual.references:
        years = text[addresses.of_reference(reference)]
        assert f">{years}</span>" in chiang_mai.page(addresses.REFERENCES), reference.id


def test_each_record_is_a_result_with_a_link_to_itself(box: SearchBox, chiang_mai: Office) -> None:
    manual = chiang_mai.manual
    wanted = {
        **{addresses.of_duty(duty): duty.text for duty in manual.duties},
        **{addresses.of_reference(each): each.title for each in manual.references},
        **{addresses.of_form(form): form.title for form in manual.forms},
        **{addresses.of_procedure(each): each.title for each in manual.procedures},
    }
    for address, text in wanted.items():
        links = [link.address for item in box.ask(text) for link in item if not link.hidden]
        assert address in links[:3], text


def test_every_link_of_the_index_leads_somewhere(chiang_mai: Office, lakeside: Office) -> None:
    for office in (chiang_mai, lakeside):
        manual = office.manual
        known = {document["location"] for document in index(office)}
        assert {
            *(addresses.of_duty(duty) for duty in manual.duties),
            *(addresses.of_reference(reference) for reference in manual.references),
            *(addresses.of_form(form) for form in manual.forms),
            *(f"{addresses.GLOSSARY}#{term.id}" for term in manual.glossary),
            *(
                addresses.of_step(procedure, step)
                for procedure in manual.procedures
                for step in procedure.steps
            ),
        } <= known
        for location in known:
            address, _, anchor = location.partition("#")
            assert not anchor or f'id="{anchor}"' in office.page(address), location


def test_the_theme_worker_is_ours_and_its_word_lists_are_gone(chiang_mai: Office) -> None:
    [path] = (chiang_mai.site / WORKERS).iterdir()
    assert "exactPlaces" in path.read_text(encoding="utf-8")
    names = {file.name for file in chiang_mai.site.rglob("*")}
    assert not {"lunr", "wordcut.js", "tinyseg.js"} & names


@pytest.mark.parametrize("name", ["site", "verify", "in-force"])
def test_readers_do_not_load_what_is_said_to_those_who_write(chiang_mai: Office, name: str) -> None:
    lines = (chiang_mai.site / "assets" / f"{name}.js").read_text(encoding="utf-8").splitlines()
    assert lines
    assert not [line for line in lines if line.startswith((" ", "//", "/**"))]


def test_the_search_is_small(chiang_mai: Office) -> None:
    [path] = (chiang_mai.site / WORKERS).iterdir()
    for file in (path, chiang_mai.site / "search" / "search_index.json"):
        assert len(gzip.compress(file.read_bytes(), 9)) <= 10_000, file.name


@pytest.mark.parametrize("names", [[], ["search.a.min.js", "search.b.min.js"]])
def test_a_theme_with_no_or_two_workers_is_refused(
    tmp_path: Path, chiang_mai: Office, names: list[str]
) -> None:
    """How a theme that has changed is noticed: the build stops and says so in Thai."""
    (tmp_path / WORKERS).mkdir(parents=True)
    for name in names:
        (tmp_path / WORKERS / name).touch()
    with pytest.raises(ManualError) as raised:
        install(tmp_path, chiang_mai.manual)
    [problem] = raised.value.problems
    assert problem.message == message("search_worker", count=len(names))
    assert f"{len(names)} ไฟล์" in problem.message


def test_nothing_found_is_said_in_thai(box: SearchBox) -> None:
    page: Page = box.page
    assert box.ask("zzzzqqq") == []
    assert "ไม่พบ" in page.locator(".md-search-result__meta").inner_text()
