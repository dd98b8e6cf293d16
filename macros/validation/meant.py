"""What was most likely meant by an id, a number, a day or a version in another form."""

import datetime as dt
import re
import unicodedata

from macros.thai import BUDDHIST_ERA, arabic_digits, month_number, read_date

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# Years as people shorten them: 69 is 2569.
_CENTURY = 2500
_SHORT_YEAR, _FIRST_BUDDHIST_YEAR = 100, 2400


def number(key: str, written: str) -> str | None:
    """Return the number in a text, a month by its name, a year of the common era."""
    if key == "month" and (month := month_number(written.strip())):
        return str(month)
    found = re.findall(r"\d+", _plain(written))
    if len(found) != 1:
        return None
    value = int(found[0])
    if not key.endswith("year"):
        return str(value)
    if value < _SHORT_YEAR:
        value += _CENTURY
    return str(value - BUDDHIST_ERA if value >= _FIRST_BUDDHIST_YEAR else value)


def day(written: str) -> dt.date | None:
    """Return the day that a text says in any order: `22/11/2569`, `2026/11/22`, `2026-9-1`."""
    year_first = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _plain(written).strip())
    return read_date("/".join(reversed(year_first.groups())) if year_first else written)


def version(written: str) -> str:
    """Return the version in a text, or an example of one."""
    found = re.search(r"\d+(\.\d+)*", _plain(written))
    return found[0] if found else "1.0"


def example_slug(text: str) -> str:
    """Return a name of the right form, made of the wrong one if that has Latin letters."""
    made = re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
    return made if SLUG.fullmatch(made) else "annual-report"


def _plain(written: str) -> str:
    return arabic_digits(unicodedata.normalize("NFKC", written))
