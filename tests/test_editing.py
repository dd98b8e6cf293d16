"""From a page to the record that it is made from."""

import pytest

from macros.model import Site
from macros.repository import edit_base, report_base
from tests.conftest import Office
from tests.finished import links


@pytest.mark.parametrize(
    ("repository", "edit", "report"),
    [
        (
            "https://github.com/example/manual",
            "https://github.com/example/manual/edit/main/",
            "https://github.com/example/manual/issues/new?title=",
        ),
        (
            "https://gitlab.example.go.th/office/manual/",
            "https://gitlab.example.go.th/office/manual/-/edit/main/",
            "https://gitlab.example.go.th/office/manual/-/issues/new?issue[title]=",
        ),
        (None, None, None),
    ],
)
def test_addresses_of_the_repository(
    repository: str | None, edit: str | None, report: str | None
) -> None:
    site = Site(repo_url=repository)
    assert edit_base(site) == edit
    assert report_base(site) == report


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


def test_without_a_repository_there_is_no_dead_button(chiang_mai: Office) -> None:
    assert chiang_mai.manual.site.repo_url is None
    assert "แก้ไขข้อมูลหน้านี้</a>" not in chiang_mai.page("duties/")
