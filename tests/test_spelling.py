"""Thai spelling: what is found, what is let be, and how often that is wrong."""

import resource
import shutil
from pathlib import Path

import pytest

from macros.checks import spelling
from macros.fragments import fragment
from macros.loader import load, read
from macros.prose import read_prose
from macros.spelling import Speller
from macros.spelling.lexicon import misspellings, runs, word_list
from scripts.bench_spelling import flagged, missed, no_words, own_lines, word_count
from scripts.misspelling import planted
from tests.conftest import LAKESIDE, ROOT, run

OFFICES = [ROOT, LAKESIDE]
KNOWN = misspellings()


def dictionary() -> set[str]:
    """The words of the Royal Society's dictionary, which the check itself does not use."""
    return set(word_list("orst_words_th.txt").split("\n"))


def written(text: str, *allowed: str) -> list[tuple[str, str]]:
    return [(slip.written, slip.meant) for slip in Speller(allowed).slips(text)]


def texts(office: Path) -> list[str]:
    reading, (prose, _) = read(office / "data"), read_prose(office / "docs")
    return [text for _, _, text in spelling.written_lines(reading, prose)]


def told(data: Path, docs: Path) -> list[str]:
    reading, (prose, _) = read(data), read_prose(docs)
    rules = (spelling.misspelt, spelling.repetition, spelling.mixed_digits)
    return [problem.message for rule in rules for problem in rule(reading, prose)]


# The list of misspellings


def test_the_list_is_long_and_certain() -> None:
    assert len(KNOWN) >= 150
    assert not set(KNOWN) & dictionary()
    rights = {right for right, _ in KNOWN.values()}
    assert not rights & set(KNOWN)


def test_every_misspelling_of_the_list_is_found_within_other_words() -> None:
    speller = Speller()
    for wrong, (right, reason) in KNOWN.items():
        found = list(speller.slips(f"เพื่อให้{wrong}และรายงานผล"))
        assert [(slip.written, slip.meant) for slip in found] == [(wrong, right)]
        assert found[0].frequent
        assert found[0].reason == reason


def test_what_the_list_says_to_write_is_right() -> None:
    speller = Speller()
    for right, _ in KNOWN.values():
        assert list(speller.slips(f"เพื่อให้{right}และรายงานผล")) == []


def test_the_dictionary_is_installed() -> None:
    for words in ("words_th.txt", "tnc_freq.txt", "phupha_word_freqs.txt"):
        assert word_list(words).count("\n") > 50_000


# How often it is wrong


@pytest.mark.parametrize("office", OFFICES, ids=["chiang-mai", "lakeside"])
def test_a_manual_has_no_false_alarm(office: Path) -> None:
    assert told(office / "data", office / "docs") == []


def test_words_that_the_rules_were_not_made_on_raise_few_alarms() -> None:
    assert word_count(own_lines()) > 5_000
    # Of 1,000 words. Measured when the rules were made: 0.1.
    assert flagged(own_lines()) < 2


@pytest.mark.parametrize("office", OFFICES, ids=["chiang-mai", "lakeside"])
def test_nine_of_ten_misspellings_are_found(office: Path) -> None:
    # Measured when the rules were made: 92.2 and 91.7 of 100, and 95.2 and 95.5 of those that
    # are not by chance another word of the dictionary.
    plants = planted(texts(office), of_a_kind=80)
    assert len(plants) > 500
    assert len({plant.kind for plant in plants}) == 8
    assert missed(plants) <= 10
    assert missed(no_words(plants)) <= 7


def test_the_word_that_was_meant_is_proposed() -> None:
    plants = no_words(planted(texts(ROOT), of_a_kind=80))
    speller = Speller()
    right = [
        any(
            plant.line[: slip.start] + slip.meant + plant.line[slip.end :]
            == plant.line[: plant.start] + plant.meant + plant.line[plant.end :]
            for slip in speller.slips(plant.line)
        )
        for plant in plants
    ]
    assert sum(right) >= 0.9 * len(right)


