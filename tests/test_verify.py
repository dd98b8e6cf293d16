"""Verifying: by a command without a network, and in the browser without sending anything."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from macros import addresses
from macros.checksums import NAME, sha256, sha256_of, sha256sums
from macros.evidence import published_index
from macros.evidence.published import Frozen
from macros.fingerprint import fingerprint, fingerprint_of
from macros.folders import PROJECT
from macros.loader import load
from macros.model import Approval, Edition, Manual
from macros.open_data import manual_json
from macros.problems import ManualError
from macros.verifying import differences, found_in, read_sums
from macros.wording import message
from tests.conftest import LAKESIDE, Office, run
from tests.search_box import serving

ASSETS = PROJECT / "macros" / "theme" / "assets"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small published folder."""
    found = tmp_path / "site"
    (found / "forms").mkdir(parents=True)
    (found / "handbook.pdf").write_bytes(b"%PDF")
    (found / "forms" / "a.pdf").write_bytes(b"%PDF a")
    (found / NAME).write_text(sha256sums(found), encoding="utf-8")
    return found


def test_a_published_folder_is_whole(folder: Path) -> None:
    assert differences(folder, read_sums(folder / NAME)) == []
    done = run("verify", folder)
    assert (done.returncode, done.stdout.strip()) == (0, message("verify_sound", count=2))


def test_a_site_that_was_built_is_verified_by_the_command(lakeside: Office) -> None:
    done = run("verify", lakeside.site)
    assert done.returncode == 0, done.stdout
    handbook = lakeside.site / "handbook.pdf"
    assert run("verify", handbook, "--against", lakeside.site / NAME).returncode == 0


def test_a_changed_a_missing_and_an_unknown_file_are_named(folder: Path) -> None:
    (folder / "handbook.pdf").write_bytes(b"%PDG")
    (folder / "forms" / "a.pdf").rename(folder / "forms" / "b.pdf")
    done = run("verify", folder)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        message("verify_missing", name="forms/a.pdf"),
        message("verify_unknown", name="forms/b.pdf"),
        message("verify_changed", name="handbook.pdf"),
        message("verify_count", count=3),
    ]


def test_a_build_is_compared_with_the_list_of_another(folder: Path, tmp_path: Path) -> None:
    """As the page that verifies tells whoever rebuilds the site from its commit."""
    theirs = tmp_path / "theirs"
    theirs.write_text(sha256sums(folder), encoding="utf-8")
    assert run("verify", folder, "--against", theirs).returncode == 0
    (folder / "handbook.pdf").write_bytes(b"")
    assert run("verify", folder, "--against", theirs).returncode == 1


