"""Print every problem of a manual, one `path:line: message` each; exit 1 if there is any."""

import argparse
import sys

from macros.checks import Checked
from macros.examined import examined
from macros.report import REPORTS
from macros.wording import message
from scripts.arguments import manual_parser


def checked(arguments: argparse.Namespace) -> Checked:
    """Check the manual that the arguments name and print what is wrong with it."""
    return _told(arguments, "text")


def _told(arguments: argparse.Namespace, form: str) -> Checked:
    found = examined(arguments.data, arguments.docs)
    print(REPORTS[form](found.problems), end="")
    count = message("problem_count", count=len(found.problems))
    print(count if found.problems else message("no_problem"), file=sys.stderr)
    return found


def main() -> int:
    """Check the manual that the arguments name, or the project's own."""
    parser = manual_parser(__doc__)
    parser.add_argument("--format", choices=REPORTS, default="text", help="for whom")
    arguments = parser.parse_args()
    return 1 if _told(arguments, arguments.format).problems else 0


if __name__ == "__main__":
    sys.exit(main())
