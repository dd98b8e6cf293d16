"""Build everything that is published, in a folder that replaces the old one only when whole."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort

from macros.addresses import HANDBOOK_FILE
from macros.checks import Checked
from macros.checksums import NAME, sha256sums
from macros.finished import flaws_of
from macros.handbook import book, chapters, pdf
from macros.problems import ManualError
from macros.staging import staged
from macros.wording import message
from scripts.arguments import add_out, choose, manual_parser
from scripts.check import checked
from scripts.site import build_site, configuration, convert


def publish(found: Checked, folder: Path) -> None:
    """Write the site, the handbook and their checksums into an empty folder."""
    config = configuration(folder)
    convert_markdown = convert(config)
    build_site(config)
    manual = found.reading.manual
    assert manual is not None  # noqa: S101 - a manual without problems is a manual
    html = book(manual, chapters(manual, found.prose, convert_markdown))
    (folder / HANDBOOK_FILE).write_bytes(pdf(html))
    base = urlsplit(config.site_url or "/").path
    flaws = list(flaws_of(folder, base))
    if flaws:
        raise ManualError(flaws)
    (folder / NAME).write_text(sha256sums(folder), encoding="utf-8")


def main() -> int:
    """Check, build, and put the result in place."""
    parser = manual_parser(__doc__)
    add_out(parser)
    arguments = parser.parse_args()
    found = checked(arguments)
    if found.problems:
        return 1
    choose(arguments)
    try:
        with staged(arguments.out) as folder:
            publish(found, folder)
    except (Abort, ManualError) as error:
        print(error, file=sys.stderr)
        print(message("not_published", out=arguments.out), file=sys.stderr)
        return 1
    print(message("published", out=arguments.out), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
