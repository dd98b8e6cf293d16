"""Tell in Thai what changes for readers between two states of the manual."""

import argparse
import json
import sys
from pathlib import Path

from macros.changes import (
    State,
    UnknownRevisionError,
    comment,
    compare,
    read_state,
    record,
    revision,
)


def _state(name: str) -> State:
    """Read a folder that holds `data` and `docs`, or else a revision of the repository here."""
    folder = Path(name)
    if (folder / "data").is_dir() and (folder / "docs").is_dir():
        return read_state(folder)
    with revision(name, Path.cwd()) as taken:
        return read_state(taken)


def main() -> int:
    """Print the comparison; exit 1 if a released edition is gone or altered, 2 without a state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="revision, or folder with data and docs, as it was")
    parser.add_argument("head", help="revision, or folder with data and docs, as it is to be")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    arguments = parser.parse_args()
    try:
        found = compare(_state(arguments.base), _state(arguments.head))
    except UnknownRevisionError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments.format == "json":
        print(json.dumps(record(found), ensure_ascii=False, indent=2))
    else:
        print(comment(found), end="")
    return 1 if found.thawed else 0


if __name__ == "__main__":
    sys.exit(main())
