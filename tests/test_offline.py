"""The offline copy: unzipped, it opens, leads on and is searched as on the web."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from macros.finished import flaws_of
from macros.offline import offline_copy
from tests.conftest import Office, build
from tests.finished import article, links, pages, text, tree
from tests.search.engines import concepts, judged
from tests.search_box import SearchBox, measure, serving

OFFICES = ("chiang_mai", "lakeside")
LEFT_OUT = '<span class="detail">มีเฉพาะในเว็บไซต์ ไม่มีในสำเนานี้</span>'


def unzipped(office: Office, folder: Path) -> Path:
    """Unzip an office's copy where the path has what paths of people have."""
    copy = folder / "คู่มือ ออฟไลน์ (1) #2"
    with zipfile.ZipFile(office.site / "offline.zip") as file:
        assert file.testzip() is None
        file.extractall(copy)
    return copy


@pytest.fixture(scope="module")
def copies(
    chiang_mai: Office, lakeside: Office, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    offices = (chiang_mai, lakeside)
    return {
        name: unzipped(office, tmp_path_factory.mktemp(name))
        for name, office in zip(OFFICES, offices, strict=True)
    }


@pytest.fixture(params=OFFICES)
def copied(request: pytest.FixtureRequest, copies: dict[str, Path]) -> tuple[Office, Path]:
    return request.getfixturevalue(request.param), copies[request.param]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


@pytest.fixture
def box(page: Page, copies: dict[str, Path]) -> SearchBox:
    found = SearchBox(page, copies["chiang_mai"].as_uri() + "/")
    found.open("index.html")
    return found


def watched(page: Page, base: str) -> list[str]:
    """Return the list on which everything lands that a page does wrong from now on."""
    wrong: list[str] = []
    own = (base, "data:", "blob:", "about:")
    page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda asked: wrong.append(f"{asked.failure}: {asked.url}"))
    page.on("request", lambda asked: asked.url.startswith(own) or wrong.append(asked.url))
    return wrong


def test_every_page_is_there_and_nothing_is_wrong_with_it(copied: tuple[Office, Path]) -> None:
    office, copy = copied
    names = {path.relative_to(office.site) for path in pages(office.site)}
    assert {path.relative_to(copy) for path in pages(copy)} == names - {Path("404.html")}
    assert list(map(str, flaws_of(copy))) == []


def test_every_link_leads_to_a_file(copied: tuple[Office, Path]) -> None:
    """A folder shows its files, not its page, and an absolute path leads out of the copy."""
    _, copy = copied
    for path in pages(copy):
        for link in links(path):
            if re.match("[a-z]+:", link):
                continue
            address = link.partition("#")[0].partition("?")[0]
            assert (path.parent / address).resolve().is_file() or link.startswith("#"), link


def test_no_address_hides_where_the_copy_does_not_look(chiang_mai: Office) -> None:
    keys = {"srcset", "poster", "action", "formaction", "data", "background", "http-equiv"}
    for path in pages(chiang_mai.site):
        for element in tree(path).iter():
            found = keys & set(element.attrib)
            meta = element.get("http-equiv", "").lower() == "content-security-policy"
            assert not found or meta, f"{path}: {element.attrib}"


def test_only_links_the_notice_and_the_search_differ(copied: tuple[Office, Path]) -> None:
    """What is no link is the same to the byte."""
    office, copy = copied
    left = re.compile(f"(?:<span>((?:(?!<span>).)*)</span>|</a>) {re.escape(LEFT_OUT)}")
    tags = r"<[a-z]+\s[^>]*?(?:href|src)=[^>]*>|</(?:script|a)>"
    notice = r'<div class="md-footer__words[^"]*">.*?</div>\n?'
    size = '(?<=data-size-of="offline.zip">)[^<]*'
    # Of the pages and files of the site, which are not those of the copy.
    checksum = 'SHA-256 <code title="[0-9a-f]{64}">[0-9a-f]+…</code>'
    changed = re.compile(f"{tags}|{notice}|{size}|{checksum}", re.DOTALL)
    for path in pages(copy):
        original = (office.site / path.relative_to(copy)).read_text(encoding="utf-8")
        found = left.sub(r"\1", path.read_text(encoding="utf-8"))
        assert changed.sub("", found) == changed.sub("", original)


def test_what_is_left_out_is_said_on_every_page(copied: tuple[Office, Path]) -> None:
    office, copy = copied
    for path in pages(copy):
        page = text(tree(path))
        assert "สำเนาสำหรับใช้แบบออฟไลน์ ไม่มีไฟล์ ZIP และการสร้าง PDF ในเบราว์เซอร์" in page
        assert (office.manual.site.site_url in links(path)) == bool(office.manual.site.site_url)
    for path in pages(office.site):
        assert "สำเนาสำหรับใช้แบบออฟไลน์" not in text(tree(path))


