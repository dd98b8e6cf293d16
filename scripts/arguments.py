"""The arguments that commands share: which manual, and where its results go."""

import argparse
import os
from pathlib import Path

from macros.folders import DATA, DOCS, PROJECT, data_folder, docs_folder


def shown(path: Path) -> Path:
    """Return a path as a person would type it: relative to where the command runs."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def manual_parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser that knows `--data` and `--docs`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=shown(data_folder()), help="folder of facts")
    parser.add_argument("--docs", type=Path, default=shown(docs_folder()), help="folder of words")
    return parser


def choose(arguments: argparse.Namespace) -> None:
    """Make the manual that the arguments name the one that MkDocs will read too."""
    os.environ[DATA] = str(arguments.data.resolve())
    os.environ[DOCS] = str(arguments.docs.resolve())


def add_out(parser: argparse.ArgumentParser) -> None:
    """Let the parser know `--out`, the folder of the results."""
    parser.add_argument("--out", type=Path, default=PROJECT / "site", help="folder of the results")
