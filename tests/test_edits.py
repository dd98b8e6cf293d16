"""Edits as a new user makes them: each gives the right page, the right message, the right words.

An edit is a list of replacements in a copy of a manual. A sound one says what readers then see
and how the change is told; the others say the line and what its message must name.
"""

from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest

from macros.addresses import of_source
from macros.changes import State, compare, read_state
from macros.examined import examined
from macros.rendering import rendered
from tests.changed import OFFICES, copied, sentences

STEPS = "data/procedures/specification.yml"
FORM = "data/forms/repair-request.yml"
MANUAL = "data/manual.yml"
INFORM = "    text: แจ้งผู้ที่เกี่ยวข้องทราบถึงคุณลักษณะ\n"
PROCURE = "  - id: procure\n    text: ร่วมดำเนินการจัดซื้อจัดจ้าง\n"
UNSTATED = "    kind: task\n" + "".join(
    f"    {key}: null\n" for key in ("responsible", "duration", "standard", "forms")
)
# A file, what stands in it, and what is typed instead or said of it.
Three = tuple[str, str, str]


@dataclass(frozen=True)
class Edit:
    """What is typed, and what comes of it: `pages` by address, `told` in the comment.

    `problems` are the files, what stands on their lines, and what their messages name.
    """

    typed: list[Three]
    pages: dict[str, list[str]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    problems: list[Three] = field(default_factory=list)
    office: str = "chiang-mai"


SOUND = {
    "a sentence is changed": Edit(
        [(STEPS, INFORM, "    text: แจ้งกลุ่มงานที่เกี่ยวข้องทราบถึงคุณลักษณะภายในสัปดาห์\n")],
        {"procedures/specification/": ["แจ้งกลุ่มงานที่เกี่ยวข้องทราบถึงคุณลักษณะภายในสัปดาห์"]},
        ["ขั้นตอนที่ ๔ ·"],
    ),
    "a step is added in the middle": Edit(
        [(STEPS, "  - id: inform\n", "  - id: publish\n    text: เผยแพร่ร่าง\n  - id: inform\n")],
        {"procedures/specification/": ['id="step-publish"', 'id="step-inform"', "เผยแพร่ร่าง"]},
        ["เพิ่มขั้นตอนที่ ๔ “เผยแพร่ร่าง”"],
    ),
    "two steps change places": Edit(
        [
            (
                STEPS,
                "  - id: inform\n" + INFORM,
                PROCURE,
            ),
            (
                STEPS,
                PROCURE + UNSTATED + "  - id: report",
                "  - id: inform\n" + INFORM + "    kind: task\n  - id: report",
            ),
        ],
        {"procedures/specification/": ["ร่วมดำเนินการจัดซื้อจัดจ้าง"]},
        ["ย้ายขั้นตอน"],
    ),
    "a duration is given": Edit(
        [
            (
                STEPS,
                INFORM + "    kind: task\n    responsible: null\n    duration: null\n",
                INFORM
                + "    kind: task\n    responsible: null\n    duration:\n      value: 3 วันทำการ\n"
                "      status: proposed\n      source: มติที่ประชุมกลุ่ม\n",
            )
        ],
        {"procedures/specification/": ["๓ วันทำการ", "ข้อเสนอ รอหน่วยงานยืนยัน"]},
        ["ขั้นตอนที่ ๔ · ระยะเวลา: ยังไม่ได้ระบุ → ๓ วันทำการ"],
    ),
    "a form is retired": Edit(
        [
            (FORM, "status: draft", "status: retired"),
            (STEPS, "  - repair-request\n", ""),
            ("data/procedures/install-maintain.yml", "  - repair-request\n", ""),
            ("data/procedures/advice-troubleshooting.yml", "  - repair-request\n", ""),
            ("data/tasks.yml", "  form: repair-request\n", ""),
        ],
        {
            "forms/repair-request/": ["เลิกใช้แล้ว"],
            "forms/repair-request/fill/": ["หน้านี้ย้ายแล้ว", 'href="&#46;./"'],
        },
        ["เลิกใช้แล้ว"],
    ),
    "a reader is told where a law can be read": Edit(
        [
            (
                "data/references.yml",
                "  year: 2007\n",
                "  year: 2007\n  source_url: https://ratchakitcha.soc.go.th/\n",
            )
        ],
        {"references/": ["อ่านได้ที่", 'href="https://ratchakitcha.soc.go.th/"']},
        ["https://ratchakitcha.soc.go.th/"],
    ),
    "a role is renamed in its one place": Edit(
        [("data/roles.yml", "title: นักวิเคราะห์นโยบายและแผน", "title: นักวางแผนการศึกษา")],
        {"procedures/annual-plan/": ["นักวางแผนการศึกษา"]},
        ["นักวางแผนการศึกษา"],
        office="lakeside",
    ),
    "a slip of the pen is mended": Edit(
        [("data/duties.yml", "รับรองข้อมูล DMC", "การรับรองข้อมูล DMC")],
        {"duties/": ["การรับรองข้อมูล DMC"]},
        ["หน้าที่ข้อ ๓"],
    ),
    "a term is added": Edit(
        [
            (
                "data/glossary.yml",
                "- id: dmc\n",
                "- id: tor\n  term: TOR\n  meaning: ขอบเขตของงาน\n- id: dmc\n",
            )
        ],
        {"glossary/": ['id="tor"', "ขอบเขตของงาน"]},
        ["คำ “TOR” · เพิ่มใหม่"],
    ),
    "the office says how to reach it": Edit(
        [(MANUAL, "contact: null", "contact:\n  telephone: 053-000-000")],
        {"": ["๐๕๓-๐๐๐-๐๐๐"]},
        ["โทรศัพท์"],
    ),
    "an edition is approved": Edit(
        [
            (MANUAL, "edition: draft", 'edition: "1.0"'),
            (
                MANUAL,
                "approval: null",
                "approval:\n  by: ผู้อำนวยการ\n  order: 1/2570\n  on: 2026-12-01",
            ),
            (
                "data/revisions.yml",
                "[]",
                '- version: "1.0"\n  date: 2026-12-01\n  kind: major\n'
                "  summary: ประกาศใช้ครั้งแรก\n  approved_by: ผู้อำนวยการ",
            ),
        ],
        {"procedures/specification/": ["๑.๐"], "audit/revisions/": ["ประกาศใช้ครั้งแรก"]},
        ["ฉบับร่าง → ๑.๐", "ประกาศใช้ครั้งแรก"],
    ),
    "a procedure is renamed and leaves a notice": Edit(
        [
            (STEPS, "id: specification\n", "id: computer-specification\n"),
            (STEPS, "", "data/procedures/computer-specification.yml"),
            (
                "data/moved.yml",
                "\n[]\n",
                "\n- address: procedures/specification/\n  to: procedures/computer-specification/\n"
                "  reason: เปลี่ยนชื่อให้ชัดเจน\n",
            ),
            (
                "data/questions.yml",
                "procedures/specification/",
                "procedures/computer-specification/",
            ),
        ],
        {
            "procedures/specification/": ["หน้านี้ย้ายแล้ว", "เปลี่ยนชื่อให้ชัดเจน", 'id="steps"'],
            "procedures/computer-specification/": ["แต่งตั้งคณะทำงาน"],
        },
    ),
    "a paragraph of the preface is changed": Edit(
        [("docs/preface.md", "9 กลุ่มงาน", "10 กลุ่มงาน")],
        {"preface/": ["๑๐ กลุ่มงาน"]},
        ["หน้า “คำนำ”"],
    ),
}

WRONG = {
    "a step loses its indentation": Edit(
        [(STEPS, INFORM, INFORM.strip() + "\n")], problems=[(STEPS, "text: แจ้ง", "ชิดซ้ายเกินไป")]
    ),
    "a tab instead of spaces": Edit(
        [(STEPS, INFORM, "\t" + INFORM.strip() + "\n")], problems=[(STEPS, "\ttext: แจ้ง", "ปุ่ม Tab")]
    ),
    "a dash is forgotten": Edit(
        [(STEPS, "  - id: inform\n", "    id: inform\n")],
        problems=[(STEPS, "    id: inform", "ขึ้นต้นด้วยเครื่องหมาย “- ”")],
    ),
    "a colon inside a sentence": Edit(
        [(STEPS, "scope: ดำเนินการ", "scope: ดำเนินการ: ")],
        problems=[(STEPS, "scope: ดำเนินการ: ", "ครอบข้อความทั้งหมดด้วย")],
    ),
    "pasted from Word: an invisible space": Edit(
        [(STEPS, INFORM, INFORM.replace("ทราบ", "\u200bทราบ"))],
        problems=[(STEPS, "\u200bทราบ", "อักขระที่มองไม่เห็น")],
    ),
    "pasted from a PDF: ำ in two parts": Edit(
        [(STEPS, "แต่งตั้งคณะทำงาน", "แต่งตั้งคณะท\u0e4d\u0e32งาน")],
        problems=[(STEPS, "คณะท\u0e4d\u0e32งาน", "พิมพ์ “ำ” ด้วยปุ่มเดียว")],
    ),
    "pasted from Word: straight quotes inside quotes": Edit(
        [(STEPS, INFORM, '    text: "แจ้ง "ผู้ที่เกี่ยวข้อง" ทราบ"\n')],
        problems=[(STEPS, '"แจ้ง "', "ใช้ “…” แทนเครื่องหมายคำพูดในข้อความ")],
    ),
    "pasted from Word: spaces that are none": Edit(
        [(STEPS, INFORM, INFORM.replace("แจ้ง", "แจ้ง\u00a0"))],
        problems=[(STEPS, "แจ้ง\u00a0ผู้", "เคาะเว้นวรรคใหม่")],
    ),
    "pasted from Word: a list with its bullets": Edit(
        [(STEPS, "  - repair-request", "  • repair-request")],
        problems=[(STEPS, "• repair-request", "พิมพ์ขีด “-”")],
    ),
    "two people changed the same line": Edit(
        [
            (
                STEPS,
                INFORM,
                f"<<<<<<< HEAD\n{INFORM}=======\n    text: แจ้งทุกกลุ่มงาน\n>>>>>>> main\n",
            )
        ],
        problems=[(STEPS, "<<<<<<< HEAD", "เก็บไว้ชุดเดียว")],
    ),
    "words after a number sign": Edit(
        [(STEPS, INFORM, "    text: แจ้งผู้ที่เกี่ยวข้อง #ด่วน ตามคำสั่ง\n")],
        problems=[(STEPS, "#ด่วน", "ไม่แสดงในคู่มือ")],
    ),
    "a role by what it is called": Edit(
        [
            (
                STEPS,
                INFORM + "    kind: task\n    responsible: null\n",
                INFORM + "    kind: task\n    responsible: คณะทำงาน\n",
            )
        ],
        problems=[(STEPS, "responsible: คณะทำงาน", "id ของตำแหน่งใน roles.yml")],
    ),
    "a day as it is spoken": Edit(
        [(MANUAL, "effective_on: null", "effective_on: 1 ตุลาคม 2569")],
        problems=[(MANUAL, "effective_on:", "ให้เขียน 2026-10-01")],
    ),
    "a sign that paper has not": Edit(
        [("docs/preface.md", "\nตามที่", "\n😀 ตามที่")],
        problems=[("docs/preface.md", "😀", "แบบอักษรของเล่มไม่มี")],
    ),
    "a picture that was not uploaded": Edit(
        [("docs/preface.md", "\nตามที่", "\n![แผนผัง](pictures/plan.png)\n\nตามที่")],
        problems=[("docs/preface.md", "plan.png", "วางไฟล์ไว้ในโฟลเดอร์ docs")],
    ),
    "a link to a duty that is not there": Edit(
        [("docs/preface.md", "\nตามที่", "\nดู[หน้าที่](duties.md#duty-41)\n\nตามที่")],
        problems=[("docs/preface.md", "duty-41", "หมายถึง “duties.md#duty-4” ใช่หรือไม่")],
    ),
    "the year of the Buddhist era": Edit(
        [(MANUAL, "effective_on: null", "effective_on: 2569-10-01")],
        problems=[(MANUAL, "effective_on:", "ให้เขียน 2026-10-01")],
    ),
    "a form that is not there": Edit(
        [(STEPS, "  - repair-request\n", "  - repair-requests\n")],
        problems=[(STEPS, "- repair-requests", "หมายถึง “repair-request” ใช่หรือไม่")],
    ),
    "a retired form is still in use": Edit(
        [(FORM, "status: draft", "status: retired")],
        problems=[
            ("data/procedures/advice-troubleshooting.yml", "- repair-request", "เลิกใช้แล้ว"),
            ("data/procedures/install-maintain.yml", "- repair-request", "เลิกใช้แล้ว"),
            (STEPS, "- repair-request", "เลิกใช้แล้ว"),
        ],
    ),
    "a step that others lead to is deleted": Edit(
        [
            (
                STEPS,
                "  - id: draft\n    text: คณะทำงานร่วมกำหนดคุณลักษณะ\n" + UNSTATED,
                "",
            )
        ],
        problems=[(STEPS, "to: draft", "ไม่มีขั้นตอนที่ id เป็น “draft”")],
    ),
    "a duration without its source": Edit(
        [
            (
                STEPS,
                INFORM + "    kind: task\n    responsible: null\n    duration: null\n",
                INFORM
                + "    kind: task\n    responsible: null\n    duration:\n      value: 3 วัน\n",
            )
        ],
        problems=[(STEPS, "duration:", "status (proposed หรือ confirmed)")],
    ),
    "an edition that nobody approved": Edit(
        [(MANUAL, "edition: draft", 'edition: "1.0"')], problems=[(MANUAL, "edition:", "การอนุมัติ")]
    ),
    "somebody's own telephone": Edit(
        [(STEPS, INFORM, "    text: แจ้งผู้ที่เกี่ยวข้อง โทร 081 234 5678\n")],
        problems=[(STEPS, "081 234 5678", "โทรศัพท์เคลื่อนที่")],
    ),
    "a misspelt key": Edit(
        [(STEPS, "objectives:", "objectves:")],
        problems=[(STEPS, "objectves:", "หมายถึง “objectives”")],
    ),
    "a heading without its name": Edit(
        [("docs/preface.md", "# คำนำ {: #preface }", "# คำนำ")],
        problems=[("docs/preface.md", "# คำนำ", "{: #ชื่ออังกฤษ }")],
    ),
    "a macro that is not there": Edit(
        [("docs/preface.md", "\nตามที่", "\n{{ dutys() }}\n\nตามที่")],
        problems=[("docs/preface.md", "{{ dutys() }}", "หมายถึง “duties” ใช่หรือไม่")],
    ),
}


def made(edit: Edit, folder: Path) -> Path:
    """Return a copy of the manual with what was typed; nothing for text is the file's new name."""
    copied(OFFICES[edit.office], folder)
    for name, old, new in edit.typed:
        file = folder / name
        if not old:
            file.rename(folder / new)
            continue
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer says {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def states() -> dict[str, State]:
    return {name: read_state(folder) for name, folder in OFFICES.items()}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_edit_is_published_and_told(
    name: str, states: dict[str, State], tmp_path: Path
) -> None:
    edit = SOUND[name]
    folder = made(edit, tmp_path)
    found = examined(folder / "data", folder / "docs")
    assert [str(problem) for problem in found.problems] == []
    assert found.reading.manual is not None
    pages = rendered(found.reading.manual, found.prose)
    written = {of_source(page.path): unescape(page.markdown) for page in pages}
    for address, words in edit.pages.items():
        for said in words:
            assert unescape(said) in written[address]
    told = sentences(compare(states[edit.office], read_state(folder)).topics)
    assert told
    for words in edit.told:
        assert any(words in sentence for sentence in told), told


@pytest.mark.parametrize("name", WRONG)
def test_a_slip_is_answered_on_its_line(name: str, tmp_path: Path) -> None:
    edit = WRONG[name]
    folder = made(edit, tmp_path)
    problems = examined(folder / "data", folder / "docs").problems
    found = [(problem.path.relative_to(folder).as_posix(), problem) for problem in problems]
    assert [path for path, _ in found] == [path for path, _, _ in edit.problems], problems
    for (path, typed, words), (_, problem) in zip(edit.problems, found, strict=True):
        assert words in problem.message
        lines = (folder / path).read_text(encoding="utf-8").split("\n")
        assert typed in lines[problem.line - 1]


def test_notepad_changes_nothing(states: dict[str, State], tmp_path: Path) -> None:
    """Line ends of Windows and a byte-order mark are no edit."""
    folder = copied(OFFICES["chiang-mai"], tmp_path)
    for file in [*folder.rglob("*.yml"), *folder.rglob("*.md")]:
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert examined(folder / "data", folder / "docs").problems == ()
    assert sentences(compare(states["chiang-mai"], read_state(folder)).topics) == []


def test_there_are_twenty_edits_at_least() -> None:
    assert len(SOUND) + len(WRONG) >= 20
