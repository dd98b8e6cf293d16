"""Print every problem of a manual, one `path:line: message` each; exit 1 if there is any."""

import argparse
import sys

from macros.checks import Checked
from macros.examined import examined
from macros.wording import message
from scripts.arguments import manual_parser


def checked(arguments: argparse.Namespace) -> Checked:
    """Check the manual that the arguments name and print what is wrong with it."""
    found = examined(arguments.data, arguments.docs)
    for problem in found.problems:
        print(problem)
    count = message("problem_count", count=len(found.problems))
    print(count if found.problems else message("no_problem"), file=sys.stderr)
    return found


def main() -> int:
    """Check the manual that the arguments name, or the project's own."""
    return 1 if checked(manual_parser(__doc__).parse_args()).problems else 0


if __name__ == "__main__":
    sys.exit(main())
