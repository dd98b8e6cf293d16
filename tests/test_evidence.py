"""Evidence: what is published, with its source, edition and checksum, to be taken home."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from jsonschema import Draft202012Validator

from macros.addresses import published
from macros.checksums import NAME, listed, names, read_list, sha256, sha256_of
from macros.completeness import AUDITED, CHAPTERS
from macros.evidence import bill_of_materials, change_log, pack
from macros.fingerprint import manual_fingerprint
from macros.loader import load
from macros.model import Release, Revision
from macros.open_data import described, manual_json, manual_schema, tables
from macros.prose import read_prose
from macros.stamps import stamp_checksums
from macros.titles import title_of
from macros.wording import message
from tests.conftest import LAKESIDE, ROOT, Office, run
from tests.finished import article, tree
from tests.finished import text as text_of

OFFICES = ("chiang_mai", "lakeside")


@pytest.fixture(params=OFFICES)
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(request.param)
    return found


def read_json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_the_index_follows_its_schema_and_names_real_files(office: Office) -> None:
    index = read_json(office.site / "audit" / "evidence.json")
    schema = read_json(office.site / "audit" / "evidence.schema.json")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(index)
    for entry in index["entries"]:
        file = office.site / entry["address"]
        file = file / "index.html" if file.is_dir() else file
        assert (sha256(file), file.stat().st_size) == (entry["sha256"], entry["size"])
        if entry["record"]:
            assert (office.data.parent / entry["record"]).is_file()


def test_every_page_of_the_manual_is_in_the_index(office: Office) -> None:
    index = read_json(office.site / "audit" / "evidence.json")
    known = {entry["address"] for entry in index["entries"]}
    pages = {address.partition("#")[0] for address in published(office.manual, office.prose)}
    assert pages <= known
    assert not known & {"audit/evidence.json", NAME, "404.html"}


def test_evidence_says_who_approved_it_or_that_nobody_did(
    chiang_mai: Office, lakeside: Office
) -> None:
    [draft] = [
        entry
        for entry in read_json(chiang_mai.site / "audit" / "evidence.json")["entries"]
        if entry["address"] == "handbook.pdf"
    ]
    assert (draft["version"], draft["approval"], draft["effective_on"]) == ("draft", None, None)
    [approved] = [
        entry
        for entry in read_json(lakeside.site / "audit" / "evidence.json")["entries"]
        if entry["address"] == "procedures/annual-plan/annual-plan.pdf"
    ]
    assert approved["record"] == "data/procedures/annual-plan.yml"
    assert approved["approval"]["order"] == "คำสั่งที่ 57/2568"
    assert approved["effective_on"] == "2025-10-01"


def test_the_list_of_checksums_has_every_file_but_itself(office: Office) -> None:
    sums = read_list((office.site / NAME).read_text(encoding="utf-8"))
    assert set(sums) == set(names(office.site))
    assert "audit/evidence.json" in sums


def test_the_offline_copy_has_no_evidence_that_would_not_fit_it(office: Office) -> None:
    with zipfile.ZipFile(office.site / "offline.zip") as copy:
        inside = set(copy.namelist())
    assert not inside & {"audit/evidence.json", NAME, "verify/published.json"}


def test_each_piece_of_evidence_has_its_address_and_checksum(office: Office) -> None:
    page = tree(office.site / "audit" / "index.html")
    shown = text_of(article(office.site / "audit" / "index.html"))
    for item in office.manual.audit:
        assert page.find(f".//*[@id='{item.id}']") is not None
        for address in item.answers:
            assert address in shown
            file = office.site / address.partition("#")[0]
            file = file / "index.html" if file.is_dir() else file
            assert sha256(file)[:12] in shown


def test_what_an_audit_s_item_is_called_is_not_made_up(chiang_mai: Office) -> None:
    assert "ยังไม่ทราบเลขข้อ" in text_of(article(chiang_mai.site / "audit" / "index.html"))


def test_a_page_is_not_given_its_own_checksum(tmp_path: Path) -> None:
    place = '<span class="checksum" data-checksum-of="{}"></span>'
    page = tmp_path / "audit" / "index.html"
    page.parent.mkdir()
    (tmp_path / "a.pdf").write_bytes(b"a")
    page.write_text("".join(map(place.format, ("a.pdf", "audit/", "gone.pdf"))), encoding="utf-8")
    stamp_checksums(tmp_path, "audit/")
    assert page.read_text(encoding="utf-8").count("SHA-256") == 1
    once = page.read_bytes()
    stamp_checksums(tmp_path, "audit/")
    assert page.read_bytes() == once


def test_the_manual_as_json_follows_its_schema(office: Office) -> None:
    written = read_json(office.site / "data" / "manual.json")
    Draft202012Validator(read_json(office.site / "data" / "manual.schema.json")).validate(written)
    assert len(written["procedures"]) == len(office.manual.procedures)
    assert "editions" not in written
    assert manual_json(office.manual) == (office.site / "data" / "manual.json").read_bytes()
    assert json.loads(manual_schema())["properties"]["procedures"]


@pytest.mark.parametrize("data", [ROOT / "data", LAKESIDE / "data"], ids=["own", "lakeside"])
def test_tables_have_all_records_and_a_described_column_each(data: Path) -> None:
    manual = load(data)
    made = tables(manual)
    for table in described(manual):
        rows = list(csv.DictReader(io.StringIO(made[table.name].decode("utf-8-sig"))))
        assert len(rows) == table.count
        head = made[table.name].decode("utf-8-sig").split("\r\n", 1)[0]
        assert head == ",".join(column for column, _ in table.columns)
        assert all(words for _, words in table.columns)
    steps = sum(len(procedure.steps) for procedure in manual.procedures)
    assert made["steps"].count(b"\r\n") == steps + 1


def test_no_column_says_that_there_is_nothing_where_records_are() -> None:
    """Records inside records have a table of their own, or stand in the JSON alone."""
    manual = load(ROOT / "data")
    columns = {table.name: {name for name, _ in table.columns} for table in described(manual)}
    assert "due" not in columns["duties"]
    assert not {"steps", "definitions"} & columns["procedures"]
    assert not {"survey", "choices"} & columns["forms"]
    due = [date for duty in manual.duties for date in duty.due]
    assert tables(manual)["due_dates"].count(b"\r\n") == len(due) + 1


def test_an_empty_change_log_is_a_table_with_a_head() -> None:
    manual = load(ROOT / "data").model_copy(update={"revisions": ()})
    head = ",".join(Revision.model_fields)
    assert tables(manual)["revisions"].decode("utf-8-sig") == f"{head}\r\n"


def test_the_open_data_page_leads_to_every_table(office: Office) -> None:
    page = office.page("data/")
    for name in tables(office.manual):
        assert (office.site / "data" / f"{name}.csv").is_file()
        assert f"{name}.csv" in page


REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_the_bill_of_materials_is_sound_and_has_every_package() -> None:
    bill = bill_of_materials(REQUIREMENTS)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill.decode()) is None
    packages = {each["name"] for each in json.loads(bill)["components"]}
    pinned = [line.partition("==")[0] for line in REQUIREMENTS.split("\n") if "==" in line]
    assert packages == {name.lower() for name in pinned}
    assert {"mkdocs", "weasyprint", "pydantic"} <= packages


def test_the_bill_is_told_apart_by_what_is_in_it() -> None:
    one, two = ("a==1.0 \\\n    --hash=x\n", "a==1.1\n")
    assert bill_of_materials(one) == bill_of_materials(one)
    serial = [json.loads(bill_of_materials(each))["serialNumber"] for each in (one, two)]
    assert serial[0] != serial[1]


def test_the_pack_can_be_verified_with_nothing_but_itself(office: Office, tmp_path: Path) -> None:
    with zipfile.ZipFile(office.site / "audit" / f"evidence-{office.manual.edition}.zip") as file:
        file.extractall(tmp_path)
    sums = read_list((tmp_path / NAME).read_text(encoding="utf-8"))
    assert sums == {name: sha256(tmp_path / name) for name in names(tmp_path)}
    assert {"handbook.pdf", "audit/completeness.pdf", "audit/bom.cdx.json", "VERIFY.txt"} <= set(
        sums
    )
    for form in office.manual.forms:
        assert (f"forms/{form.id}/{form.id}.pdf" in sums) == form.handed_out
    for name in set(sums) - {"VERIFY.txt"}:
        assert (tmp_path / name).read_bytes() == (office.site / name).read_bytes()
    note = (tmp_path / "VERIFY.txt").read_text(encoding="utf-8-sig")
    assert "วิธีตรวจว่าไฟล์ไม่ถูกเปลี่ยน" in note
    assert "How to verify" in note


def test_the_pack_has_the_same_bytes_each_time() -> None:
    manual = load(LAKESIDE / "data")
    files = {"handbook.pdf": b"%PDF", "forms/a/a.pdf": b"%PDF", "assets/a.pdf": b"", "a.html": b""}
    one, two = pack(manual, files, "0"), pack(manual, dict(reversed(files.items())), "0")
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert set(file.namelist()) == {"handbook.pdf", "forms/a/a.pdf", "VERIFY.txt", NAME}


def test_the_command_writes_the_bytes_that_the_build_wrote(
    lakeside: Office, tmp_path: Path
) -> None:
    out = tmp_path / "pack.zip"
    done = run("evidence", "-o", out, "--data", lakeside.data, "--docs", lakeside.docs)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == (lakeside.site / "audit" / "evidence-1.0.zip").read_bytes()


def test_a_pack_that_cannot_be_written_is_told_in_thai(lakeside: Office, tmp_path: Path) -> None:
    out = tmp_path / "file" / "pack.zip"
    out.parent.write_text("in the way", encoding="utf-8")
    done = run("evidence", "-o", out, "--data", lakeside.data, "--docs", lakeside.docs)
    assert done.returncode == 1
    assert message("not_writable") in done.stderr
    assert "Traceback" not in done.stderr


def test_the_change_log_is_told_newest_first() -> None:
    written = change_log(load(LAKESIDE / "data")).decode("utf-8-sig")
    assert written.index("ทบทวนแล้ว ไม่มีการแก้ไข") < written.index("ประกาศใช้คู่มือฉบับแรก")
    assert "คำสั่งที่ 57/2568" in written


def test_a_list_of_checksums_is_read_as_it_is_written() -> None:
    sums = {"ก.pdf": sha256_of(b"1"), "a b.pdf": sha256_of(b"2")}
    assert read_list(listed(sums)) == sums
    for broken in ("not a list", f"{sha256_of(b'')} /etc/passwd", f"{sha256_of(b'')[:-1]}  a"):
        with pytest.raises(ValueError, match=NAME):
            read_list(broken)


def test_a_text_has_one_fingerprint_wherever_it_is_and_whatever_is_kept_about_it(
    tmp_path: Path,
) -> None:
    shutil.copytree(LAKESIDE, tmp_path, dirs_exist_ok=True)
    before = manual_fingerprint(load(tmp_path / "data"), read_prose(tmp_path / "docs")[0])
    for name in ("revisions.yml", "audit.yml", "questions.yml"):
        (tmp_path / "data" / name).write_text("[]\n", encoding="utf-8")
    (tmp_path / "data" / "site.yml").unlink()
    after = load(tmp_path / "data")
    assert manual_fingerprint(after, read_prose(tmp_path / "docs")[0]) == before
    step = after.procedures[0].model_copy(update={"title": "อื่น"})
    changed = after.model_copy(update={"procedures": (step, *after.procedures[1:])})
    assert manual_fingerprint(changed, read_prose(tmp_path / "docs")[0]) != before


def test_an_office_may_ask_for_every_part_of_a_procedure() -> None:
    parts = Release.model_json_schema()["properties"]["required"]["items"]["enum"]
    assert parts == [*AUDITED, *CHAPTERS]


def test_evidence_may_be_a_file_and_is_called_by_its_name() -> None:
    manual = load(LAKESIDE / "data")
    assert title_of("handbook.pdf", manual) == "คู่มือฉบับพิมพ์ (PDF)"
    assert title_of("procedures/annual-plan/annual-plan.pdf", manual).endswith("(PDF)")
    assert title_of("/procedures/annual-plan/", manual) == manual.procedure["annual-plan"].title
    assert title_of("nowhere/", manual) == "nowhere/"
