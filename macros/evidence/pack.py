"""The evidence pack: what an auditor takes home as one file, with a note on how to verify it."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros import addresses
from macros.archive import archive
from macros.checksums import NAME, listed, sha256_of
from macros.model import Manual
from macros.thai import buddhist_date

_ENVIRONMENT = Environment(
    loader=PackageLoader("macros", "templates/evidence"),
    autoescape=False,  # noqa: S701 - plain text
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)
_ENVIRONMENT.filters["date"] = buddhist_date
_NOTE = "VERIFY.txt"
_CHANGES = "revisions.txt"


def change_log(manual: Manual) -> bytes:
    """Return the published change log as text that any program opens as Thai."""
    return _text(_CHANGES, manual)


def pack(manual: Manual, files: Mapping[str, bytes], fingerprint: str) -> bytes:
    """Return the pack of a manual's documents; the same documents give the same bytes."""
    contents = {name: content for name, content in files.items() if _is_evidence(name)}
    contents[_NOTE] = _text(_NOTE, manual, fingerprint=fingerprint)
    sums = {name: sha256_of(content) for name, content in contents.items()}
    return archive(contents | {NAME: listed(sums).encode()})


def _is_evidence(name: str) -> bool:
    forms = name.startswith(addresses.FORMS) and name.endswith(addresses.FORM_ENDINGS)
    named = (addresses.HANDBOOK_FILE, addresses.MANUAL_FILE)
    return forms or name in named or name.startswith((addresses.PROCEDURES, addresses.AUDIT))


def _text(name: str, manual: Manual, **facts: object) -> bytes:
    written = _ENVIRONMENT.get_template(name).render(manual=manual, **facts)
    return written.replace("\n", "\r\n").encode("utf-8-sig")