def test_anybody_rebuilds_the_site_elsewhere_and_compares(
    lakeside: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(LAKESIDE, tmp_path / "checkout", copy_function=shutil.copyfile))
    for name, value in {"TZ": "Asia/Bangkok", "LANG": "C", "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    for clock in Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"):
        monkeypatch.setenv("LD_PRELOAD", str(clock))
        monkeypatch.setenv("FAKETIME", "+400d")
    manual = ("--data", copy / "data", "--docs", copy / "docs")
    done = run("build", *manual, "--out", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    compared = run("verify", tmp_path / "site", "--against", lakeside.site / NAME)
    assert compared.returncode == 0, compared.stdout
    # Nothing else tells two builds of different days apart.
    assert "lastmod" not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", [None, "no list", b"\xff\xfe"])
def test_a_missing_or_damaged_list_is_told(folder: Path, written: str | bytes | None) -> None:
    (folder / NAME).unlink()
    if written is not None:
        content = written if isinstance(written, bytes) else written.encode()
        (folder / NAME).write_bytes(content)
    done = run("verify", folder)
    assert done.returncode == 2
    rule = "verify_no_list" if written is None else "verify_bad_list"
    assert message(rule, path=folder / NAME) in done.stderr
    assert "Traceback" not in done.stderr
    with pytest.raises(ManualError):
        read_sums(folder / NAME)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("verify", tmp_path / "gone.pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert message("verify_no_file", path=tmp_path / "gone.pdf") in done.stderr


def with_editions(manual: Manual) -> Manual:
    def edition(version: str, day: str, content: bytes) -> Edition:
        return Edition.model_validate(
            {
                "version": version,
                "commit": None,
                "effective_on": day,
                "approval": Approval.model_validate({"by": "ผู้อำนวยการ", "on": day}),
                "fingerprint": version.replace(".", "") * 6,
                "files": {"handbook.pdf": sha256_of(content)},
            }
        )

    editions = (edition("1.0", "2025-10-01", b"one"), edition("1.1", "2026-10-01", b"two"))
    return manual.model_copy(update={"editions": editions})


def test_a_file_is_told_with_its_edition_and_whether_there_is_a_newer() -> None:
    manual = with_editions(load(LAKESIDE / "data"))
    since = {"name": "handbook.pdf"}
    old = list(found_in(sha256_of(b"one"), {}, manual))
    assert old == [
        message("verify_edition", version="1.0", since="1 ตุลาคม พ.ศ. 2568", **since),
        message("verify_newer", version="1.1", since="1 ตุลาคม พ.ศ. 2569"),
    ]
    new = list(found_in(sha256_of(b"two"), {"x.pdf": sha256_of(b"two")}, manual))
    assert new[0] == message("verify_known", name="x.pdf")
    assert new[-1] == message("verify_newest")
    assert list(found_in(sha256_of(b"three"), {}, manual)) == []


def test_a_file_of_nobody_is_told(folder: Path) -> None:
    stranger = folder.parent / "stranger.pdf"
    stranger.write_bytes(b"stranger")
    done = run("verify", stranger, "--against", folder / NAME)
    assert (done.returncode, done.stdout.strip()) == (1, message("verify_stranger"))
    done = run("verify", folder / "handbook.pdf", "--against", folder / NAME)
    assert done.returncode == 0
    assert message("verify_known", name="handbook.pdf") in done.stdout


def index(site: Path) -> tuple[Manual, dict[str, Any]]:
    manual = with_editions(load(LAKESIDE / "data"))
    written = json.loads(manual_json(manual))
    frozen: Frozen = {"1.0": written, "1.1": written}
    return manual, json.loads(published_index(site, manual, "0" * 12, frozen))


def test_the_published_index_has_documents_and_prints_of_all_editions(folder: Path) -> None:
    (folder / "index.html").write_text("<p>", encoding="utf-8")
    (folder / "404.html").write_text("<p>", encoding="utf-8")
    manual, found = index(folder)
    files = {(entry["path"], entry["edition"]) for entry in found["files"]}
    assert files == {
        ("", "1.0"),
        ("handbook.pdf", "1.0"),
        ("forms/a.pdf", "1.0"),
        ("editions/1.0/handbook.pdf", "1.0"),
        ("editions/1.1/handbook.pdf", "1.1"),
    }
    form = manual.forms[0]
    own = [each for each in found["fingerprints"] if each["fingerprint"] == fingerprint(form)]
    assert {each["edition"] for each in own} == {"1.0", "1.1"}
    assert fingerprint(form) == fingerprint_of(form.model_dump(mode="json"))


def test_the_pack_of_an_earlier_edition_is_of_that_edition(folder: Path) -> None:
    """It stays where it stood first, beside the one of today."""
    (folder / "audit").mkdir()
    for version in ("1.0", "1.1"):
        (folder / addresses.of_pack(version)).write_bytes(version.encode())
    manual = with_editions(load(LAKESIDE / "data")).model_copy(update={"edition": "1.1"})
    frozen: Frozen = dict.fromkeys(("1.0", "1.1"), json.loads(manual_json(manual)))
    found = json.loads(published_index(folder, manual, "0" * 12, frozen))["files"]
    editions = {entry["path"]: entry["edition"] for entry in found}
    assert editions["audit/evidence-1.0.zip"] == "1.0"
    assert editions["audit/evidence-1.1.zip"] == editions["forms/a.pdf"] == "1.1"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 390, "height": 700})
    yield found
    found.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5/12/2568", "2025-12-05"),
        ("๕ ธันวาคม ๒๕๖๘", "2025-12-05"),
        ("วันที่ 5 ธ.ค. พ.ศ. 2568", "2025-12-05"),
        ("5 ธันวาคมพ.ศ.2568", "2025-12-05"),
        ("2025-12-05", "2025-12-05"),
        ("2568-12-05", "2025-12-05"),
        ("5 December 2025", "2025-12-05"),
        ("5 ม.ค. ค.ศ. 2025", "2025-01-05"),
        (" 29/2/2567 ", "2024-02-29"),
        ("ณ วันที่ 1 ตุลาคม 2569", "2026-10-01"),
        ("ณ 1 ตุลาคม 2569", "2026-10-01"),
        ("วันที่ ๑ เดือนตุลาคม พ.ศ. ๒๕๖๙", "2026-10-01"),
        ("วันพุธที่ 1 ตุลาคม พ.ศ. 2569", "2026-10-01"),
        ("พฤหัสบดีที่ 1 ต.ค. 2569", "2026-10-01"),
        ("1 ตุลาคม พุทธศักราช 2569", "2026-10-01"),
        ("1 ต.ค. 69", "2026-10-01"),
        ("5/12/68", "2025-12-05"),
        ("วันนี้", "2026-02-03"),
        ("29/2/2568", ""),
        ("31/2/2569", ""),
        ("31 เมษายน 2568", ""),
        ("5 วันดี 2568", None),
        ("ที่ 1 หมู่ 2568", None),
        ("5/12/568", None),
        ("", None),
        ("พรุ่งนี้", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(page: Page, typed: str, meant: str | None) -> None:
    page.clock.set_fixed_time("2026-02-03T12:00:00")
    page.add_script_tag(path=ASSETS / "in-force.js")
    assert page.evaluate("typed => typedDay(typed)", typed) == meant


def test_the_text_in_force_on_a_day_is_that_of_the_last_edition_begun(page: Page) -> None:
    page.add_script_tag(path=ASSETS / "in-force.js")
    editions = [
        {"version": "1.0", "effective_on": "2025-10-01", "procedures": {"a": "x", "b": "y"}},
        {"version": "1.1", "effective_on": "2026-10-01", "procedures": {"a": "x", "b": "z"}},
    ]
    asked = {"2025-09-30": None, "2025-10-01": "1.0", "2026-09-30": "1.0", "2026-10-01": "1.1"}
    for day, version in asked.items():
        found = page.evaluate("([day, all]) => inForce(day, all).edition?.version", [day, editions])
        assert found == version, day
    since = "([id, all]) => sameSince(id, all[1], all).version"
    assert page.evaluate(since, ["a", editions]) == "1.0"
    assert page.evaluate(since, ["b", editions]) == "1.1"


def test_how_a_match_stands_among_the_editions(page: Page, folder: Path) -> None:
    _, published = index(folder)
    page.add_script_tag(path=ASSETS / "verify.js")

    def standing(content: bytes) -> Any:
        return page.evaluate(
            "([sum, all, day]) => { const found = matches(sum, all);"
            " return found.length ? standing(found, all, day) : null; }",
            [sha256_of(content), published, day],
        )

    day = "2026-10-01"
    assert standing(b"one")["newer"]["version"] == "1.1"
    assert standing(b"two")["newer"] is None
    assert standing(b"three") is None
    day = "2026-09-30"
    assert standing(b"one")["newer"] is None
    assert standing(b"one")["next"]["version"] == "1.1"
    assert standing(b"two")["isWaiting"]
    assert standing(b"two")["current"]["version"] == "1.0"
    # Both editions have the same forms: what stays is in force already.
    form = published["fingerprints"][-1]["fingerprint"]
    stays = page.evaluate(
        "([print, all, day]) => standing(matches(print, all), all, day)", [form, published, day]
    )
    assert (stays["edition"]["version"], stays["stays"]) == ("1.0", True)
    for typed in ("ABCDEF012345", "abcd ef01 2345", "DF39-475D-5A3A", sha256_of(b"").upper()):
        assert page.evaluate("typed => typedPrint(typed)", typed)
    for typed in ("abc", "xyzxyzxyzxyz", ""):
        assert page.evaluate("typed => typedPrint(typed)", typed) is None


def test_a_file_is_verified_in_the_browser_and_sent_nowhere(
    page: Page, lakeside: Office, tmp_path: Path
) -> None:
    changed = tmp_path / "handbook.pdf"
    shutil.copy(lakeside.site / "handbook.pdf", changed)
    with serving(lakeside.site) as base:
        asked: list[tuple[str, str]] = []
        page.on("request", lambda request: asked.append((request.method, request.url)))
        page.goto(f"{base}verify/")
        page.set_input_files("#verify-file", changed)
        page.wait_for_selector("#verify-answer.known")
        assert "เป็นของจริง" in page.inner_text("#verify-answer")
        assert sha256(changed) in page.inner_text("#verify-answer")
        changed.write_bytes(changed.read_bytes() + b"\n")
        page.set_input_files("#verify-file", [])
        page.set_input_files("#verify-file", changed)
        page.wait_for_selector("#verify-answer.stranger")
        page.fill("#verify-print", fingerprint(lakeside.manual.forms[0]).upper())
        page.keyboard.press("Enter")
        page.wait_for_selector("#verify-answer.known")
        assert lakeside.manual.forms[0].title in page.inner_text("#verify-answer")
        assert all(method == "GET" and url.startswith(base) for method, url in asked)


def test_a_checksum_that_the_site_shows_is_known(page: Page, lakeside: Office) -> None:
    """Whether whole or the first digits of it, of a page or of a file."""
    site = lakeside.site
    published = json.loads((site / addresses.PUBLISHED_FILE).read_bytes())
    assert all(re.search("[ก-๙]", entry["title"]) for entry in published["files"])
    with serving(site) as base:
        page.goto(f"{base}audit/")
        shown = page.locator(".checksum code").evaluate_all("all => all.map(each => each.title)")
        assert len(shown) > 2
        shown.append(sha256(site / addresses.EVIDENCE_FILE))
        for print_ in (*shown, *(each[:12] for each in shown)):
            page.goto(f"{base}verify/")
            page.fill("#verify-print", print_)
            page.keyboard.press("Enter")
            page.wait_for_selector("#verify-answer.known")
            assert "เป็นค่า SHA-256 ของ" in page.inner_text("#verify-answer")
        said = stranger(page, site / NAME)
        assert "SHA256SUMS ของเว็บไซต์" in said


def stranger(page: Page, file: Path) -> str:
    page.set_input_files("#verify-file", file)
    page.wait_for_selector("#verify-answer.stranger")
    return page.inner_text("#verify-answer")


def test_a_file_that_no_browser_can_hold_is_told_from_a_list_that_is_not_there(
    page: Page, lakeside: Office, tmp_path: Path
) -> None:
    with (tmp_path / "copy.iso").open("wb") as file:
        file.truncate(3 * 2**30)
    with serving(lakeside.site) as base:
        page.goto(f"{base}verify/")
        assert "ใหญ่กว่าทุกไฟล์ที่เผยแพร่" in stranger(page, tmp_path / "copy.iso")
        page.route("**/published.json", lambda route: route.abort())
        page.goto(f"{base}verify/")
        assert "อ่านรายการค่าตรวจสอบไม่ได้" in stranger(page, lakeside.site / "handbook.pdf")


def told(page: Page, address: str) -> tuple[str, list[str]]:
    """Return what the page says to whoever comes by an address, and where it leads on."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#verify-answer:not(:empty)")
    links = page.locator("#verify-answer a").evaluate_all("all => all.map(each => each.href)")
    return page.inner_text("#verify-answer"), links


def test_the_code_on_paper_tells_whether_it_is_current(page: Page, lakeside: Office) -> None:
    manual = lakeside.manual
    papers = {
        addresses.of_form_file(form, "-print.pdf"): addresses.of_form(form)
        for form in manual.forms
        if form.handed_out
    }
    with serving(lakeside.site) as base:
        for file, live in {**papers, "handbook.pdf": "handbook.pdf"}.items():
            drawn = pymupdf.open(lakeside.site / file)[0].get_pixmap(dpi=150)
            paper = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.samples)
            codes = [found.text for found in zxingcpp.read_barcodes(paper)]
            (code,) = (text for text in codes if "/verify/" in text)
            address = code.replace(str(manual.site.site_url), base)
            said, links = told(page, address)
            assert page.locator("#verify-answer.known").count(), file
            expect(page.locator("#verify-answer")).to_be_in_viewport()
            assert base + live in links
            said, links = told(page, address[:-12] + "0" * 12)
            assert page.locator("#verify-answer.stranger").count(), file
            assert "รุ่นก่อน" in said
            assert links == [base + live]


def test_the_code_of_an_unknown_page_leads_nowhere(page: Page, lakeside: Office) -> None:
    with serving(lakeside.site) as base:
        strange = f"{base}verify/#https://elsewhere.example/={'0' * 12}"
        said, links = told(page, strange)
        assert "รุ่นก่อน" in said
        assert not links


def test_a_page_from_a_disk_says_that_it_cannot_verify(page: Page, lakeside: Office) -> None:
    page.goto((lakeside.site / "verify" / "index.html").as_uri())
    assert "เปิดหน้านี้จากเว็บไซต์" in page.inner_text("#verify-answer")
