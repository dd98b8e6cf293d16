"""Build everything that is published, in a folder that replaces the old one only when whole."""

import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort

from macros.addresses import (
    AUDIT,
    EVIDENCE_FILE,
    EVIDENCE_SCHEMA_FILE,
    OFFLINE_FILE,
    PUBLISHED_FILE,
)
from macros.checks import Checked
from macros.checksums import NAME, sha256sums
from macros.editions import frozen_manuals, lay, stamp_changes, stamp_history, untouched
from macros.evidence import evidence_index, evidence_schema, published_index
from macros.examined import published_at
from macros.finished import flaws_of
from macros.loader import sound
from macros.offline import offline_copy
from macros.problems import ManualError
from macros.staging import staged
from macros.stamps import stamp_checksums, stamp_headings, stamp_sizes
from macros.wording import message
from scripts.arguments import (
    add_editions,
    add_out,
    add_site_url,
    answer_at,
    choose,
    editions_folder,
    manual_parser,
    unwritten,
)
from scripts.check import checked
from scripts.documents import documents, fingerprint_of
from scripts.site import build_site, configuration, convert

# Every site has it that was ever built, by whatever command, and hardly any other folder.
_ERROR_PAGE = "404.html"


def publish(found: Checked, folder: Path, editions: Path, commit: str | None) -> None:
    """Write the site, its documents, the released editions and the evidence into an empty folder.

    `editions` is the folder of frozen documents, which are laid as they are; `commit` is the
    state of the repository that all else is made from, where that is known.
    """
    config = configuration(folder)
    convert_markdown = convert(config)
    build_site(config)
    manual = sound(found.reading)
    _write(folder, documents(found, convert_markdown))
    frozen = frozen_manuals(editions, manual)
    stamp_history(folder, manual, frozen)
    stamp_sizes(folder, manual)
    stamp_headings(folder, AUDIT)
    # The copy is of what is in force now; frozen documents and the evidence stay on the site.
    _write(folder, {OFFLINE_FILE: offline_copy(folder, manual, config.site_url)})
    lay(editions, manual, folder)
    stamp_changes(folder, manual)
    stamp_sizes(folder, manual)
    stamp_checksums(folder, AUDIT)
    own = fingerprint_of(found)
    _write(folder, {EVIDENCE_SCHEMA_FILE: evidence_schema()})
    _write(folder, {EVIDENCE_FILE: evidence_index(folder, manual, found.prose, own, commit)})
    _write(folder, {PUBLISHED_FILE: published_index(folder, manual, own, frozen)})
    _write(folder, {NAME: sha256sums(folder).encode()})
    flaws = list(flaws_of(folder, urlsplit(config.site_url or "/").path))
    if flaws:
        raise ManualError(flaws)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for address, content in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)


def main() -> int:
    """Check, build, and put the result in place."""
    parser = manual_parser(__doc__)
    add_out(parser)
    add_site_url(parser)
    add_editions(parser)
    arguments = parser.parse_args()
    found = checked(arguments)
    if found.problems:
        return 1
    choose(arguments)
    answer_at(arguments.site_url)
    editions = editions_folder(arguments)
    try:
        untouched(editions, sound(found.reading))
        with staged(arguments.out, _ERROR_PAGE) as folder:
            publish(published_at(found, arguments.site_url), folder, editions, arguments.commit)
    except OSError as error:
        print(unwritten(error), file=sys.stderr)
        return 1
    except (Abort, ManualError) as error:
        print(error, file=sys.stderr)
        print(message("not_published", out=arguments.out), file=sys.stderr)
        return 1
    print(message("published", out=arguments.out), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
