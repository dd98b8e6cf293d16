"""Forms filled in by command: values in, values out, mistakes told in Thai, nothing half done."""

import csv
import datetime as dt
import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from forms.answers import flat, problems
from forms.filling import FILLED, FINISHED, many, one, read_back
from forms.table import blank_table, columns
from macros.loader import load
from macros.model import Form
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


def test_an_office_without_forms_knows_none_of_a_file(tmp_path: Path) -> None:
    filled = tmp_path / "filled.pdf"
    filled.write_bytes(FILLED[".pdf"](MANUAL.form["equipment-loan"], MANUAL)({}))
    with pytest.raises(ManualError, match="ไม่ตรงกับแบบฟอร์มใดของคู่มือ"):
        read_back(MANUAL.model_copy(update={"forms": ()}), filled)


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_a_table_is_read_as_programs_save_it(tmp_path: Path, encoding: str, mark: str) -> None:
    """Excel writes what the language of Windows says: other marks, older encodings."""
    form = MANUAL.form["coordination-record"]
    read = csv.reader(io.StringIO(table(form.id, [asked_for_work()]).decode("utf-8-sig")))
    written = io.StringIO()
    csv.writer(written, delimiter=mark).writerows([*read, [""] * 3, []])
    source = tmp_path / "rows.csv"
    source.write_bytes(written.getvalue().encode(encoding))
    sample = ROOT / "tests" / "forms" / "coordination-record-short.json"
    assert many(form, source) == {3: json.loads(sample.read_text(encoding="utf-8"))}


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


def test_a_table_is_read_as_people_write_it(tmp_path: Path) -> None:
    form = MANUAL.form["equipment-use"]
    row = {
        "written_on": "๒๒ พ.ย. ๒๕๖๙",
        "begins_at": "8.30 น.",
        "ends_at": "๑๖:๓๐",
        "requester_telephone": "๐๕๓-๐๐๐-๐๐๐",
        "items_1_quantity": "๒",
        "help": "ติดตั้งก่อนใช้; attend",
    }
    sample = ROOT / "tests" / "forms" / "equipment-use-short.json"
    given = {
        name: value if isinstance(value, str) else ";".join(value)
        for name, value in flat(form, json.loads(sample.read_text(encoding="utf-8"))).items()
    }
    source = tmp_path / "rows.csv"
    source.write_bytes(table(form.id, [given | row]))
    (answers,) = many(form, source).values()
    assert answers["written_on"] == "2026-11-22"
    assert (answers["begins_at"], answers["ends_at"]) == ("08:30", "16:30")
    assert answers["requester_telephone"] == "053-000-000"
    assert answers["items"][0]["quantity"] == 2
    assert answers["help"] == ["set_up", "attend"]


def test_answers_in_an_older_encoding_are_read(tmp_path: Path) -> None:
    sample = ROOT / "tests" / "forms" / "repair-request-short.json"
    text = sample.read_text(encoding="utf-8")
    for encoding in ("utf-8-sig", "cp874", "utf-16"):
        (tmp_path / "answers.json").write_bytes(text.encode(encoding))
        assert one(MANUAL.form["repair-request"], tmp_path / "answers.json") == json.loads(text)


WRONG = sorted(
    path for path in (ROOT / "tests" / "forms" / "wrong").iterdir() if path.suffix != ".txt"
)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda path: path.name)
def test_what_is_wrong_is_told_in_thai_and_nothing_is_written(
    wrong: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All at once and word by word as the file beside it says, in the order of the fields."""
    form = wrong.name.partition(".")[0]
    out = tmp_path / ("out" if wrong.suffix == ".csv" else "out.pdf")
    fills = form in MANUAL.form
    arguments = ("fill", form, wrong, "-o", out) if fills else ("read", wrong)
    assert call(monkeypatch, *arguments) == 1
    said = capsys.readouterr()
    told = said.err.replace(f"{wrong}:", "")
    assert told == wrong.with_name(f"{wrong.name}.txt").read_text(encoding="utf-8")
    assert all("—" in line for line in told.splitlines())
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_what_is_read_can_be_filled_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = ROOT / "tests" / "forms" / "equipment-loan-short.json"
    filled, again = tmp_path / "filled.docx", tmp_path / "again.json"
    assert call(monkeypatch, "fill", "equipment-loan", sample, "-o", filled) == 0
    assert call(monkeypatch, "read", filled) == 0
    said = capsys.readouterr()
    assert "แบบบันทึกขอยืมวัสดุอุปกรณ์" in said.err
    again.write_text(said.out, encoding="utf-8")
    assert call(monkeypatch, "fill", "equipment-loan", again, "-o", tmp_path / "again.pdf") == 0
    assert json.loads(said.out) == json.loads(sample.read_text(encoding="utf-8"))


@pytest.mark.parametrize("ending", sorted(FILLED))
@pytest.mark.parametrize("form", MANUAL.forms, ids=lambda form: form.id)
def test_wrong_answers_in_a_filled_form_are_told(
    form: Form,
    ending: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A blank form is known for what it is, and all that it lacks is named."""
    path = tmp_path / f"blank{ending}"
    path.write_bytes(FILLED[ending](form, MANUAL)({}))
    assert call(monkeypatch, "read", path) == 1
    said = capsys.readouterr()
    assert json.loads(said.out) == {}
    title, *told = said.err.splitlines()
    assert form.title in title
    assert told == [f"{path}:1: {words}" for words in problems(form, {})]


def test_results_have_the_ending_of_their_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    loan = ("fill", "equipment-loan", ROOT / "tests" / "forms" / "equipment-loan-short.json")
    for arguments in (
        (*loan, "-o", tmp_path / "out.txt"),
        (*loan, "-o", tmp_path / "out.docx", "--flat"),
        ("fill", "equipment-loan", "--blank", "-o", tmp_path / "out.docx"),
        ("table", "equipment-loan", "-o", tmp_path / "out.xlsx"),
    ):
        assert call(monkeypatch, *arguments) == 1
        assert "ตั้งชื่อไฟล์ให้ลงท้ายด้วย" in capsys.readouterr().err
    assert call(monkeypatch, *loan, "-o", tmp_path / "OUT.PDF") == 0
    assert [path.name for path in tmp_path.iterdir()] == ["OUT.PDF"]


# A shell that runs tests behind the scenes has its children ignore the interruption.
STOPPABLE = """import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from scripts.forms import main
sys.exit(main())"""


def test_who_stops_a_batch_half_way_finds_nothing_half_done(tmp_path: Path) -> None:
    source, out = tmp_path / "rows.csv", tmp_path / "out"
    source.write_bytes(table("coordination-record", [asked_for_work()] * 5000))
    arguments = ["fill", "coordination-record", source, "-o", out]
    with subprocess.Popen(
        [sys.executable, "-c", STOPPABLE, *arguments], cwd=ROOT, stderr=subprocess.PIPE
    ) as filling:
        assert filling.stderr is not None
        while b"/5000" not in (filling.stderr.read(20) or b"/5000"):
            pass
        filling.send_signal(signal.SIGINT)
        told = filling.stderr.read().decode()
    assert filling.returncode == 130
    assert "หยุดตามคำสั่งแล้ว ไม่มีไฟล์ใดถูกเขียนหรือเปลี่ยน" in told
    assert "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]


def test_an_unknown_form_has_a_guess(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert call(monkeypatch, "fill", "equipment-laon", "--blank", "-o", tmp_path / "x.pdf") == 1
    assert "equipment-loan" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
