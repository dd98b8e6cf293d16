"""Write a new record to be filled in, and say what to do with it next."""

import sys

from macros.loader import read
from macros.problems import ManualError
from macros.skeletons import KINDS, skeleton
from macros.staging import write_whole
from macros.wording import message, wording
from scripts.arguments import manual_parser, shown, unwritten


def main() -> int:
    """Add the record that the arguments name; nothing is written over."""
    parser = manual_parser(__doc__)
    parser.add_argument("kind", choices=KINDS, help="what it is")
    parser.add_argument("id", help="its id: lower-case letters, digits and hyphens")
    arguments = parser.parse_args()
    try:
        made = skeleton(arguments.kind, arguments.id, read(arguments.data), arguments.data)
        # Of the folder of facts itself none is made: its name is a slip of the pen.
        made.path.parent.mkdir(exist_ok=True)
        write_whole(made.path, made.text.encode())
    except ManualError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(unwritten(error), file=sys.stderr)
        return 1
    facts = {"file": shown(made.path), "id": arguments.id, "address": made.address}
    print(message("new_written", **facts))
    print(message("new_next"))
    for number, words in enumerate(wording()["next_steps"][arguments.kind], 1):
        print(f"{number}. {words.format(**facts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