# What is found, what is let be


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ขออนุญาติใช้ห้องประชุม", [("อนุญาติ", "อนุญาต")]),
        ("ปรากฎการณ์", [("ปรากฎการณ์", "ปรากฏการณ์")]),
        ("ตรวจสอบเอกสาณและลงทะเบียน", [("เอกสาณ", "เอกสาร")]),
        ("งบประมาาณ ประจำปีการศึกศา", [("งบประมาาณ", "งบประมาณ"), ("การศึกศา", "การศึกษา")]),
        # Right by itself, and wrong where two words meet.
        ("สมดุล ย์", []),
        ("ผูกพันธุ์ไม้ไว้", []),
    ],
)
def test_slips_are_found_where_words_begin_and_end(text: str, found: list[tuple[str, str]]) -> None:
    assert written(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # People, after a title.
        "นายวัชรเศรษฐ์ เทพศาสตรา เป็นผู้รับผิดชอบ",
        "นางสาวกณิษฐ์ วิชัยดิษฐ และนายศรัญญู มณีรินทร์",
        "ผู้รับคือ นาย ศรัญญู หรือ ผศ.ดร.ปัทมาวดี คัมภีรภาพพัฒน์",
        # Shortened, with dots and without.
        "ผอ.สพป./สพม. เสนอ สพฐ. ภายใน พ.ศ. 2570",
        "สพป สพม ศธ กศน",
        "รองผู้อำนวยการพ.ศ. 2570",
        "วันที่ 5 เม.ย. 2570 ถึง 3 มิ.ย. 2570",
        # Single letters, numbers, other scripts.
        "ข้อ ก และข้อ ข กชช. 2ค ระบบ B-OBEC",
        # Repetition and abbreviation marks.
        "อุปกรณ์ต่าง ๆ ฯลฯ ของกรุงเทพฯ",
        # Foreign words that no dictionary has.
        "สารครีเอตินีน",
        # New words of the office.
        "อัปโหลดไฟล์ขึ้นเว็บไซต์ผ่านเบราว์เซอร์ แล้วล็อกอินด้วยอีเมล",
    ],
)
def test_good_writing_is_let_be(text: str) -> None:
    assert written(text) == []


def test_the_rest_of_a_line_with_a_name_is_read() -> None:
    slip = ("อนุญาติ", "อนุญาต")
    assert written("นายวัชรเศรษฐ์ เทพศาสตรา ขออนุญาติใช้รถ") == [slip]
    assert written("ขออนุญาตินายศรัญญู มณีรินทร์") == [slip]
    # Titles of office only begin like a person's.
    assert written("นายอำเภออนุญาติ") == written("นายทะเบียนและนางพยาบาลอนุญาติ") == [slip]


def test_a_word_of_the_manual_is_right() -> None:
    assert written("โพรเจกเตอร์") != []
    assert written("โพรเจกเตอร์", "โพรเจกเตอร์") == []
    assert written("ติดตั้งโพรเจกเตอร์ใหม่", "โพรเจกเตอร์") == []


# In a manual


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(LAKESIDE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_readers_words_and_what_the_source_has_stay(office: Path) -> None:
    (office / "data" / "search.yml").write_text("synonyms: [[อินเตอร์เน็ต, เน็ตต่างๆ]]\n", "utf-8")
    page = office / "docs" / "preface.md"
    page.write_text(f"{page.read_text('utf-8')}\nขออนุญาติใช้ของต่างๆ\n", "utf-8")
    assert len(told(office / "data", office / "docs")) == 2
    corrections = office / "data" / "corrections.yml"
    left = """
- id: as-it-was
  where: preface/
  original: ขออนุญาติใช้ของต่างๆ
  corrected: ขออนุญาตใช้ของต่าง ๆ
  reason: คำในต้นฉบับ
  state: left
"""
    corrections.write_text(corrections.read_text("utf-8") + left, "utf-8")
    assert told(office / "data", office / "docs") == []


def test_thai_digits_alone_are_one_script(office: Path) -> None:
    page = office / "docs" / "preface.md"
    page.write_text(f"{page.read_text('utf-8')}\nปี ๒๕๗๐ ระบบ RT2 กระดาษ A4\n", "utf-8")
    assert told(office / "data", office / "docs") == []


def test_the_words_of_the_manual_are_shown() -> None:
    manual = load(ROOT / "data")
    shown = fragment("allowed_words", manual, str)
    for word in (*manual.words.names, *manual.words.terms, *manual.words.abbreviations):
        assert word in shown
        assert [found[0] for found in runs(word)] == [word], "one word each"


def test_the_check_takes_less_than_two_seconds() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run("check").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # The processor's time: other work on the machine does not count.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2
