"""Print the numbers that the project keeps an eye on, as ratios measured in one run."""

import logging
import sys
import tempfile
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.checks import check
from macros.fragments import flow_table
from macros.loader import load
from macros.prose import read_prose
from macros.rendering import rendered
from scripts.arguments import choose, manual_parser
from scripts.bench_forms import forming
from scripts.bench_handbook import binding
from scripts.bench_search import searching
from scripts.bench_spelling import spelling
from scripts.enlarged import TIMES, enlarge, procedures
from scripts.figures import row, seconds
from scripts.site import build_site, configuration


def checking(data: Path, large: Path, docs: Path) -> None:
    """Measure the check, and how it grows."""
    once = seconds(lambda: check(data, docs))
    row("check of the manual", once, 2, " s")
    row("check of ten times the procedures", seconds(lambda: check(large, docs)) / once, TIMES, "×")


def growing(data: Path, large: Path, docs: Path) -> None:
    """Measure how the pages grow with the procedures."""
    prose = read_prose(docs)[0]
    once = seconds(lambda: rendered(load(data), prose))
    times = seconds(lambda: rendered(load(large), prose)) / once
    row("pages of ten times the procedures", times, TIMES, "×")


def drawing(data: Path) -> None:
    """Measure how fast flow tables are drawn."""
    manual = load(data)

    def draw(count: int) -> None:
        for procedure in procedures(count):
            flow_table(manual, str, procedure)

    once = seconds(lambda: draw(100), rounds=3)
    row("flow tables of 100 procedures of 20 steps", once, 1, " s")
    times = seconds(lambda: draw(1000), rounds=1) / once
    row("flow tables of ten times as many", times, 11, "×")


def building(data: Path, docs: Path, folder: Path) -> None:
    """Measure the site's build against a plain one of the same Markdown."""
    written = folder / "docs"
    for page in rendered(load(data), read_prose(docs)[0]):
        (written / page.path).parent.mkdir(parents=True, exist_ok=True)
        (written / page.path).write_text(page.source, encoding="utf-8")
    settings = {
        "site_name": "plain",
        "docs_dir": str(written),
        "site_dir": str(folder / "plain"),
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "tables"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")

    def plain() -> None:
        build(load_config(str(folder / "mkdocs.yml")))

    ours = seconds(lambda: build_site(configuration(folder / "site")), rounds=3)
    row("site build against a plain one", ours / seconds(plain, rounds=3), 2, "×")


def main() -> int:
    """Measure the manual that the arguments name."""
    arguments = manual_parser(__doc__).parse_args()
    choose(arguments)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        large = enlarge(arguments.data, folder / "large")
        checking(arguments.data, large, arguments.docs)
        spelling(arguments.data, arguments.docs)
        growing(arguments.data, large, arguments.docs)
        binding(arguments.data, large, arguments.docs)
        forming(load(arguments.data))
        drawing(arguments.data)
        building(arguments.data, arguments.docs, folder)
        searching(folder / "site")
    return 0


if __name__ == "__main__":
    sys.exit(main())
