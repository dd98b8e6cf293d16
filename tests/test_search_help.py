"""What the search box does beyond the theme: help where nothing is found, files of a form."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.conftest import Office
from tests.search_box import SearchBox, serving

NOTHING_NEAR = "ฟุตบอลโลก"
SOMETHING_NEAR = "inteeernnet"


@pytest.fixture(scope="module")
def served(chiang_mai: Office) -> Iterator[str]:
    with serving(chiang_mai.site) as base:
        yield base


@pytest.fixture
def box(browser: Browser, served: str) -> Iterator[SearchBox]:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    found = SearchBox(page, served)
    found.open()
    yield found
    page.close()


def test_nothing_found_leads_on(box: SearchBox, chiang_mai: Office) -> None:
    assert box.ask(NOTHING_NEAR) == []
    help_ = box.page.locator(".search-help")
    assert chiang_mai.manual.owner.name in help_.inner_text()
    assert not help_.locator(".search-help__near").is_visible()
    help_.get_by_role("link", name="แบบฟอร์มทั้งหมด").click()
    box.page.wait_for_url("**/forms/")


def test_a_near_word_is_offered_and_searched(box: SearchBox) -> None:
    assert box.ask(SOMETHING_NEAR) == []
    near = box.page.locator(".search-help__near button").first
    word = near.inner_text()
    near.click()
    box.page.wait_for_selector(".md-search-result__item")
    assert box.page.locator("[data-md-component=search-query]").input_value() == word
    assert not box.page.locator(".search-help").is_visible()


def test_help_goes_when_something_is_found(box: SearchBox) -> None:
    assert box.ask(NOTHING_NEAR) == []
    assert box.ask("แจ้งซ่อม")
    assert not box.page.locator(".search-help").is_visible()


def test_the_count_is_written_in_the_digits_of_the_manual(box: SearchBox) -> None:
    box.ask("คอมพิวเตอร์")
    meta = box.page.locator(".md-search-result__meta").inner_text()
    more = box.page.locator(".md-search-result__more summary").all_inner_texts()
    assert "พบ" in meta
    assert more
    assert all("แห่งในหน้านี้" in each for each in more)
    assert not any("0" <= letter <= "9" for letter in "".join((meta, *more)))


@pytest.mark.parametrize(
    ("typed", "meant", "page"),
    [
        ("c0h':jv,", "แจ้งซ่อม", "forms/repair-request/"),
        ("pn,", "ยืม", "forms/equipment-loan/"),
        ("8v,", "คอม", "procedures/advice-troubleshooting/"),
        ("c[[aviN,", "แบบฟอร์ม", "forms/"),
        ("ไรดร", "wifi", "procedures/advice-troubleshooting/"),
        ("กทแ", "dmc", "duties/"),
    ],
)
def test_the_wrong_keyboard_is_understood(
    box: SearchBox, typed: str, meant: str, page: str
) -> None:
    assert box.ask(typed)[0][0].page == page
    said = box.page.locator(".search-meant")
    assert said.inner_text() == f"แสดงผลของ “{meant}” (พิมพ์โดยไม่ได้เปลี่ยนแป้นพิมพ์)"
    assert not box.page.locator(".search-help").is_visible()
    assert box.ask("แจ้งซ่อม")
    assert not said.locator("p").is_visible()


@pytest.mark.parametrize("query", ["facebook", "vpn", "virus", "keyboard", "usb", "ฟหกด"])
def test_what_is_no_word_on_the_other_keyboard_finds_nothing(box: SearchBox, query: str) -> None:
    assert box.ask(query) == []
    assert not box.page.locator(".search-meant p").is_visible()


@pytest.mark.parametrize("query", ["แจ้งซ่อม", "c0h':jv,"])
def test_the_way_back_leads_to_the_results(box: SearchBox, query: str) -> None:
    """What was asked is told to no host: not in an address, and nothing is stored."""
    found = box.ask(query)
    box.page.locator(".md-search-result__link").first.click()
    box.page.wait_for_url("**/forms/repair-request/**")
    box.page.go_back()
    box.page.locator(".md-search-result__item").first.wait_for()
    assert box.results() == found
    assert box.page.url == box.base
    assert box.page.evaluate("[...Object.keys(sessionStorage)]") == []


def test_the_way_back_leads_to_results_from_the_same_page(box: SearchBox) -> None:
    box.open("duties/")
    found = box.ask("ระบบข้อมูลนักเรียน DMC")
    box.page.locator(".md-search-result__link[href*='/duties/#']").first.click()
    box.page.wait_for_url("**/duties/#*")
    box.page.go_back()
    box.page.locator("#__search:checked").wait_for(state="attached")
    assert box.results() == found


def test_no_host_is_told_what_was_asked(box: SearchBox) -> None:
    """The address of a result says where it leads, and not what led to it."""
    box.ask("แจ้งซ่อม")
    links = box.page.locator(".md-search-result__link").all()
    assert links
    assert not [link for link in links if "?" in str(link.get_attribute("href"))]


def test_a_search_that_is_closed_stays_closed(box: SearchBox) -> None:
    box.ask("แจ้งซ่อม")
    box.page.locator(".md-search-result__link").first.click()
    box.page.wait_for_url("**/forms/repair-request/**")
    box.page.go_back()
    box.page.locator(".md-search-result__item").first.wait_for()
    box.page.keyboard.press("Escape")
    box.page.wait_for_function("!history.state.asked")
    box.page.reload()
    box.page.wait_for_load_state("networkidle")
    assert not box.page.locator("#__search").is_checked()


def test_a_form_offers_its_files(box: SearchBox, chiang_mai: Office) -> None:
    first = box.ask("ยืมโน้ตบุ๊ก")[0][0]
    assert first.address == "forms/equipment-loan/"
    files = box.page.locator(".search-files").first.locator("a")
    offered = [link.get_attribute("href") for link in files.all()]
    paths = [str(address).removeprefix(box.base) for address in offered]
    assert paths
    assert "PDF สำหรับพิมพ์" in files.all_inner_texts()
    for path in paths:
        target = chiang_mai.site / path
        assert (target / "index.html" if path.endswith("/") else target).is_file(), path


def test_a_page_that_is_no_form_offers_none(box: SearchBox) -> None:
    pages = [links[0].page for links in box.ask("เครือข่าย")]
    forms = [page for page in pages if page.startswith("forms/") and page != "forms/"]
    assert box.page.locator(".search-files").count() == len(forms)
