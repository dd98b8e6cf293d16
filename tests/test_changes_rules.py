"""Rules that hold for every change of the manual and for every text that somebody may write."""

import datetime as dt
import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pythainlp.tokenize.newmm import segment

from macros import model
from macros.changes import Piece
from macros.changes.comparison import topics
from macros.changes.marks import marked
from macros.changes.markup import code, line, plain
from macros.changes.phrases import meaning, pattern, title
from macros.changes.publication import Passage, WrittenPage, publication
from macros.changes.shapes import is_exact, names, types
from macros.dictionary import segmented
from macros.loader import load
from macros.model import Fact, Manual, Record
from macros.model.base import Slug, Year, YearOrDate
from macros.model.field import Name
from macros.prose import read_prose
from macros.words import cut, shortened
from tests.changed import OFFICES

RECORDS: list[type[Record]] = [
    *(getattr(model, name) for name in model.__all__ if isinstance(getattr(model, name), type)),
    WrittenPage,
    Passage,
]
MANUALS = {name: load(folder / "data") for name, folder in OFFICES.items()}
PROSE = {name: read_prose(folder / "docs")[0] for name, folder in OFFICES.items()}
# Texts with what is special: Thai clusters, signs of Markdown and HTML, names of people and things.
THAI = st.text("กขคงนมรลสหอะาิีุู็่้์ำเแโใไ ๆ.๑1", max_size=40)
SIGNS = st.lists(
    st.sampled_from(
        [
            *("*", "**", "_", "~~", "`", "``", "<b>", "</i>", "<script>", "&lt;", "&", "[", "](x)"),
            *("![", "|", "@user", "#12", "!3", "a/b#4", "GH-7", ":smile:", "www.e.org", "$x$"),
            *("https://e.org/?a=1&b=`c`", "\\", "{{", "}}", "{%", "\n", "\n\n# ", "- ", "1. "),
            *("\u202e", "\u200b", "ก", " ", "é"),
        ]
    ),
    max_size=12,
).map("".join)
TEXTS = st.one_of(THAI, SIGNS, st.text(max_size=30))

STEADY = settings(derandomize=True, deadline=None, database=None)
Path = tuple[str | int, ...]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, type[Record], Any]]:
    """Yield every value of a manual that is no part of another, with its record's type."""
    for key in type(value).model_fields:
        yield from _leaves(getattr(value, key), (*path, key), type(value))


def _leaves(
    value: Any, path: Path, owner: type[Record]
) -> Iterator[tuple[Path, type[Record], Any]]:
    if isinstance(value, Record):
        yield from leaves(value, path)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, (*path, key), owner)
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from _leaves(part, (*path, at), owner)
    else:
        yield path, owner, value


def put(value: Any, path: Path, leaf: Any) -> Any:
    """Return a manual in which one leaf is another."""
    if not path:
        return leaf
    here, *rest = path
    if isinstance(value, Record):
        return value.model_copy(
            update={str(here): put(getattr(value, str(here)), tuple(rest), leaf)}
        )
    if isinstance(value, dict):
        return {
            key: put(part, tuple(rest), leaf) if key == here else part
            for key, part in value.items()
        }
    return tuple(
        put(part, tuple(rest), leaf) if at == here else part for at, part in enumerate(value)
    )


def others(owner: type[Record], key: str, leaf: Any) -> st.SearchStrategy[Any]:
    """Return the values that a key may have."""
    parts = types(owner, key)
    literals = [each for part in parts if get_origin(part) is Literal for each in get_args(part)]
    found: st.SearchStrategy[Any] = st.text("กขงนรสาิีเแ่้ำ 3ab<*@#", min_size=1, max_size=30)
    if literals:
        found = st.sampled_from(literals)
    elif isinstance(leaf, bool):
        found = st.booleans()
    elif Year in parts or YearOrDate in parts:
        found = st.integers(1990, 2100).map(type(leaf))
    elif isinstance(leaf, int):
        found = st.integers(1, 12)
    elif isinstance(leaf, dt.date):
        found = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
    elif Slug in parts or Name in parts:
        found = st.just(f"{leaf}x")
    return found.filter(lambda new: str(new).split() not in ([], str(leaf).split()))


