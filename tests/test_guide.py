"""The guide to changing the manual: true by construction, and whole."""

import re
from pathlib import Path

import pytest
from PIL import Image

from macros.addresses import CONTRIBUTE, EDITING, GUIDE, KEYS, MACROS, RULES
from macros.guide import calls
from macros.keyguide import files, key_guide
from macros.loader import FOLDERS, LISTS, SINGLES
from macros.validation import key_words
from macros.vocabulary import vocabulary
from macros.wording import wording
from scripts.pictures import FOLDER, PICTURES
from tests.conftest import Office
from tests.finished import article, ids, links, text, tree


def page(office: Office, address: str) -> Path:
    return office.site / address / "index.html"


def test_every_macro_is_shown_as_source_and_as_result(chiang_mai: Office) -> None:
    known = set(vocabulary(chiang_mai.manual, str, {}))
    assert set(wording()["macros"]) == known
    found = article(page(chiang_mai, MACROS))
    codes = [text(code) for code in found.iter("code")]
    sources = [re.fullmatch(r"\{\{ (\w+)\((.*)\) \}\}", code) for code in codes]
    assert {source[1] for source in sources if source} == known
    shown = [each for each in found.iter("details") if each.get("class") == "shown"]
    absent = sum(not call.can_be_shown for call in calls(chiang_mai.manual))
    assert len(shown) == len(known) - 1 - absent, "all but `example`, which shows them"
    assert absent <= 1
    empty = [each for each in shown if text(each) == "ดูผล"]
    # The first form or procedure may not have what a macro shows.
    assert len(empty) <= 3


def test_the_results_are_those_of_this_manual(chiang_mai: Office) -> None:
    said = text(article(page(chiang_mai, MACROS)))
    for duty in chiang_mai.manual.duties[:1]:
        assert duty.text[:30] in said
    for step in chiang_mai.manual.procedures[0].steps[:1]:
        assert step.text in said


def test_every_key_of_every_file_is_explained(lakeside: Office) -> None:
    found = article(page(lakeside, KEYS))
    said = text(found)
    assert set(files()) == {*SINGLES, *LISTS, *(f"{folder}/" for folder in FOLDERS)}
    anchors = ids(page(lakeside, KEYS))
    for name, words in files().items():
        assert f"data/{name}" in said
        assert words in said
        assert name.removesuffix("/").removesuffix(".yml") in anchors
        for key in (key for part in key_guide(name) for key in part.keys):
            assert f"{key.name} {key.title}" in said
            assert " ".join(key.description.split()) in said


@pytest.mark.parametrize(("folder", "kind"), FOLDERS.items())
def test_the_keys_are_those_of_the_model(folder: str, kind: type) -> None:
    own, *_ = key_guide(f"{folder}/")
    assert [key.name for key in own.keys] == list(kind.model_fields)  # type: ignore[attr-defined]
    for key in own.keys:
        assert key.required == kind.model_fields[key.name].is_required()  # type: ignore[attr-defined]
        assert key.title == key_words(kind)[key.name]["title"]


def test_pictures_are_small_described_and_of_their_size(lakeside: Office) -> None:
    shown = list(tree(page(lakeside, EDITING)).iter("img"))
    shown = [image for image in shown if image.get("class") == "guide"]
    assert {Path(image.attrib["src"]).stem for image in shown} == set(PICTURES)
    assert {path.stem for path in FOLDER.iterdir()} == set(PICTURES)
    for image in shown:
        file = FOLDER / Path(image.attrib["src"]).name
        assert file.stat().st_size <= 60_000
        with Image.open(file) as picture:
            width, height = picture.size
        assert (image.get("width"), image.get("height")) == (str(width), str(height))
        assert re.search("[ก-ฮ]{4}", image.attrib["alt"])


def test_the_guide_is_reached_and_says_what_it_must(chiang_mai: Office) -> None:
    start = links(page(chiang_mai, CONTRIBUTE))
    for address in GUIDE:
        assert f"{address.removeprefix(CONTRIBUTE)}" in start
    rules = text(article(page(chiang_mai, RULES)))
    for word in ("ไม่ใส่", "เลขฉบับ", "moved.yml", "แจ้งข้อผิดพลาดในหน้านี้", "scripts/new"):
        assert word in rules
