"""From a page to the record that it is made from."""

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.addresses import of_duty, of_form, of_procedure, of_reference, of_term
from macros.loader import read
from macros.model import Site
from macros.rendering import rendered
from macros.repository import edit_base, origins, report_base, view_base
from tests.conftest import ROOT, Office
from tests.finished import links

BASE = "https://github.com/example/manual"


@pytest.mark.parametrize(
    ("repository", "edit", "view", "report"),
    [
        (
            "https://github.com/example/manual",
            "https://github.com/example/manual/edit/main/",
            "https://github.com/example/manual/blob/main/",
            "https://github.com/example/manual/issues/new?template=mistake.yml&page=",
        ),
        (
            "https://gitlab.example.go.th/office/manual/",
            "https://gitlab.example.go.th/office/manual/-/edit/main/",
            "https://gitlab.example.go.th/office/manual/-/blob/main/",
            "https://gitlab.example.go.th/office/manual/-/issues/new?issuable_template=mistake&issue[title]=",
        ),
        (None, None, None, None),
    ],
)
def test_addresses_of_the_repository(
    repository: str | None, edit: str | None, view: str | None, report: str | None
) -> None:
    site = Site(repo_url=repository)
    assert edit_base(site) == edit
    assert view_base(site) == view
    assert report_base(site) == report


def test_the_service_may_be_said_where_the_address_does_not_tell() -> None:
    own = Site(repo_url="https://git.example.go.th/office/manual", repo_service="gitlab")
    assert edit_base(own) == "https://git.example.go.th/office/manual/-/edit/main/"
    assert "issuable_template=mistake" in str(report_base(own))
    other = Site(repo_url="https://gitlab-mirror.example.go.th/manual", repo_service="github")
    assert edit_base(other) == "https://gitlab-mirror.example.go.th/manual/edit/main/"


def test_every_page_leads_to_its_own_file(lakeside: Office) -> None:
    base = "https://github.com/example/manual/edit/main/"
    for procedure in lakeside.manual.procedures:
        page = lakeside.site / "procedures" / procedure.id / "index.html"
        assert f"{base}data/procedures/{procedure.id}.yml" in links(page)
    assert f"{base}data/duties.yml" in links(lakeside.site / "duties" / "index.html")
    assert f"{base}docs/preface.md" in links(lakeside.site / "preface" / "index.html")
    for link in links(lakeside.site / "duties" / "index.html"):
        if link.startswith(base):
            path = link.removeprefix(base)
            assert (lakeside.data.parent / path).is_file()


def test_a_page_that_no_file_says_has_nothing_to_edit(lakeside: Office) -> None:
    """An edit of another file would change something else; a report is welcome all the same."""
    for address in ("contribute/", "contribute/keys/", "privacy/", "verify/", "procedures/"):
        found = links(lakeside.site / address / "index.html")
        of_page = [link for link in found if link.startswith(BASE)]
        assert not any(link.startswith(f"{BASE}/edit/") for link in of_page), address
        assert any(link.startswith(f"{BASE}/issues/new?") for link in of_page)
    assert f"{BASE}/edit/main/data/manual.yml" in links(lakeside.site / "index.html")


def test_every_record_of_a_list_leads_to_its_own_line(lakeside: Office) -> None:
    manual = lakeside.manual
    definitions = [each for found in manual.procedures for each in found.definitions]
    expected = {
        **{of_duty(duty): ("data/duties.yml", f"number: {duty.number}") for duty in manual.duties},
        **{
            of_reference(reference): ("data/references.yml", f"id: {reference.id}")
            for reference in manual.references
        },
        **{of_term(term): ("data/glossary.yml", f"id: {term.id}") for term in manual.glossary},
        **{of_term(term): (None, f"id: {term.id}") for term in definitions},
    }
    assert definitions
    found = origins(read(lakeside.data))
    assert set(found) == set(expected)
    for address, (file, first) in expected.items():
        origin = found[address]
        page = lakeside.site / address.partition("#")[0] / "index.html"
        assert {origin.edit, origin.view} <= set(links(page))
        path = origin.edit.removeprefix(f"{BASE}/edit/main/")
        assert file in (None, path)
        lines = (lakeside.data.parent / path).read_text(encoding="utf-8").split("\n")
        assert first in lines[origin.line - 1]
        assert origin.view == f"{BASE}/blob/main/{path}#L{origin.line}"


def test_the_pages_of_records_lead_to_their_first_line(lakeside: Office) -> None:
    manual = lakeside.manual
    pages = [*map(of_procedure, manual.procedures), *map(of_form, manual.forms)]
    for address in pages:
        record = f"data/{address.rstrip('/')}.yml"
        found = [link for link in links(lakeside.site / address / "index.html") if record in link]
        assert f"{BASE}/edit/main/{record}" in found
        [view] = [link for link in found if link.startswith(f"{BASE}/blob/main/{record}#L")]
        lines = (lakeside.data.parent / record).read_text(encoding="utf-8").split("\n")
        assert lines[int(view.rpartition("#L")[2]) - 1].startswith("id: ")


def test_a_report_names_the_page(lakeside: Office) -> None:
    """The query fills the field of the same name in the form that the repository keeps."""
    form = ROOT / ".github" / "ISSUE_TEMPLATE" / "mistake.yml"
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    assert "page" in [field.get("id") for field in fields]
    for address in ("duties/", "preface/", "procedures/annual-plan/"):
        page = lakeside.site / address / "index.html"
        [report] = [link for link in links(page) if link.startswith(f"{BASE}/issues/new?")]
        query = parse_qs(urlsplit(report).query)
        assert query["template"] == [form.name]
        assert query["page"] == [f"{lakeside.manual.site.site_url}{address}"]


def test_paper_has_no_links_to_files(lakeside: Office) -> None:
    """The handbook binds the same pages, without the way to the editor."""
    written = rendered(lakeside.manual, lakeside.prose)
    assert not any(BASE in page.markdown for page in written)
    shown = rendered(lakeside.manual, lakeside.prose, origins(read(lakeside.data)))
    assert any(BASE in page.markdown for page in shown)


def test_without_a_repository_there_is_no_dead_button(chiang_mai: Office) -> None:
    assert chiang_mai.manual.site.repo_url is None
    assert origins(read(chiang_mai.data)) == {}
    for page in ("duties/", "references/", "glossary/", "procedures/specification/"):
        assert "แก้ไขข้อมูลหน้านี้</a>" not in chiang_mai.page(page)
        assert "-actions" not in chiang_mai.page(page)
