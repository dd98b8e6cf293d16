"""What was most likely meant by a number or a version in another form."""

import re
import unicodedata

from macros.thai import BUDDHIST_ERA, arabic_digits, month_number

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


def version(written: str) -> str:
    """Return the version in a text, or an example of one."""
    found = re.search(r"\d+(\.\d+)*", _plain(written))
    return found[0] if found else "1.0"


def _plain(written: str) -> str:
    return arabic_digits(unicodedata.normalize("NFKC", written))
