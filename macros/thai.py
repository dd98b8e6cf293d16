"""Thai digits, dates of the Buddhist era, and the marks that Thai text breaks on."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

DigitStyle = Literal["thai", "arabic"]

BUDDHIST_ERA = 543
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
_SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
FIRST_BUDDHIST_YEAR = 2400
_WRITTEN_DATE = re.compile(
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}|\d{2})"
    r"|(?P<day_>\d{1,2})\s*(?P<name>[ก-๎.]+?)\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year_>\d{4}|\d{2})"
)
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

# What keeps its digits in Markdown and HTML: code, tags, entities, addresses, link targets,
# attribute lists, numbers that make a list, and words with Latin letters (codes, systems).
_KEPT = r"""
    <(?P<element>script|style|code|pre|textarea|q)\b.*?</(?P=element)>
  | <!--.*?-->
  | <[^>]*>
  | ```.*?``` | `[^`\n]+`
  | \]\([^)\n]*\)
  | \{:[^}\n]*\}
  | &\#?[A-Za-z0-9]+;
  | https?://[^\s<>"')]+
  | ^[ ]*\d+[.)](?=[ ])
  | [A-Za-z0-9._/@-]*[A-Za-z][A-Za-z0-9._/@-]*
"""

TONES = "\u0e48-\u0e4b"
ABOVE_OR_BELOW = "\u0e31\u0e34-\u0e3a\u0e47"
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# Words that announce a password, and one that follows.
ACCESS_CODE = r"""(?x)(?:รหัสผ่าน|\bpass(?:word|wd)|\bpwd)(?:\s*(?:[:=]\s*[^\s<{]|คือ\s*[!-~]
    | \s(?=[^\sก-๛]*\d)[!-~]{6,} | \s\d{4,}) | [ก-๛ ]{1,25}(?:[:=]|คือ)\s*(?=[!-~]*\d)[!-~]{4,})
  | รหัส\s?(?:wi-?fi|ไว-?ไฟ|อินเทอร์เน็ต)\s*(?:คือ|[:=])?\s*(?=[!-~]*\d)[!-~]{4,}"""
# Labels of fields that ask for a citizen's number or for a home.
PERSONAL_QUESTION = r"""(?x) เลข(?:ที่)?\s?(?:ประจำตัว|บัตร)(?:ประจำตัว)?ประชาชน | บัตรประชาชน
    | ^ที่อยู่$ | ที่อยู่(?:ปัจจุบัน|ส่วนตัว|ตาม|ที่บ้าน|ของ(?:ผู้|ท่าน|ข้าพเจ้า)|ผู้) | บ้านเลขที่
    | ทะเบียนบ้าน | ภูมิลำเนา"""


def spacing_letters(text: str) -> int:
    """Return how many letters take room in a line; marks above and below take none."""
    return len(re.sub(f"[{MARKS}]", "", text))


def arabic_digits(text: str) -> str:
    """Write every digit as 0–9, the form in which numbers are kept."""
    return text.translate(_TO_ARABIC)


def digits(markup: str, style: DigitStyle, names: Iterable[str] = ()) -> str:
    """Write the numbers of Markdown or HTML in one style, except in what must stay as it is.

    `names` (of systems, of documents) keep their own digits, as do codes and addresses.
    """
    table = _TO_THAI if style == "thai" else _TO_ARABIC
    own = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    kept = re.compile(f"(?P<kept>{own + '|' if own else ''}{_KEPT})", re.X | re.S | re.M)
    written, end = [], 0
    for found in kept.finditer(markup):
        written += [markup[end : found.start()].translate(table), found[0]]
        end = found.end()
    return "".join([*written, markup[end:].translate(table)])


def buddhist_year(year: int | str) -> str:
    """Return a C.E. year as `พ.ศ. 2550`."""
    return f"พ.ศ. {int(year) + BUDDHIST_ERA}"


def buddhist_years(first: int | str, last: int | str) -> str:
    """Return the C.E. years from one to another as `พ.ศ. 2550 – 2554`."""
    return f"{buddhist_year(first)} – {int(last) + BUDDHIST_ERA}"


def buddhist_date(date: dt.date) -> str:
    """Return a date as `24 พฤษภาคม พ.ศ. 2560`."""
    return f"{day_and_month(date.month, date.day)} {buddhist_year(date.year)}"


def short_date(date: dt.date) -> str:
    """Return a date as people write it in a form: `22/11/2569`."""
    return f"{date.day}/{date.month}/{date.year + BUDDHIST_ERA}"


def read_date(text: str) -> dt.date | None:
    """Return the day that `22/11/2569`, `22 พ.ย. 2569` or `22 พฤศจิกายน พ.ศ. 2569` says, if any.

    Thai digits count; years before 2400 are of the common era; a year needs its four digits.
    """
    found = _written(text)
    if not found or _short(found):
        return None
    month = month_number(found["name"]) if found["name"] else int(found["month"])
    day, year = (int(found[key] or found[f"{key}_"]) for key in ("day", "year"))
    common = year - BUDDHIST_ERA if year >= FIRST_BUDDHIST_YEAR else year
    try:
        return dt.date(common, month, day)
    except ValueError:
        return None


def has_short_year(text: str) -> bool:
    """Whether a text is a day whose year is of two digits: the century would be guessed."""
    found = _written(text)
    return found is not None and _short(found)


def _written(text: str) -> re.Match[str] | None:
    return _WRITTEN_DATE.fullmatch(arabic_digits(text).strip())


def _short(found: re.Match[str]) -> bool:
    return len(found["year"] or found["year_"]) == len("69")


def month_number(name: str) -> int:
    """Return the number of a month by its name, long or short; 0 where it is none."""
    plain, names = name.replace(".", ""), month_names()
    return names.index(plain) // 2 + 1 if plain in names else 0


def month_names() -> list[str]:
    """Return the names of each month in turn, long and short, without their dots."""
    pairs = zip(MONTHS, _SHORT_MONTHS, strict=True)
    return [name.replace(".", "") for pair in pairs for name in pair]


def day_and_month(month: int, day: int) -> str:
    """Return a day of every year as `10 มิถุนายน`."""
    return f"{day} {MONTHS[month - 1]}"
