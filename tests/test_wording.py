"""The project's own Thai words: each is said somewhere, and one thing has one title."""

import re
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from macros.addresses import FORM_ENDINGS
from macros.markup import plain
from macros.pages import pages
from macros.wording import wording
from tests.conftest import ROOT, Office

ROOMS = ("macros", "forms", "scripts")
KINDS = (".py", ".html", ".md", ".txt")
# What is added to a rule's name where more is known of what was meant.
MORE_KNOWN = re.compile("(_near|_meant|_required)+$")


def sources() -> str:
    files: chain[Path] = chain.from_iterable((ROOT / room).rglob("*") for room in ROOMS)
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.suffix in KINDS)


def test_every_message_is_said() -> None:
    named = set(re.findall(r"\w+", sources())) | set(get_args(ErrorType))
    named |= {"title_" + re.sub(r"\W", "_", ending.strip("-.")) for ending in FORM_ENDINGS}
    rules: dict[str, str] = wording()["messages"]
    assert {rule for rule in rules if not {rule, MORE_KNOWN.sub("", rule)} & named} == set()


def test_a_page_is_called_by_its_title_everywhere(chiang_mai: Office) -> None:
    named: dict[str, str] = wording()["addresses"]
    titles = {page.address: plain(page.title) for page in pages(chiang_mai.manual)}
    known = titles.keys() & named.keys()
    assert known
    assert {address: named[address] for address in known} == {each: titles[each] for each in known}


@pytest.mark.parametrize("name", wording()["sections"])
def test_a_heading_of_a_procedure_has_one_title(chiang_mai: Office, name: str) -> None:
    headings = re.findall(rf'<h2 id="{name}">(.*?)<', chiang_mai.page("procedures/specification"))
    assert headings == [wording()["sections"][name]]
