"""Note the addresses that the manual answers in the list of published ones; print the new."""

import sys

from macros.addresses import published
from macros.folders import PROJECT
from scripts.arguments import manual_parser
from scripts.check import checked

LIST = PROJECT / "tests" / "published-addresses.txt"


def main() -> int:
    """Add to the list what it does not have yet; nothing ever leaves it."""
    found = checked(manual_parser(__doc__).parse_args())
    if found.problems or found.reading.manual is None:
        return 1
    noted = set(LIST.read_text(encoding="utf-8").splitlines()) if LIST.exists() else set()
    answered = set(published(found.reading.manual, found.prose))
    lines = "".join(f"{address}\n" for address in sorted(noted | answered))
    LIST.write_text(lines, encoding="utf-8", newline="\n")
    for address in sorted(answered - noted):
        print(address)
    return 0


if __name__ == "__main__":
    sys.exit(main())
