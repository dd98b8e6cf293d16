"""The controls of a field, with its label for whoever cannot see the page, and its prompt."""

from collections.abc import Iterator

from forms.field import Field
from forms.word import control
from forms.word.page import Page, words
from forms.word.xml import Element, run
from macros.model import Choice
from macros.thai import read_date, spacing_letters

# Letters that a twelfth of a line holds; of prompts, the longest that fits is shown.
_LETTERS_A_COLUMN = 6
_NOTHING = "\u00a0" * 8


def answer(field: Field, page: Page) -> tuple[Element, ...]:
    """Return what is filled in: one control, or the boxes of the choices with their labels."""
    if field.boxes:
        return tuple(_choices(field, page))
    name, alias, prompt = field.name, _alias(field), prompt_of(field, page)
    text = page.written.text(field)
    if field.kind == "date":
        return (control.date(name, alias, text, read_date(text), prompt),)
    if not field.choices:
        made = control.lines if field.kind == "multiline" or "\n" in text else control.text
        return (made(name, alias, text, prompt),)
    choices = [(each.name, page.say(each.label)) for each in field.choices]
    return (control.choice_list(name, alias, choices, page.say(text), prompt),)


def box(field: Field, choice: Choice, page: Page) -> Element:
    """Return the box of one choice."""
    alias = f"{choice.label}: {_alias(field)}"
    name = field.choice_name(choice)
    return control.tick(name, alias, field.kind, ticked=page.written.chosen(field, choice))


def _choices(field: Field, page: Page) -> Iterator[Element]:
    for choice in field.choices:
        yield box(field, choice, page)
        yield run(f"\u00a0{page.say(choice.label)}   ")
    if field.hint:
        yield run(f"({page.say(field.hint)})", "Hint")


def _alias(field: Field) -> str:
    alias: str = words()["required"] if field.required else "{label}"
    return alias.format(label=field.full_label)


def prompt_of(field: Field, page: Page) -> str:
    """Return what stands in an empty control; it is printed, so what the pen may fill is blank."""
    if field.office or (field.row or 1) > 1 or field.kind == "calculate" or _signed(field):
        return _NOTHING
    prompts: dict[str, str] = words()["prompts"]
    usual = prompts.get(field.kind, prompts["text"])
    offered = [usual, prompts["short"]]
    if field.hint and field.kind != "multiline":
        offered = [page.say(field.hint), *offered]
    room = _room(field)
    return next((each for each in offered if spacing_letters(each) <= room), offered[-1])


def _signed(field: Field) -> bool:
    return field.part.type == "signature"


def _room(field: Field) -> int:
    """Return how many letters stand beside the label; in rows the label stands above."""
    label = 0 if field.row else spacing_letters(field.label) + field.required
    return _LETTERS_A_COLUMN * field.part.width - label
