"""Editors know the data: every file has its schema by name, so new files are helped too."""

import json
from pathlib import Path, PurePosixPath

from macros.json_schema import schemas
from macros.loader import FOLDERS, LISTS, SINGLES
from tests.conftest import LAKESIDE, ROOT

SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
OFFERED = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))


def schema_of(file: Path) -> list[str]:
    name = PurePosixPath(file.relative_to(ROOT))
    found = SETTINGS["yaml.schemas"].items()
    return [PurePosixPath(path).name for path, files in found if any(map(name.match, files))]


def test_every_data_file_has_its_schema_in_the_editor() -> None:
    for data in (ROOT / "data", LAKESIDE / "data"):
        for name in (*SINGLES, *LISTS):
            assert schema_of(data / name) == [f"{PurePosixPath(name).stem}.schema.json"]
        for folder, kind in FOLDERS.items():
            file = data / folder / "not-yet-written.yml"
            assert schema_of(file) == [f"{kind.__name__.lower()}.schema.json"]


def test_the_editor_names_no_schema_that_is_not_there() -> None:
    named = {PurePosixPath(path).name for path in SETTINGS["yaml.schemas"]}
    assert named == set(schemas()), "name each schema in .vscode/settings.json"
    assert all((ROOT / path).is_file() for path in SETTINGS["yaml.schemas"])


def test_the_editor_asks_no_other_host() -> None:
    assert SETTINGS["yaml.schemaStore.enable"] is False
    assert SETTINGS["redhat.telemetry.enabled"] is False


def test_the_editor_indents_as_the_check_wants() -> None:
    assert SETTINGS["[yaml]"]["editor.insertSpaces"] is True
    assert SETTINGS["[yaml]"]["editor.tabSize"] == 2
    assert "redhat.vscode-yaml" in OFFERED["recommendations"]
