"""Write the evidence pack of a manual: the same bytes as the one in its site."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import Abort

from macros.addresses import of_pack
from macros.examined import published_at
from macros.folders import PROJECT
from macros.loader import sound
from macros.problems import ManualError
from macros.staging import write_whole
from macros.wording import message
from scripts.arguments import add_site_url, answer_at, choose, manual_parser, unwritten
from scripts.check import checked
from scripts.documents import documents
from scripts.site import configuration, convert


def main() -> int:
    """Make the pack and write it whole or not at all."""
    parser = manual_parser(__doc__)
    add_site_url(parser)
    parser.add_argument("-o", "--output", type=Path, help="file to write (default: in site/audit)")
    arguments = parser.parse_args()
    found = checked(arguments)
    if found.problems:
        return 1
    choose(arguments)
    answer_at(arguments.site_url)
    found = published_at(found, arguments.site_url)
    pack = of_pack(sound(found.reading).edition)
    out: Path = arguments.output or PROJECT / "site" / pack
    try:
        with TemporaryDirectory() as folder:
            content = documents(found, convert(configuration(Path(folder))))[pack]
        write_whole(out, content)
    except (Abort, ManualError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(unwritten(error), file=sys.stderr)
        return 1
    print(message("published", out=out), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
