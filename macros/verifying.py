"""Whether files are the ones that were published, by their checksums."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.checksums import NAME, names, read_list, sha256
from macros.model import Manual
from macros.problems import ManualError, Problem
from macros.thai import buddhist_date
from macros.wording import message


def read_sums(path: Path) -> dict[str, str]:
    """Read a list of checksums; raises `ManualError` where there is none or it is damaged."""
    try:
        return read_list(path.read_text(encoding="utf-8"))
    except OSError:
        rule = "verify_no_list"
    except ValueError:
        rule = "verify_bad_list"
    raise ManualError([Problem(path, 1, message(rule, path=path))])


def differences(folder: Path, sums: Mapping[str, str]) -> list[str]:
    """Return in words where a folder is not what a list says: changed, missing, unknown files."""
    there = set(names(folder))
    return [
        *(message("verify_missing", name=name) for name in sorted(sums.keys() - there)),
        *(message("verify_unknown", name=name) for name in sorted(there - sums.keys())),
        *(
            message("verify_changed", name=name)
            for name in sorted(there & sums.keys())
            if sha256(folder / name) != sums[name]
        ),
    ]


def found_in(checksum: str, sums: Mapping[str, str], manual: Manual) -> Iterator[str]:
    """Yield in words what a file of a checksum is: in a list, in an edition, and how new."""
    yield from (
        message("verify_known", name=name) for name, known in sums.items() if known == checksum
    )
    last = manual.history[-1] if manual.history else None
    for edition in manual.history:
        facts = {"version": edition.version, "since": buddhist_date(edition.effective_on)}
        for name, known in edition.files.items():
            if known == checksum:
                yield message("verify_edition", name=name, **facts)
                if last and edition != last:
                    yield message(
                        "verify_newer",
                        version=last.version,
                        since=buddhist_date(last.effective_on),
                    )
                else:
                    yield message("verify_newest")


def list_of(folder: Path) -> Path:
    """Return where the list of a published folder is."""
    return folder / NAME
