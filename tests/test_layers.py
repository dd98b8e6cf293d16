"""The architecture: imports point one way, and text of the manual is not in the code."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path for room in ("macros", "forms", "scripts") for path in ROOT.glob(f"{room}/**/*.py")
)

# Each layer may import the layers above it in this list, and its own package.
LAYERS = (
    {
        "macros.problems",
        "macros.thai",
        "macros.wording",
        "macros.markup",
        "macros.folders",
        "macros.staging",
        "macros.checksums",
        "macros.archive",
        "macros.expression",
        "macros.dictionary",
        "macros.calls",
        "macros.pictures",
        "macros.served",
    },
    {"macros.model", "macros.words", "macros.spelling"},
    {"macros.document", "macros.finished", "macros.fonts", "macros.stylesheets"},
    {"macros.validation", "macros.typesetting"},
    {"macros.loader", "macros.prose", "macros.flow", "macros.diamond", "macros.completeness"},
    {"macros.addresses", "macros.fingerprint", "macros.open_data", "macros.stamps"},
    {
        "macros.attachments",
        "macros.repository",
        "macros.report",
        "macros.keyguide",
        "macros.notices",
        "macros.skeletons",
        "macros.titles",
        "macros.verifying",
        "macros.waiting",
    },
    {"macros.checks", "macros.fragments", "macros.json_schema"},
    {"macros.guide"},
    {"macros.vocabulary", "macros.pages"},
    {"macros.rendering", "macros.ics", "macros.imprint"},
    {"macros.handbook", "macros.hyperlinks", "macros.search", "macros.offline"},
    {"macros.examined"},
    {"macros.changes", "macros.editions"},
    {"macros.evidence", "macros.demand", "macros.previews"},
    {"macros", "macros.hooks", "scripts"},
)
# Of these, `problems` says nothing in Thai itself, so all of them may know each other's words.
BASE = {"macros.wording"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def unit_of(module: str) -> str:
    """Return the module or package that stands in a layer."""
    if module in {"macros", "macros.hooks"}:
        return module
    parts = module.split(".")
    return parts[0] if parts[0] != "macros" else ".".join(parts[:2])


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            base = node.module or ""
            found |= {
                f"{base}.{alias.name}" if base in {"macros", "scripts"} else base
                for alias in node.names
            }
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    own = unit_of(name_of(path))
    layer = {unit: number for number, units in enumerate(LAYERS) for unit in units}
    assert own in layer or own == "forms", f"{own} has no layer: add it where it belongs"
    top = len(LAYERS) - 1
    for unit in {unit_of(module) for module in imported(path)} - {own}:
        assert unit != "scripts", f"{own} imports a command"
        assert unit != "mkdocs" or layer[own] == top, f"{own} knows the site engine"
        if unit in layer and own in layer:
            upward = layer[unit] < layer[own] or unit in BASE
            assert upward, f"{own} imports {unit}, which stands on it or beside it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_thai_stays_out_of_the_code(path: Path) -> None:
    if path.name != "thai.py":
        assert not re.search("[\u0e00-\u0e7f]", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_have_one_noun(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 200, f"{lines} lines: two nouns in one module?"


def test_outputs_are_not_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    outputs = re.compile(r"^(site|\.venv)/|\.(pdf|docx|xlsx|zip|pyc)$")
    tests = "tests/"
    found = [name for name in listed.stdout.split("\n") if outputs.search(name)]
    assert [name for name in found if not name.startswith(tests)] == []
