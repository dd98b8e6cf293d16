"""The site: the whole manual is on it, every link leads somewhere, nothing leaks."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from macros.addresses import of_form, of_procedure
from macros.finished import flaws_of
from macros.thai import digits
from tests.conftest import Office
from tests.finished import article, ids, links, pages, text, tree

OFFICES = ("chiang_mai", "lakeside")


@pytest.fixture(params=OFFICES)
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(request.param)
    return found


def said(office: Office, address: str) -> str:
    return text(article(office.site / address / "index.html"))


def printed(office: Office, words: str) -> str:
    """Return data as the publication prints it."""
    names = [system.name for system in office.manual.systems]
    return " ".join(digits(words, office.manual.digits, names).split())


def test_every_duty_is_on_its_page(office: Office) -> None:
    page = said(office, "duties/")
    for duty in office.manual.duties:
        assert printed(office, duty.text) in page
        assert duty.id in ids(office.site / "duties" / "index.html")


def test_every_procedure_is_whole(office: Office) -> None:
    manual = office.manual
    for procedure in manual.procedures:
        page = said(office, of_procedure(procedure))
        words = [procedure.title, *procedure.objectives, procedure.scope or ""]
        words += [step.text for step in procedure.steps]
        words += [text for d in procedure.definitions for text in (d.term, d.meaning)]
        words += [manual.form[id_].title for id_ in procedure.forms]
        words += [manual.reference[id_].title for id_ in procedure.references]
        for expected in words:
            assert printed(office, expected) in page
        anchors = ids(office.site / of_procedure(procedure) / "index.html")
        assert {f"step-{step.id}" for step in procedure.steps} <= set(anchors)


# What a machine reads, or a person types as it stands.
AS_IT_STANDS = " or ".join(f"ancestor::{name}" for name in ("script", "style", "code", "pre", "q"))


def test_every_number_is_in_the_digits_of_the_publication(office: Office) -> None:
    names = [system.name for system in office.manual.systems]
    seen = 0
    for page in office.site.rglob("*.html"):
        for words in html.parse(page).xpath(f"//text()[not({AS_IT_STANDS})]"):
            assert digits(words, office.manual.digits, names) == words, page
            seen += bool(re.search(r"\d", words))
    assert seen > 100


def leaves(data: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of the data with the keys that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, f"{at}.{key}".strip("."))
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, at)
    elif isinstance(data, str):
        yield at, data


# Forms are on their own paper, links lead to the site, the search knows what things are called.
UNPRINTED = re.compile(
    r"forms\.(survey|choices|privacy)\b.*|(site|search)\..*|tasks\.called|procedures\.source"
)


def test_nothing_that_is_written_in_the_data_is_lost(office: Office) -> None:
    pages = " ".join(text(tree(page)) for page in office.site.rglob("*.html"))
    for key, words in leaves(office.manual.model_dump(mode="json")):
        is_text = re.search("[ก-๙]", words) or key.endswith("url")
        if is_text and not UNPRINTED.fullmatch(key):
            assert printed(office, words) in pages, key


def test_headings_without_content_are_left_out(lakeside: Office) -> None:
    bare = [found for found in lakeside.manual.procedures if not found.definitions]
    assert bare
    for procedure in bare:
        anchors = ids(lakeside.site / of_procedure(procedure) / "index.html")
        assert "definitions" not in anchors


def test_every_form_tells_its_procedures(office: Office) -> None:
    for form in office.manual.forms:
        page = said(office, of_form(form))
        for procedure in office.manual.procedures_using(form):
            assert printed(office, procedure.title) in page


def test_words_of_docs_are_published(office: Office) -> None:
    for words in office.prose:
        page = said(office, words.path.removesuffix(".md"))
        plain = re.sub(r"^#+ .*$|\{:.*?\}", "", words.markdown, flags=re.MULTILINE)
        for paragraph in filter(None, map(str.strip, plain.split("\n\n"))):
            if not re.search(r"[{*_`\[|]", paragraph):
                assert printed(office, paragraph) in page


def test_unknown_facts_are_said_to_be_unknown(chiang_mai: Office) -> None:
    page = said(chiang_mai, "procedures/install-maintain/")
    assert page.count("ยังไม่ได้ระบุ") >= 6 * 3


def test_corrections_are_marked_where_they_stand(chiang_mai: Office) -> None:
    assert "แก้จากต้นฉบับ" in said(chiang_mai, "duties/")
    assert "แก้จากต้นฉบับ" in said(chiang_mai, "procedures/information-network/")
    assert "แก้จากต้นฉบับ" not in said(chiang_mai, "procedures/specification/")


def test_nothing_is_wrong_with_the_finished_site(office: Office) -> None:
    base = urlsplit(office.manual.site.site_url or "/").path
    assert list(map(str, flaws_of(office.site, base))) == []


def test_flaws_of_a_finished_site_are_found(tmp_path: Path) -> None:
    head = "<!doctype html><html lang=th><head><title>x</title></head><body>"
    (tmp_path / "index.html").write_text(
        f"{head}<p id=a>a & <b</p><p id=a></p>\n<a href=gone/></a><a href='#b'></a>"
        "<a href='here/#c'></a><a href='/elsewhere/'></a><a href='here/'></a>",
        encoding="utf-8",
    )
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "index.html").write_text(f"{head}<p id=d></p>", encoding="utf-8")
    found = "\n".join(map(str, flaws_of(tmp_path, "/manual/")))
    for expected in ("gone/", "“#b”", "here/#c", "/elsewhere/", "“a”", "index.html:1: "):
        assert expected in found
    assert "“here/”" not in found


def test_ids_are_ascii_and_stand_once(office: Office) -> None:
    for page in pages(office.site):
        found = ids(page)
        assert len(found) == len(set(found)), page
        headings = [e for e in article(page).iter() if re.fullmatch("h[1-6]", e.tag)]
        for heading in headings if page.name != "404.html" else ():
            assert re.fullmatch("[a-z][a-z0-9-]*", heading.get("id", "")), (
                f"{page}: {text(heading)}"
            )


def test_nothing_is_asked_of_another_host(office: Office) -> None:
    for page in pages(office.site):
        for element in tree(page).iter():
            if element.tag in {"script", "img", "link", "iframe"}:
                source = element.get("src") or element.get("href") or ""
                canonical = element.get("rel") in {"canonical", "prev", "next"}
                assert canonical or not re.match("(https?:)?//", source), f"{page}: {source}"


def test_pages_are_thai(office: Office) -> None:
    for page in pages(office.site):
        assert tree(page).get("lang") == "th"


def test_no_word_of_one_office_is_in_what_another_builds(
    chiang_mai: Office, lakeside: Office
) -> None:
    manual = chiang_mai.manual
    words = {manual.office.name, manual.office.abbreviation, manual.group, manual.owner.name}
    words |= {"เชียงใหม่", "วัชรเศรษฐ์", "bopp-obec", "กลุ่มส่งเสริมการศึกษาทางไกล"}
    words |= {procedure.title for procedure in manual.procedures}
    words |= {form.title for form in manual.forms} | {form.id for form in manual.forms}
    words |= {reference.title for reference in manual.references}
    words |= {system.name for system in manual.systems if len(system.name) > 3}
    for path in Path(lakeside.site).rglob("*"):
        if path.suffix in {".html", ".json", ".js", ".css", ".xml", ".txt", ""} and path.is_file():
            content = path.read_text(encoding="utf-8")
            found = [word for word in words if word and word in content]
            assert found == [], f"{path.name}: {found}"


def test_checksums_are_of_every_file(office: Office) -> None:
    rows = (office.site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(row.split("  ", 1)) for row in rows)
    files = {p.relative_to(office.site).as_posix() for p in office.site.rglob("*") if p.is_file()}
    assert set(listed) == files - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((office.site / name).read_bytes()).hexdigest() == digest


def test_addresses_of_the_site_are_known(lakeside: Office) -> None:
    canonical = [link for link in links(lakeside.site / "index.html") if "manual.example" in link]
    assert canonical, "the second office's site_url is used"
