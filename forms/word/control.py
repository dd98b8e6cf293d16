"""Content controls (ECMA-376, part 1, 17.5.2): one for each thing that can be filled in.

A control bears the name of its field as its tag and the Thai label as its alias; it cannot be
deleted, only filled in.
"""

import datetime as dt
from collections.abc import Iterable
from zlib import crc32

from forms.word.xml import Element, element, paragraph, run, writable

# Word calls a file corrupt whose tag or alias is longer.
LONGEST = 64
# What Word shows for a box, off and on, by whether one or several may be chosen.
TICKS = {"select_one": ("\u25cb", "\u25c9"), "select_multiple": ("\u2610", "\u2611")}
_TICK_FONT = "Segoe UI Symbol"


def text(name: str, alias: str, words: str, prompt: str) -> Element:
    """Return a control for words of one line."""
    return _control(name, alias, element("w:text"), words, prompt)


def lines(name: str, alias: str, words: str, prompt: str) -> Element:
    """Return a control for words of several lines."""
    return _control(name, alias, element("w:text", multiLine=1), words, prompt)


def date(name: str, alias: str, words: str, day: dt.date | None, prompt: str) -> Element:
    """Return a control with a calendar of the Buddhist era; `day` is what the words say."""
    kind = element(
        "w:date",
        element("w:dateFormat", val="d/M/yyyy"),
        element("w:lid", val="th-TH"),
        element("w:storeMappedDataAs", val="date"),
        element("w:calendar", val="thai"),
        **({"fullDate": f"{day.isoformat()}T00:00:00Z"} if day else {}),
    )
    return _control(name, alias, kind, words, prompt)


def choice_list(
    name: str, alias: str, choices: Iterable[tuple[str, str]], words: str, prompt: str
) -> Element:
    """Return a list that opens, of pairs of name and label."""
    items = (element("w:listItem", displayText=label, value=value) for value, label in choices)
    return _control(name, alias, element("w:dropDownList", *items), words, prompt)


def tick(name: str, alias: str, kind: str, *, ticked: bool) -> Element:
    """Return a box to tick, round where only one of several may be ticked."""
    off, on = TICKS[kind]
    box = element(
        "w14:checkbox",
        element("w14:checked", val=int(ticked)),
        element("w14:checkedState", val=f"{ord(on):04X}", font=_TICK_FONT),
        element("w14:uncheckedState", val=f"{ord(off):04X}", font=_TICK_FONT),
    )
    return _sdt([*_head(name, alias), box], run(on if ticked else off, "Tick"))


def _control(name: str, alias: str, kind: Element, words: str, prompt: str) -> Element:
    part = element("w:placeholder", element("w:docPart", val=_part_name(prompt)))
    if words := writable(words):
        return _sdt([*_head(name, alias), part, kind], run(words))
    properties = [*_head(name, alias), part, element("w:showingPlcHdr"), kind]
    return _sdt(properties, run(prompt, "PlaceholderText"))


def _sdt(properties: list[Element], content: Element) -> Element:
    return element("w:sdt", element("w:sdtPr", *properties), element("w:sdtContent", content))


def _head(name: str, alias: str) -> list[Element]:
    shown = alias if len(alias) <= LONGEST else f"{alias[: LONGEST - 1]}\u2026"
    return [
        element("w:alias", val=shown),
        element("w:tag", val=name),
        element("w:id", val=_number(name)),
        element("w:lock", val="sdtLocked"),
    ]


def _number(name: str) -> int:
    """Return a positive number of 31 bits that is always the same for the same name."""
    return crc32(name.encode()) >> 1 or 1


def _part_name(prompt: str) -> str:
    return f"prompt-{crc32(prompt.encode()):08x}"


def prompt_parts(prompts: Iterable[str]) -> Element:
    """Return the glossary document: what Word shows again in a control that was emptied."""
    parts = (_prompt_part(prompt) for prompt in sorted(set(prompts)))
    return element("w:glossaryDocument", element("w:docParts", *parts))


def _prompt_part(prompt: str) -> Element:
    return element(
        "w:docPart",
        element(
            "w:docPartPr",
            element("w:name", val=_part_name(prompt)),
            element(
                "w:category",
                element("w:name", val="General"),
                element("w:gallery", val="placeholder"),
            ),
            element("w:types", element("w:type", val="bbPlcHdr")),
            element("w:behaviors", element("w:behavior", val="content")),
        ),
        element("w:docPartBody", paragraph("Normal", run(prompt, "PlaceholderText"))),
    )