def test_a_link_to_what_is_left_out_is_text_or_leads_to_the_web(copies: dict[str, Path]) -> None:
    for copy, online in (
        (copies["chiang_mai"], []),
        (copies["lakeside"], ["https://manual.example.go.th/offline.zip"]),
    ):
        home = copy / "index.html"
        assert [link for link in links(home) if link.endswith(".zip")] == online
        assert "มีเฉพาะในเว็บไซต์ ไม่มีในสำเนานี้" in text(article(home))


def test_the_copy_is_small_and_has_the_handbook(copied: tuple[Office, Path]) -> None:
    office, copy = copied
    assert (office.site / "offline.zip").stat().st_size <= 8_000_000
    printed = (office.site / "handbook.pdf").read_bytes()
    assert (copy / "handbook.pdf").read_bytes() == printed
    names = [path.name for path in copy.rglob("*")]
    assert not [name for name in names if name.endswith((".zip", ".map", ".gz", "sitemap.xml"))]


def test_the_note_opens_in_notepad(copied: tuple[Office, Path]) -> None:
    office, copy = copied
    note = (copy / "README.txt").read_bytes()
    assert note.startswith(b"\xef\xbb\xbf")
    assert note.count(b"\n") == note.count(b"\r\n") > 10
    said = note.decode("utf-8-sig")
    assert office.manual.title in said
    assert "index.html" in said
    assert (office.manual.site.site_url or "เฉพาะในเว็บไซต์") in said


def test_the_site_carries_nothing_for_the_copy(chiang_mai: Office) -> None:
    names = [path.name for path in chiang_mai.site.rglob("*")]
    assert not {"shim.js", "iframe-worker", "search_index.js"} & set(names)


def test_two_builds_give_the_same_bytes(tmp_path: Path, lakeside: Office) -> None:
    done = build(lakeside.data, lakeside.docs, tmp_path / "site")
    assert done.returncode == 0
    again = (tmp_path / "site" / "offline.zip").read_bytes()
    assert again == (lakeside.site / "offline.zip").read_bytes()


def test_bytes_do_not_depend_on_the_disk(tmp_path: Path, chiang_mai: Office) -> None:
    """Neither times nor rights, nor the copy itself and the checksums, which are made after it."""
    moved = tmp_path / "moved"
    shutil.copytree(chiang_mai.site, moved, copy_function=shutil.copyfile)
    for path in moved.rglob("*.html"):
        path.chmod(0o600)
    for name in ("offline.zip", "SHA256SUMS"):
        (moved / name).unlink()
    made = offline_copy(moved, chiang_mai.manual, None)
    assert made == offline_copy(chiang_mai.site, chiang_mai.manual, None)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        entries = file.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time[0], entry.external_attr >> 16, entry.extra) for entry in entries} == {
        (1980, 0o100644, b"")
    }


SITE = "https://office.example/manual/"
HEAD = "<!doctype html>\n<html lang=th><head><title>ก &amp; ข</title>"
WRITTEN = f"""{HEAD}<link rel="canonical" href="{SITE}here/">
<script src="../assets/fill/pdf/pdf-lib.js" defer></script><script src=../assets/site.js></script>
</head><body data-x='{SITE}'><!-- <a href="/manual/"> -->
<a href="..">1</a><a HREF='../?q=ก#top'>2</a><a href="{SITE}here#x&amp;y" title="&lt;&quot;">3</a>
<a href="/manual/other/">4</a><a href="mailto:a@b.example">5</a><a href="#x">6</a>
<a href="https://elsewhere.example/manual/">7</a><a class="button" href="all.zip">8</a>
<p>&lt;a href="../"&gt;</p><template><footer></footer></template>
<script>"<a href='../'>"</script></body></html>"""
COPIED = f"""{HEAD}
<script src=../assets/site.js></script>
</head><body data-x='{SITE}'><!-- <a href="/manual/"> -->
<a href="../index.html">1</a><a href="../index.html?q=ก#top">2</a>\
<a href="index.html#x&amp;y" title="&lt;&quot;">3</a>
<a href="../other/index.html">4</a><a href="mailto:a@b.example">5</a><a href="#x">6</a>
<a href="https://elsewhere.example/manual/">7</a>LEFT_OUT
<p>&lt;a href="../"&gt;</p><template><footer></footer></template>
<script>"<a href='../'>"</script>NOTICE</body></html>"""


