"""The search worker's own functions, in Node and in the browser, with and without `Segmenter`."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.search import worker
from scripts.bench_search import sections, typed
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
    assert engine(script("fuzz", "worker.test", before=before) + "\nreturn failures();") == []


def test_the_worker_is_one_classic_script() -> None:
    source = worker()
    assert source.startswith('"use strict";')
    assert "import " not in source
    assert "export " not in source


def test_the_published_worker_has_its_code_without_the_comments() -> None:
    """Readers load no explanations; nothing that only looks like one is lost."""
    lines = [
        line.lstrip()
        for path in Path(__file__).parents[1].glob("macros/search/worker/*.js")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.lstrip().startswith(("/*", "*", "//"))
    ]
    written = "".join("".join(lines).split())
    published = "".join(worker().removeprefix('"use strict";').split())
    assert sorted(published) == sorted(written)
    assert len(worker()) < len("\n".join(lines))


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


def test_the_index_finds_what_looking_at_every_entry_finds(tmp_path: Path, index: str) -> None:
    """The same results, order, scores and marks, of the manual and of one many times its size."""
    misspelt = [query[: len(query) // 2] + query[len(query) // 2 + 1 :] for query in typed(5)]
    queries = [*typed(3), *misspelt]
    ask = f"return missedByTheIndex(index, {json.dumps(queries)});"
    assert in_node(tmp_path)(script("quality") + index + ask) == []
    documents = json.loads(index.removeprefix("const index = makeIndex(").removesuffix(");\n"))
    documents["docs"] = list(sections(documents["docs"], 600))
    large = f"const index = makeIndex({json.dumps(documents)});\n"
    ask = f"return missedByTheIndex(index, {json.dumps(queries[::11])});"
    assert in_node(tmp_path)(script("quality") + large + ask) == []


def test_results_are_the_documents_own_characters(tmp_path: Path, index: str) -> None:
    """Titles and snippets are what the page says, marked and cut between clusters only."""
    queries = json.dumps(judged("dev") + judged("own"))
    ask = f"return altered(index, {queries});"
    assert in_node(tmp_path)(script("quality") + index + ask) == []


def test_no_half_typed_word_finds_nothing(tmp_path: Path, index: str, chiang_mai: Office) -> None:
    """Every beginning of every word, title and step of the manual, and of what people call them."""
    manual = chiang_mai.manual
    titles = [
        *(duty.text for duty in manual.duties),
        *(procedure.title for procedure in manual.procedures),
        *(step.text for procedure in manual.procedures for step in procedure.steps),
        *(form.title for form in manual.forms),
        *(reference.title for reference in manual.references),
        *(called for task in manual.tasks for called in (task.text, *task.called)),
    ]
    groups = [list(group) for group in manual.search.synonyms]
    ask = f"return emptyPrefixes(index, {json.dumps(titles)}, {json.dumps(groups)});"
    assert in_node(tmp_path)(script("quality") + index + ask) == []


@pytest.mark.parametrize("before", ["", WITHOUT_SEGMENTER])
def test_what_no_one_means_does_no_harm(tmp_path: Path, index: str, before: str) -> None:
    """Random Thai, marks alone, markup, emoji, ten thousand characters: sound HTML, no error."""
    ask = "return fuzz({ answer }, index, 2000, 5);"
    found = in_node(tmp_path)(script("fuzz", before=before) + index + ask)
    assert found["wrong"] == []
