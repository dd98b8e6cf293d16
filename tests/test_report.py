"""The problems where people meet them: on the lines of a change, and in one comment."""

import json
import re
from pathlib import Path

import pytest

from macros.problems import Problem
from macros.report import REPORTS
from tests.conftest import run
from tests.test_mistakes import MISTAKES, lay_over
from tests.test_mistakes import office as office  # noqa: PLC0414 - the fixture

NASTY = Problem(
    Path("data") / "a,b:c.yml", 7, "100% ผิด “@someone <b>x</b> [l](http://x)”\n::error::x — แก้"
)


def report(office: Path, form: str) -> tuple[int, str]:
    done = run("check", "--data", "data", "--docs", "docs", "--format", form, cwd=office)
    return done.returncode, done.stdout


def test_each_problem_is_an_annotation_on_its_line(office: Path) -> None:
    lay_over(office, "wrong-type")
    expected = (MISTAKES / "wrong-type" / "expected.txt").read_text(encoding="utf-8").splitlines()
    code, said = report(office, "github")
    assert code == 1
    shown = [
        re.fullmatch(r"::error file=(.+),line=(\d+),title=.+?::(.+)", s)
        for s in said.split("\n")[:-1]
    ]
    assert [f"{found[1]}:{found[2]}: {found[3]}" for found in shown if found] == expected


def test_an_annotation_cannot_be_broken_out_of() -> None:
    said = REPORTS["github"]([NASTY])
    assert said.count("\n") == 1
    assert "file=data/a%2Cb%3Ac.yml,line=7," in said
    assert "100%25 ผิด" in said
    assert "%0A::error::x" in said


def test_gitlab_shows_the_same_problems(office: Path) -> None:
    lay_over(office, "wrong-type")
    found = json.loads(report(office, "gitlab")[1])
    again = json.loads(report(office, "gitlab")[1])
    expected = (MISTAKES / "wrong-type" / "expected.txt").read_text(encoding="utf-8").splitlines()
    shown = [
        f"{each['location']['path']}:{each['location']['lines']['begin']}: {each['description']}"
        for each in found
    ]
    assert shown == expected
    prints = [each["fingerprint"] for each in found]
    assert len(set(prints)) == len(prints)
    assert found == again
    assert {each["severity"] for each in found} <= {"info", "minor", "major", "critical", "blocker"}


def test_json_has_what_the_text_has(office: Path) -> None:
    lay_over(office, "wrong-type")
    found = json.loads(report(office, "json")[1])
    expected = (MISTAKES / "wrong-type" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [f"{each['path']}:{each['line']}: {each['message']}" for each in found] == expected


def test_the_comment_names_every_line_and_what_to_write(office: Path) -> None:
    lay_over(office, "wrong-type")
    _, said = report(office, "markdown")
    lines = (MISTAKES / "wrong-type" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert f"**{len(lines)} แห่งที่ต้องแก้**" in said
    for line in lines:
        assert f"**บรรทัด {line.split(':')[1]}**" in said
    assert said.count("<br>") == len(lines)
    assert not re.search(r"Traceback|YAML|exit|error|None", said)


def test_the_comment_of_a_sound_manual_says_so(office: Path) -> None:
    assert report(office, "markdown") == (0, "ตรวจแล้ว **ไม่พบข้อผิดพลาด**\n")


@pytest.mark.parametrize("sign", ["<b>", "](", "@someone", "\n::error"])
def test_the_comment_takes_nothing_for_markup(sign: str) -> None:
    assert sign not in REPORTS["markdown"]([NASTY])
