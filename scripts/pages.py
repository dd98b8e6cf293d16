"""Write the pages of a manual as Markdown files, their macros run, for any other engine."""

import sys
from pathlib import Path

from macros.rendering import rendered
from macros.repository import origins
from macros.staging import staged
from macros.wording import message
from scripts.arguments import manual_parser, unwritten
from scripts.check import checked


def main() -> int:
    """Write every page into the folder that the arguments name."""
    parser = manual_parser(__doc__)
    parser.add_argument("folder", type=Path, help="folder to write")
    arguments = parser.parse_args()
    found = checked(arguments)
    manual = found.reading.manual
    if found.problems or manual is None:
        return 1
    try:
        with staged(arguments.folder, "index.md") as folder:
            for page in rendered(manual, found.prose, origins(found.reading)):
                file = folder / page.path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(page.source, encoding="utf-8")
    except OSError as error:
        print(unwritten(error), file=sys.stderr)
        return 1
    print(message("published", out=arguments.folder), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
