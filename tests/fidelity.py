"""The comparison of a manual's text with the source, in the source's order.

What is marked as the project's own is left out: facts with a standing, tasks, notes and fields
of forms, amendments of references, questions.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from macros import addresses
from macros.loader import load
from macros.model import Correction, Manual, Reference
from macros.prose import Prose, read_prose
from macros.thai import BUDDHIST_ERA, buddhist_year
from tests.source_text import Piece, normal, source_pieces

PREFACE, BACKGROUND = "preface.md", "background.md"
_HEADING = re.compile(r"(?P<level>#+) (?P<text>.*?) \{: #(?P<id>[\w-]+) \}")


def prose_pieces(page: Prose) -> Iterator[Piece]:
    """Yield the headings and paragraphs of a page; its first heading stands for the page."""
    url = section = addresses.of_source(page.path)
    paragraph: list[str] = []
    for line in [*page.markdown.split("\n"), ""]:
        heading = _HEADING.fullmatch(line)
        if (heading or not line.strip()) and paragraph:
            yield Piece(section, 1, "\n".join(paragraph), address=section)
            paragraph = []
        if heading:
            section = url if heading["level"] == "#" else f"{url}#{heading['id']}"
            yield Piece(section, 1, heading["text"], address=section)
        elif line.strip():
            paragraph.append(line)


def cited(reference: Reference) -> str:
    """Return a reference as the source cites it: the title with its year or years."""
    year = reference.year or reference.valid_from or ""
    until = f" – {int(reference.valid_to) + BUDDHIST_ERA}" if reference.valid_to else ""
    return f"{reference.title} {buddhist_year(year)}{until}"


def procedure_pieces(manual: Manual) -> Iterator[Piece]:
    for procedure in manual.procedures:
        page = addresses.of_procedure(procedure)
        forms = [manual.form[id_].title for id_ in procedure.forms]
        references = [manual.reference[id_] for id_ in procedure.references]
        yield Piece(page, 1, procedure.title, address=page)
        for name, texts in {
            "objectives": procedure.objectives,
            "scope": [procedure.scope or ""],
            "definitions": [f"{found.term} {found.meaning}" for found in procedure.definitions],
        }.items():
            section = f"{page}#{name}"
            for number, text in enumerate(texts, 1):
                yield Piece(section, number, text, address=section)
        for number, step in enumerate(procedure.steps, 1):
            address = addresses.of_step(procedure, step)
            yield Piece(f"{page}#steps", number, step.text, address=address)
        for number, title in enumerate(forms, 1):
            yield Piece(f"{page}#forms", number, title, address=f"{page}#forms")
        for number, reference in enumerate(references, 1):
            address = addresses.of_reference(reference)
            yield Piece(f"{page}#references", number, cited(reference), address=address)


def manual_pieces(manual: Manual, docs: Path) -> list[Piece]:
    """Return the text that the manual has from the source, in the source's order."""
    prose = {page.path: page for page in read_prose(docs)[0]}
    owner = f"{manual.title}ของ {manual.owner.name} ตำแหน่ง {manual.owner.position}"
    return [
        *prose_pieces(prose[PREFACE]),
        Piece("", 1, owner),
        *prose_pieces(prose[BACKGROUND]),
        *(Piece("duties/", d.number, d.text, (), addresses.of_duty(d)) for d in manual.duties),
        *procedure_pieces(manual),
    ]


def correct(source: list[Piece], present: list[Piece], correction: Correction) -> list[Piece]:
    """Apply a correction to the pieces of the source whose address in the manual it names."""
    where = addresses.normal(correction.where)
    places = {(piece.section, piece.number) for piece in present if piece.address == where}
    original, corrected = normal(correction.original), normal(correction.corrected)
    return [
        piece._replace(text=normal(piece.text).replace(original, corrected))
        if (piece.section, piece.number) in places and original in normal(piece.text)
        else piece
        for piece in source
    ]


def corrected_source(manual: Manual, present: list[Piece]) -> tuple[list[Piece], list[str]]:
    """Return the source as the corrections that stand change it, and those that do not."""
    source, idle = source_pieces(), []
    for correction in manual.corrections:
        if correction.state != "left":
            after = correct(source, present, correction)
            idle += [f"{correction.id} corrects nothing"] if after == source else []
            source = after
    return source, idle


def differences(data: Path, docs: Path) -> list[str]:
    """Compare a manual's text with that of the source, piece by piece and in order."""
    manual = load(data)
    present = manual_pieces(manual, docs)
    source, found = corrected_source(manual, present)
    before = [(piece.section, normal(piece.text)) for piece in source]
    now = [(piece.section, normal(piece.text)) for piece in present]
    for kind, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            both = min(j - i, m - k)
            found += map(first_difference, before[i : i + both], now[k : k + both])
            found += [f"lost: {place} {text}" for place, text in before[i + both : j]]
            found += [f"added: {place} {text}" for place, text in now[k + both : m]]
    return found


def first_difference(source: tuple[str, str], present: tuple[str, str]) -> str:
    letters = enumerate(zip(source[1], present[1], strict=False))
    at = next((place for place, (was, now) in letters if was != now), len(present[1]))
    part = slice(max(0, at - 20), at + 30)
    return f"{source[0]}: in the source …{source[1][part]}…, in the manual …{present[1][part]}…"


def word_starts(text: str) -> set[int]:
    """Return how many letters stand before each word that follows a space inside a line."""
    starts, letters = set(), 0
    for line in text.split("\n"):
        for place, word in enumerate(line.split()):
            if place:
                starts.add(letters)
            letters += len(word)
    return starts


def stated_elsewhere(manual: Manual) -> Iterator[str]:
    """Yield what records beside the text state without a standing of their own."""
    yield from (manual.office.name, manual.group or "", manual.owner.position or "")
    yield from (role.title for role in manual.roles)
    yield from (due.what for duty in manual.duties for due in duty.due)
    for system in manual.systems:
        yield from (system.name, system.url or "")
    yield from (term.term for term in manual.glossary)
    facts = [fact for system in manual.systems for fact in (system.full_name, system.purpose)]
    for fact in [*facts, *(term.meaning for term in manual.glossary)]:
        yield fact.value if fact and fact.status == "stated" else ""
