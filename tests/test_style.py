"""The house's style, kept by the tools that its settings name."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["macros", "forms", "scripts", "tests"]
RUFF, SHELLCHECK = (str(Path(sys.executable).with_name(name)) for name in ("ruff", "shellcheck"))


@pytest.mark.parametrize(
    "command",
    [[RUFF, "check", *ROOMS], [RUFF, "format", "--check", *ROOMS], [sys.executable, "-m", "mypy"]],
    ids=["lint", "format", "types"],
)
def test_the_tools_find_nothing(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_shell_scripts_are_clean() -> None:
    paths = [path for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix]
    done = subprocess.run([SHELLCHECK, *paths], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_what_the_readme_leads_to_is_there(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:\s]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []
