"""Release an edition: freeze its documents and note them in the data; nothing is written over."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import Abort

from macros.addresses import DIFFERENCE_FILE, SOURCE_FILE, of_pack
from macros.changes.revision import head, uncommitted
from macros.checks import Checked
from macros.checksums import sha256_of
from macros.editions import freeze, frozen_names, frozen_problems, refusals
from macros.evidence import difference, source
from macros.examined import published_at
from macros.loader import sound
from macros.model import Edition
from macros.problems import ManualError, Problem
from macros.wording import message
from scripts.arguments import (
    add_editions,
    add_site_url,
    answer_at,
    choose,
    editions_folder,
    manual_parser,
    shown,
    unwritten,
)
from scripts.check import checked
from scripts.documents import documents, fingerprint_of
from scripts.site import configuration, convert


def made(found: Checked, editions: Path) -> dict[str, bytes]:
    """Return the documents of a manual as an edition freezes them; `editions` has those before."""
    with TemporaryDirectory() as folder:
        files = documents(found, convert(configuration(Path(folder))))
    manual = sound(found.reading)
    own = source(found)
    more = {SOURCE_FILE: own}
    last = manual.history[-1] if manual.history else None
    if last and SOURCE_FILE in last.files:
        before = (editions / last.version / SOURCE_FILE).read_bytes()
        more[DIFFERENCE_FILE] = difference(before, own, last.version)
    return frozen_names(files, of_pack(manual.edition), more)


def edition(found: Checked, files: dict[str, bytes], commit: str | None) -> Edition:
    """Return the record of an edition that nothing stands against and whose documents are made."""
    manual = sound(found.reading)
    assert manual.approval and manual.effective_on  # noqa: S101 - `refusals` asked for both
    return Edition(
        version=manual.edition,
        commit=commit,
        effective_on=manual.effective_on,
        approval=manual.approval,
        fingerprint=fingerprint_of(found),
        files={name: sha256_of(files[name]) for name in sorted(files)},
    )


def main() -> int:
    """Release the version that is named, if nothing stands against it."""
    parser = manual_parser(__doc__)
    parser.add_argument("version", help="the edition that manual.yml names")
    add_site_url(parser)
    add_editions(parser)
    arguments = parser.parse_args()
    found = checked(arguments)
    if found.problems:
        return 1
    folder = editions_folder(arguments)
    against = refusals(found, arguments.version)
    against += frozen_problems(folder, sound(found.reading), arguments.version)
    if not arguments.commit:
        changed = (path for room in (arguments.data, arguments.docs) for path in uncommitted(room))
        against += [Problem(shown(path), 1, message("release_uncommitted")) for path in changed]
    if against:
        print(*against, message("not_released"), sep="\n", file=sys.stderr)
        return 1
    choose(arguments)
    answer_at(arguments.site_url)
    found = published_at(found, arguments.site_url)
    try:
        files = made(found, folder)
        released = edition(found, files, arguments.commit or head(arguments.data))
        record = freeze(released, files, arguments.data, folder)
    except (Abort, ManualError) as error:
        print(error, message("not_released"), sep="\n", file=sys.stderr)
        return 1
    except OSError as error:
        print(unwritten(error), message("not_released"), sep="\n", file=sys.stderr)
        return 1
    facts = {"version": released.version, "count": len(files), "record": shown(record)}
    print(message("released", folder=shown(folder / released.version), **facts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
