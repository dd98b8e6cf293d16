"""Fingerprints: twelve hexadecimal digits that stay the same as long as the text does.

They stand on pages and PDFs, since a file cannot carry its own checksum.
"""

import hashlib
import json
from collections.abc import Iterable

from macros.model import Manual, Record
from macros.prose import Prose

_LENGTH = 12
# Where a text is published, and what is kept about it: neither is the text.
_NOT_TEXT = {
    *("site", "review_by", "search", "words", "corrections", "questions"),
    *("revisions", "moved", "audit", "release", "editions"),
}


def fingerprint(record: Record) -> str:
    """Return the fingerprint of a procedure, a form or another record."""
    return fingerprint_of(record.model_dump(mode="json"))


def manual_fingerprint(manual: Manual, prose: Iterable[Prose]) -> str:
    """Return the fingerprint of the whole manual: its records and its pages of words.

    Where it is published does not count, nor what is kept about it, such as its change log: a
    text that was read through again and left alone is the same text.
    """
    words = {page.path: page.text for page in prose}
    return fingerprint_of(
        {"data": manual.model_dump(mode="json", exclude=_NOT_TEXT), "docs": words}
    )


def fingerprint_of(value: object) -> str:
    """Return the fingerprint of what a record is in JSON; frozen records keep theirs."""
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:_LENGTH]
