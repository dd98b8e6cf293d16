"""Files beside the pages in `docs/`: named plainly, and linked from a page."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from macros.validation import example_slug

_PLAIN = re.compile(r"[\w./-]+", re.ASCII)


def oddly_named(files: Iterable[str], line: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a line whose names break links, each with a better name."""
    text = unquote(line)
    for file in files:
        name = PurePosixPath(file).name
        if not _PLAIN.fullmatch(name) and f"{name})" in text.replace(">", ""):
            stem, suffix = PurePosixPath(file).stem, PurePosixPath(file).suffix
            yield name, (example_slug(stem) if stem.isascii() else "plan") + suffix


def unlinked(files: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield the files that no page names; what begins with a dot is not published."""
    written = unquote("\n".join(texts)).casefold()
    for file in files:
        name = re.escape(posixpath.basename(file).casefold())
        hidden = any(part.startswith(".") for part in file.split("/"))
        if not hidden and not re.search(rf"(?<![\w-]){name}", written):
            yield file
