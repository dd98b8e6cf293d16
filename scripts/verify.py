"""Tell whether a file, or every file of a folder, is the published one; ask nobody else."""

import sys
from pathlib import Path

from macros.checksums import sha256
from macros.folders import PROJECT
from macros.loader import load
from macros.problems import ManualError
from macros.verifying import differences, found_in, list_of, read_sums
from macros.wording import message
from scripts.arguments import manual_parser


def main() -> int:
    """Compare with a list of checksums, and a file with the released editions too."""
    parser = manual_parser(__doc__)
    parser.add_argument("path", type=Path, help="a file, or a folder")
    parser.add_argument("--against", type=Path, help="SHA256SUMS to compare with")
    arguments = parser.parse_args()
    path: Path = arguments.path
    try:
        if path.is_dir():
            return _folder(path, arguments.against or list_of(path))
        if path.is_file():
            return _file(path, arguments.data, arguments.against)
    except ManualError as error:
        print(error, file=sys.stderr)
        return 2
    print(message("verify_no_file", path=path), file=sys.stderr)
    return 2


def _folder(folder: Path, against: Path) -> int:
    sums = read_sums(against)
    wrong = differences(folder, sums)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    count = message("verify_count", count=len(wrong))
    print(count if wrong else message("verify_sound", count=len(sums)))
    return 1 if wrong else 0


def _file(file: Path, data: Path, against: Path | None) -> int:
    own = list_of(PROJECT / "site")
    sums = read_sums(against) if against else read_sums(own) if own.is_file() else {}
    said = list(found_in(sha256(file), sums, load(data)))
    print(*(said or [message("verify_stranger")]), sep="\n")
    return 0 if said else 1


if __name__ == "__main__":
    sys.exit(main())