@pytest.mark.parametrize("office", sorted(MANUALS))
@settings(STEADY, max_examples=40)
@given(st.data())
def test_every_changed_fact_is_told(office: str, data: st.DataObject) -> None:
    manual = MANUALS[office]
    known = [each for each in leaves(manual) if each[2] is not None]
    path, owner, leaf = data.draw(st.sampled_from(known))
    key = next(str(part) for part in reversed(path) if isinstance(part, str))
    new = data.draw(others(owner, key, leaf))
    changed: Manual = put(manual, path, new)
    before, after = (publication(each, PROSE[office]) for each in (manual, changed))
    for one, two in ((before, after), (after, before)):
        told = [each for topic in topics(one, two) for each in topic.changes]
        assert str(path[0]) in {each.path[0] for each in told}
    assert list(topics(after, after)) == []


@pytest.mark.parametrize("office", sorted(MANUALS))
def test_every_sentence_of_a_whole_other_manual_is_thai(office: str) -> None:
    """No key, id or English word of the code stands in for a Thai one."""
    others = next(name for name in MANUALS if name != office)
    before, after = (publication(MANUALS[name], PROSE[name]) for name in (office, others))
    found = list(topics(before, after))
    assert sum(len(topic.changes) for topic in found) > 100
    for topic in found:
        assert re.match("[ก-ฮเ-ไ]", topic.heading)
        for told in topic.changes:
            assert all(re.match("[ก-ฮเ-ไ]", label) for label in told.where)
            assert all("None" not in piece.text for piece in told.pieces)


@STEADY
@given(TEXTS)
def test_words_joined_are_the_text_and_letters_stay_whole(text: str) -> None:
    words = cut(text)
    assert "".join(words) == text
    for word in words[1:]:
        assert unicodedata.category(word[0])[0] != "M"
    for word, after in pairwise(words):
        assert not (re.search("[เ-ไ]$", word) and re.match("[ก-ฮ]", after))
        assert not (re.search("[ก-ฮ\u0e31-\u0e3a]$", word) and re.match("[ะาำ]", after))


def test_words_are_thai_words_codes_and_numbers() -> None:
    text = "เสนอผู้อำนวยการพิจารณา ผอ.สพป. ภายใน 3 วันทำการ (DLICT-04) 8.30-16.30 น."
    assert cut(text) == [
        *("เสนอ", "ผู้อำนวยการ", "พิจารณา", " ", "ผอ.", "สพป.", " ", "ภายใน", " ", "3", " "),
        *("วันทำการ", " ", "(", "DLICT-04", ")", " ", "8.30-16.30", " ", "น."),
    ]


def test_the_dictionary_cuts_as_pythainlp_does_with_its_own() -> None:
    texts = [manual.model_dump_json() for manual in MANUALS.values()]
    texts += [page.text for pages in PROSE.values() for page in pages]
    runs = {run for text in texts for run in re.findall("[\u0e01-\u0e4e]+", text)}
    assert len(runs) > 500
    for run in runs:
        assert segmented(run) == segment(run, safe_mode=True)


