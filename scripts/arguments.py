"""The arguments that commands share: which manual, and where its results go."""

import argparse
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from macros.folders import COMMIT, DATA, DOCS, PROJECT, SITE_URL, data_folder, docs_folder, site_url
from macros.problems import Problem
from macros.wording import message


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


def unwritten(error: OSError) -> Problem:
    """Return in Thai why a result could not be written, and what to do instead."""
    path = Path(error.filename2 or error.filename or ".")
    taken = isinstance(error, FileExistsError) and path.is_dir()
    return Problem(shown(path), 1, message("folder_taken" if taken else "not_writable"))


def add_site_url(parser: argparse.ArgumentParser) -> None:
    """Let the parser know `--site-url`, which stands above what `site.yml` says."""
    parser.add_argument(
        "--site-url", type=_web_address, default=site_url(), help="where the site will answer"
    )


def answer_at(address: str | None) -> None:
    """Make MkDocs build for an address too."""
    if address:
        os.environ[SITE_URL] = address


def add_editions(parser: argparse.ArgumentParser) -> None:
    """Let the parser know where frozen documents are, and what the rest is made from."""
    parser.add_argument(
        "--editions", type=Path, help="folder of frozen documents (default: editions beside data)"
    )
    parser.add_argument(
        "--commit",
        type=_commit,
        default=os.environ.get(COMMIT) or None,
        help="state of the repository",
    )


def editions_folder(arguments: argparse.Namespace) -> Path:
    """Return the folder of frozen documents that the arguments name, or the one beside the data."""
    named: Path | None = arguments.editions
    return named or arguments.data.parent / "editions"


def _commit(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{7,64}", text):
        raise argparse.ArgumentTypeError(f"not a commit: {text}")
    return text


def _web_address(text: str) -> str:
    """Return an address of a site as it has to be: with its scheme, and `/` at its end."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"not the address of a site: {text}")
    return text.rstrip("/") + "/"
