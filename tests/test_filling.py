"""Forms filled in by command: values in, values out, mistakes told in Thai, nothing half done."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pikepdf
import pytest

from forms.filling import FILLED, FINISHED, many, one, read_back
from forms.table import blank_table, columns
from macros.loader import load
from macros.problems import ManualError
from macros.thai import short_date
from macros.wording import message
from scripts.forms import main
from tests.conftest import ROOT

MANUAL = load(ROOT / "data")
SAMPLES = sorted((ROOT / "tests" / "forms").glob("*.json"))


def form_of(sample: Path) -> str:
    return sample.stem.rpartition("-")[0]


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["forms", *map(str, arguments)])
    return main()


@pytest.mark.parametrize("ending", sorted(FILLED))
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_values_in_are_values_out(sample: Path, ending: str, tmp_path: Path) -> None:
    form = MANUAL.form[form_of(sample)]
    filled = tmp_path / f"filled{ending}"
    filled.write_bytes(FILLED[ending](form, MANUAL)(one(form, sample)))
    found, answers = read_back(MANUAL, filled)
    assert found.id == form.id
    assert answers == json.loads(sample.read_text(encoding="utf-8"))


def test_a_finished_copy_has_no_fields() -> None:
    sample = ROOT / "tests" / "forms" / "equipment-loan-short.json"
    form = MANUAL.form["equipment-loan"]
    copy = FINISHED[".pdf"](form, MANUAL)(one(form, sample))
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert "/AcroForm" not in pdf.Root


def table(form_id: str, rows: list[dict[str, str]]) -> bytes:
    form = MANUAL.form[form_id]
    head, labels, *_ = blank_table(form).decode("utf-8-sig").splitlines(keepends=True)
    written = io.StringIO()
    writer = csv.DictWriter(written, [field.name for field in columns(form)])
    writer.writerows(rows)
    return (head + labels + written.getvalue()).encode("utf-8-sig")


def asked_for_work(**changed: str) -> dict[str, str]:
    """One row as an office types it: Thai dates, labels of choices."""
    sample = ROOT / "tests" / "forms" / "coordination-record-short.json"
    answers = json.loads(sample.read_text(encoding="utf-8"))
    form = MANUAL.form["coordination-record"]
    row: dict[str, str] = {}
    for field in columns(form):
        value = answers.get(field.name)
        if value is None:
            continue
        if field.kind == "date":
            value = short_date(dt.date.fromisoformat(value))
        if field.kind == "select_one":
            value = next(each.label for each in field.choices if each.name == value)
        row[field.name] = str(value)
    return row | changed


def test_a_table_fills_a_form_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "rows.csv"
    source.write_bytes(table("coordination-record", [asked_for_work(), asked_for_work()]))
    assert call(monkeypatch, "fill", "coordination-record", source, "-o", tmp_path / "out") == 0
    made = sorted((tmp_path / "out").iterdir())
    assert len(made) == 2
    sample = ROOT / "tests" / "forms" / "coordination-record-short.json"
    assert read_back(MANUAL, made[0])[1] == json.loads(sample.read_text(encoding="utf-8"))


def test_a_wrong_row_is_told_by_its_line_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "rows.csv"
    wrong = asked_for_work(written_on="32/13/2569")
    source.write_bytes(table("coordination-record", [asked_for_work(), wrong]))
    assert call(monkeypatch, "fill", "coordination-record", source, "-o", tmp_path / "out") == 1
    told = capsys.readouterr().err
    assert f"{source}:4: " in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()


def test_a_table_in_the_encoding_of_thai_windows_is_read(tmp_path: Path) -> None:
    source = tmp_path / "rows.csv"
    unicode = table("coordination-record", [asked_for_work()]).decode("utf-8-sig")
    source.write_bytes(unicode.encode("cp874"))
    form = MANUAL.form["coordination-record"]
    assert list(many(form, source).values())


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_table_whose_columns_excel_parts_in_its_own_way_is_read(
    tmp_path: Path, between: str
) -> None:
    source = tmp_path / "rows.csv"
    written = csv.reader(io.StringIO(table("coordination-record", [asked_for_work()]).decode()))
    parted = io.StringIO()
    csv.writer(parted, delimiter=between).writerows(written)
    source.write_text(parted.getvalue(), encoding="utf-8")
    found = many(MANUAL.form["coordination-record"], source)
    sample = ROOT / "tests" / "forms" / "coordination-record-short.json"
    assert list(found.values()) == [json.loads(sample.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("content", [b"", b"\n\n", bytes(range(256)), b'a,"b'])
def test_what_is_no_table_is_told_in_thai(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "rows.csv"
    source.write_bytes(content)
    with pytest.raises(ManualError) as told:
        many(MANUAL.form["coordination-record"], source)
    assert "—" in str(told.value)


def test_files_that_are_in_the_way_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever names a folder of their own for the results keeps what is in it."""
    source = tmp_path / "rows.csv"
    source.write_bytes(table("coordination-record", [asked_for_work()]))
    before = source.read_bytes()
    assert call(monkeypatch, "fill", "coordination-record", source, "-o", tmp_path) == 1
    assert f"{tmp_path}:1: {message('folder_taken')}" in capsys.readouterr().err
    assert call(monkeypatch, "fill", "repair-request", "--blank", "-o", source / "x.pdf") == 1
    assert message("not_writable") in capsys.readouterr().err
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("rows.csv", before)]


@pytest.mark.parametrize(
    ("name", "content"),
    [("answers.json", b"{"), ("answers.json", b"[1]"), ("answers.json", b'{"nothing": 1}')],
)
def test_wrong_answers_are_told_in_thai(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ManualError) as told:
        one(MANUAL.form["equipment-loan"], tmp_path / name)
    assert "—" in str(told.value)


@pytest.mark.parametrize("name", ["nothing.pdf", "stranger.pdf", "stranger.docx", "picture.png"])
def test_a_stranger_is_no_form(tmp_path: Path, name: str) -> None:
    if name.startswith("stranger"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 no")
    with pytest.raises(ManualError):
        read_back(MANUAL, tmp_path / name)


def test_an_unknown_form_has_a_guess(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert call(monkeypatch, "fill", "equipment-laon", "--blank", "-o", tmp_path / "x.pdf") == 1
    assert "equipment-loan" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