@STEADY
@given(TEXTS, st.integers(2, 50))
def test_a_shortened_text_is_the_beginning_of_it(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    if short != text:
        assert text.startswith(short.removesuffix("…"))


@STEADY
@given(TEXTS, TEXTS)
def test_marks_tell_both_texts(before: str, after: str) -> None:
    """Without what is new it is the text that was, without what is gone the one that is."""
    one, two = (" ".join(text.split()) for text in (before, after))
    assume(one != two and "…" not in one + two)
    pieces = marked(one, two)
    assert any(piece.mark for piece in pieces)
    for text, gone in ((one, "added"), (two, "removed")):
        told = "".join(piece.text for piece in pieces if piece.mark != gone)
        parts = [re.sub(r"\s", "", part) for part in told.split("…")]
        rest = re.sub(r"\s", "", text).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
        for part in parts:
            assert part in rest
            rest = rest[rest.index(part) + len(part) :]


def read(text: str) -> list[tuple[str, str]]:
    """Return what a reader of Markdown sees: runs of text with the elements around them."""
    made = markdown.markdown(f"- {text}", extensions=["pymdownx.tilde"])
    elements: list[str] = []
    runs = []
    for tag, words in re.findall(r"<(/?[a-z0-9]+)[^>]*>|([^<]+)", made):
        if tag.startswith("/"):
            assert elements.pop() == tag[1:]
        elif tag:
            assert tag in ("ul", "li", "strong", "del", "code"), made
            elements.append(tag)
        else:
            marks = [each for each in elements if each in ("strong", "del")]
            runs.append((html.unescape(words), "".join(marks)))
    assert elements == []
    return [(words, marks) for words, marks in runs if words.strip()]


@settings(STEADY, max_examples=400)
@given(
    st.lists(
        st.builds(Piece, TEXTS, st.sampled_from(["", "added", "removed"]), st.booleans()),
        max_size=5,
    )
)
def test_markdown_reads_as_the_text_and_is_balanced(pieces: list[Piece]) -> None:
    seen = read("ก: " + line(pieces))

    def bare(text: str) -> str:
        hidden = {"Cc", "Cf", "Co", "Cs"}
        text = re.sub(r"\s", "", text)
        return "".join(
            f"[U+{ord(each):04X}]" if unicodedata.category(each) in hidden else each
            for each in text
        )

    for mark, element in (("added", "strong"), ("removed", "del")):
        told = "".join(bare(piece.text) for piece in pieces if piece.mark == mark)
        assert "".join(bare(words) for words, marks in seen if marks == element) == told
    everything = bare("".join(piece.text for piece in pieces))
    assert bare("".join(words for words, _ in seen)) == "ก:" + everything


@STEADY
@given(TEXTS)
def test_nobody_is_called_and_nothing_is_run(text: str) -> None:
    for written in (plain(text), code(text)):
        outside = re.sub(r"`[^`]*`|<code>[^<]*</code>", "", written)
        assert not re.search(r"[<>*_`|~\[\]{}\\@\n]", outside)
        assert not re.search(r"#\w|!\[|https?://|www\.|:[a-z]+:", re.sub(r"&#\d+;", "", outside))


def test_invisible_letters_are_shown() -> None:
    assert plain("ก\u202eข") == "ก&#91;U+202E&#93;ข"
    assert code("a\u200bb") == "`a[U+200B]b`"


@pytest.mark.parametrize("owner", RECORDS, ids=lambda owner: owner.__name__)
def test_every_key_and_value_has_words(owner: type[Record]) -> None:
    for key in owner.model_fields:
        if owner is not Manual:
            assert re.search("[ก-ฮ]", title(owner, key))
        for part in types(owner, key):
            for value in get_args(part) if get_origin(part) is Literal else ():
                assert meaning(owner, key, value), f"{owner.__name__}.{key}: {value} has no words"


@pytest.mark.parametrize("owner", RECORDS, ids=lambda owner: owner.__name__)
def test_every_id_is_shown_as_a_title_or_is_the_records_own(owner: type[Record]) -> None:
    for key in owner.model_fields:
        if Slug in types(owner, key) and not issubclass(owner, Fact) and key != "choices":
            assert names(owner, key) or key in ("id", "list_name"), f"whose id is {key}?"
            assert is_exact(owner, key) == (names(owner, key) is None)


def test_every_record_of_the_manual_and_entry_of_a_list_has_a_name() -> None:
    own = set(Manual.model_fields) - set(model.Imprint.model_fields)
    singles = {Manual.model_fields[key].annotation for key in own}
    listed = {each for each in singles if isinstance(each, type)} | {
        part
        for owner in RECORDS
        for key in owner.model_fields
        for part in types(owner, key)
        if isinstance(part, type) and issubclass(part, Record) and not issubclass(part, Fact)
        if any(get_origin(each) is tuple for each in types(owner, key))
    }
    assert len(listed) > 15
    for owner in listed:
        assert re.search("[ก-ฮ]", pattern(owner, "short"))
        assert re.search("[ก-ฮ]", pattern(owner, "full"))
