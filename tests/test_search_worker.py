"""The search worker's own functions, in Node and in the browser, with and without `Segmenter`."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.search import worker
from tests.conftest import Office
from tests.search.engines import (
    WITHOUT_SEGMENTER,
    Engine,
    concepts,
    in_chromium,
    in_node,
    judged,
    script,
)


@pytest.fixture(params=["node", "chromium"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Engine:
    return in_node(tmp_path) if request.param == "node" else in_chromium(browser)


@pytest.fixture(scope="module")
def index(chiang_mai: Office) -> str:
    """The manual's index as the theme hands it to the worker."""
    path = chiang_mai.site / "search" / "search_index.json"
    return f"const index = makeIndex({path.read_text(encoding='utf-8')});\n"


@pytest.mark.parametrize("before", ["", WITHOUT_SEGMENTER])
def test_every_function_keeps_its_promise(engine: Engine, before: str) -> None:
    assert engine(script("worker.test", before=before) + "\nreturn failures();") == []


def test_the_worker_is_one_classic_script() -> None:
    source = worker()
    assert source.startswith('"use strict";')
    assert "import " not in source
    assert "export " not in source


@pytest.mark.parametrize(
    ("before", "first", "three"), [("", 0.965, 0.985), (WITHOUT_SEGMENTER, 0.965, 0.985)]
)
def test_answers_are_good_with_and_without_a_segmenter(
    engine: Engine, index: str, before: str, first: float, three: float
) -> None:
    """A browser that cannot cut Thai is answered as well as one that can."""
    queries = json.dumps(judged("dev") + judged("own"))
    ask = f"return measured(index, {queries}, {json.dumps(concepts())});"
    found = engine(script("quality", before=before) + index + ask)
    assert found["first"] >= first, found["misses"]
    assert found["three"] >= three, found["misses"]
    assert found["empty"] <= 0.01, found["misses"]


def test_results_are_the_documents_own_characters(tmp_path: Path, index: str) -> None:
    """Titles and snippets are what the page says, marked and cut between clusters only."""
    queries = json.dumps(judged("dev") + judged("own"))
    ask = f"return altered(index, {queries});"
    assert in_node(tmp_path)(script("quality") + index + ask) == []


def test_no_half_typed_word_finds_nothing(tmp_path: Path, index: str, chiang_mai: Office) -> None:
    """Every beginning of every word, and of every title and step of the manual."""
    manual = chiang_mai.manual
    titles = [
        *(duty.text for duty in manual.duties),
        *(procedure.title for procedure in manual.procedures),
        *(step.text for procedure in manual.procedures for step in procedure.steps),
        *(form.title for form in manual.forms),
        *(reference.title for reference in manual.references),
        *(called for task in manual.tasks for called in (task.text, *task.called)),
    ]
    ask = f"return emptyPrefixes(index, {json.dumps(titles)});"
    assert in_node(tmp_path)(script("quality") + index + ask) == []


@pytest.mark.parametrize("before", ["", WITHOUT_SEGMENTER])
def test_what_no_one_means_does_no_harm(tmp_path: Path, index: str, before: str) -> None:
    """Random Thai, marks alone, markup, emoji, ten thousand characters: sound HTML, no error."""
    ask = "return fuzz({ answer }, index, 2000, 5);"
    found = in_node(tmp_path)(script("fuzz", before=before) + index + ask)
    assert found["wrong"] == []
