"""The source of the manual: the text layer of the office's PDF, in the pieces it is made of.

The lines keep their numbers, by which the list of defects and every record name them.
"""

import re
from pathlib import Path
from typing import NamedTuple

from macros.thai import arabic_digits

FOLDER = Path(__file__).parent / "source"
# The lines at which a page, or a paragraph of one, begins, with the address that it has now.
STARTS = {
    33: "preface/",
    36: "preface/",
    91: "",
    96: "background/",
    99: "background/#concept",
    101: "background/#concept",
    108: "duties/",
    207: "procedures/install-maintain/",
    282: "procedures/specification/",
    352: "procedures/advice-troubleshooting/",
    427: "procedures/monitoring-evaluation/",
    504: "procedures/information-network/",
}
# What only orders the text, how often it occurs, and the anchor under which the text stands.
# The second column of the steps (indicators) and the flow charts are empty in the source.
HEADINGS = {
    "มีหน้าที่รับผิดชอบงานดังนี้": (1, ""),
    "วัตถุประสงค์:": (5, "#objectives"),
    "ขอบเขตของงาน:": (5, "#scope"),
    "คำจำกัดความ:": (5, "#definitions"),
    "ขั้นตอนการปฏิบัติงาน:ตัวชี้วัดความสำเร็จ": (5, "#steps"),
    "FlowChartการปฏิบัติงาน:": (5, "#flow"),
    "แบบฟอร์มที่ใช้:": (5, "#forms"),
    "เอกสาร/หลักฐานอ้างอิง:": (5, "#references"),
}
# The targets of the links in duties 5 to 7, which the text layer has as lines of their own.
LINK_LINES = (138, 139, 140)
_ITEM = re.compile(r"\s*(?P<number>[0-9๐-๙]+)\.\s+")


class Piece(NamedTuple):
    """A title, a paragraph or an item: where it stands, and its words as they are written."""

    section: str
    number: int
    text: str
    lines: tuple[int, ...] = ()
    address: str = ""


def normal(text: str) -> str:
    """Return the text without what is only layout: spaces, the digits' script, kinds of dash."""
    return re.sub("[\u2010-\u2015\u2212]", "-", arabic_digits("".join(text.split())))


def extracted_lines() -> dict[int, str]:
    """Return the lines of the source by number, blank ones left out."""
    text = (FOLDER / "manual-extract.txt").read_text(encoding="utf-8")
    return {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}


def defects() -> list[tuple[int, str, str]]:
    """Return what the extraction broke: line, as extracted, correct."""
    table = (FOLDER / "extraction-defects.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines()[1:]]
    return [(int(line), broken, correct) for _, line, broken, correct, _ in rows]


def source_lines() -> dict[int, str]:
    """Return the lines as the printed page has them; a repair that finds nothing is an error."""
    lines = extracted_lines()
    for line, broken, correct in defects():
        if lines[line].count(broken) != 1:
            raise ValueError(f"line {line} does not have {broken!r} once")
        lines[line] = lines[line].replace(broken, correct)
    return lines


def source_pieces() -> list[Piece]:
    """Return the text of the source, without headings and numbers of items."""
    pieces: list[Piece] = []
    page = section = ""
    begins = True
    for line, text in source_lines().items():
        if line in STARTS:
            page = section = STARTS[line]
            begins = True
        if normal(text) in HEADINGS:
            section = page + HEADINGS[normal(text)][1]
            begins = True
        elif line not in LINK_LINES:
            item = _ITEM.match(text)
            words = text[item.end() :] if item else text
            if begins or item:
                pieces.append(Piece(section, int(item["number"]) if item else 1, words, (line,)))
            else:
                last = pieces.pop()
                pieces.append(
                    last._replace(text=f"{last.text}\n{words}", lines=(*last.lines, line))
                )
            begins = False
    return pieces