def site_of_one(folder: Path) -> Path:
    """Write a site with one page that is read with care, and a hostile index."""
    for name in ("index.html", "here/index.html", "other/index.html", "assets/site.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(WRITTEN if name.startswith("here") else "", encoding="utf-8")
    for name in ("assets/fill/pdf/pdf-lib.js", "here/all.zip", "search/search_index.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        docs = [
            {"location": "here/?a#x", "text": "</script><!--\u2028\u2029"},
            {"location": "gone/", "text": ""},
        ]
        (folder / name).write_text(json.dumps({"docs": docs}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("site_url", [SITE, None])
def test_a_page_is_changed_where_it_must_be_and_nowhere_else(
    tmp_path: Path, chiang_mai: Office, site_url: str | None
) -> None:
    made = offline_copy(site_of_one(tmp_path), chiang_mai.manual, site_url)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        names = file.namelist()
        found = file.read("here/index.html").decode()
    assert not {"assets/fill/pdf/pdf-lib.js", "here/all.zip"} & set(names)
    notice = found[found.index("</script><div") + 9 : found.index("</body>")]
    assert "สำเนา" in notice
    if site_url:
        left = f'<a class="button" href="{SITE}here/all.zip">8</a> {LEFT_OUT}'
        assert found == COPIED.replace("LEFT_OUT", left).replace("NOTICE", notice)
    else:
        assert f"<span>8</span> {LEFT_OUT}" in found
        assert f'href="{SITE}here#x' in found, "an address that is not known to be the site's"


def test_the_index_is_a_safe_script(tmp_path: Path, chiang_mai: Office) -> None:
    made = offline_copy(site_of_one(tmp_path), chiang_mai.manual, None)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        script = file.read("search/search_index.js").decode()
    assert not [sign for sign in ("</", "\u2028", "\u2029") if sign in script]
    index = json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))
    assert index == {
        "docs": [{"location": "here/index.html?a#x", "text": "</script><!--\u2028\u2029"}]
    }


def test_the_search_knows_what_it_knows_on_the_web(copied: tuple[Office, Path]) -> None:
    office, copy = copied
    script = (copy / "search" / "search_index.js").read_text(encoding="utf-8")
    known = json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))
    index = json.loads((office.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for document in known["docs"]:
        document["location"] = document["location"].replace("index.html", "")
    assert known == index


def test_no_page_asks_for_anything_but_its_own_files(page: Page, copies: dict[str, Path]) -> None:
    copy = copies["chiang_mai"]
    wrong = watched(page, copy.as_uri())
    for path in pages(copy):
        page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    # A page that is left while its icon is on the way lets go of it.
    assert [what for what in wrong if "ERR_ABORTED" not in what] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reader_goes_from_the_home_page_to_a_form(
    page: Page, copies: dict[str, Path], width: int
) -> None:
    base = copies["chiang_mai"].as_uri()
    wrong = watched(page, base)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{base}/index.html")
    assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(f => f.status))") == [
        "loaded",
        "loaded",
    ]
    page.locator("article").get_by_role("link", name="แก้ไขปัญหา").first.click()
    page.wait_for_url("**/procedures/advice-troubleshooting/index.html")
    page.locator("article").get_by_role("link", name="แจ้งซ่อม").first.click()
    page.wait_for_url("**/forms/repair-request/index.html")
    page.locator(".md-header__home").click()
    page.wait_for_url("**/index.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert wrong == []


@pytest.mark.parametrize("address", ["index.html", "procedures/specification/index.html"])
def test_keys_alone_find_and_open_a_result(box: SearchBox, address: str) -> None:
    page = box.page
    wrong = watched(page, box.base)
    box.open(address)
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('#__search').checked")
    page.locator("body").press("/")
    page.wait_for_function("document.activeElement.name === 'query'")
    page.keyboard.type("แจ้งซ่อม")
    page.wait_for_selector(".md-search-result__item mark", state="attached")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/forms/repair-request/index.html*")
    assert wrong == []


def test_judged_queries_find_what_they_find_on_the_web(
    box: SearchBox, browser: Browser, chiang_mai: Office
) -> None:
    queries = judged("dev", None)
    where = concepts()
    here = {
        concept: [address.partition("#")[0] + "index.html" for address in addresses]
        for concept, addresses in where.items()
    }
    with serving(chiang_mai.site) as base:
        web = SearchBox(browser.new_page(viewport={"width": 1280, "height": 900}), base)
        web.open()
        online = measure(web, queries, where)
        web.page.close()
    offline = measure(SearchBox(box.page, unquote(box.base)), queries, here)
    assert offline.asked == online.asked >= 70
    assert offline.shares() == online.shares()
    assert [row.replace("index.html", "") for row in offline.missed] == online.missed
