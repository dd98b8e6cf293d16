"""What people write in a field, as answers keep it."""

import re

from forms.field import Field
from macros.thai import arabic_digits, read_date

# Hours and minutes, with or without the abbreviation of "o'clock".
_TIME = re.compile(r"([01]?[0-9]|2[0-3])\s*[.:]\s*([0-5][0-9])\s*(?:\u0e19\.?)?")
# A number whose thousands are parted by commas; other commas are mistakes, and stay.
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")


def understood(field: Field, text: str) -> str:
    """Return an answer as it is kept: days as ISO 8601, digits as 0–9, a choice by its name.

    What cannot be read stays as it was written, so that the check of the answers tells of it.
    """
    text = text.strip()
    plain = arabic_digits(text)
    if field.kind == "date":
        day = read_date(text)
        return day.isoformat() if day else text
    if field.kind == "time":
        time = _TIME.fullmatch(plain)
        return f"{time[1]:0>2}:{time[2]}" if time else text
    if field.kind in ("integer", "decimal", "calculate"):
        return plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain
    if field.choices:
        labels = {arabic_digits(choice.label): choice.name for choice in field.choices}
        return labels.get(plain, text)
    return plain if field.numbers else text
