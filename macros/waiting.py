"""The days before an edition that is announced begins, and what is true until then."""

from macros.model import Manual
from macros.thai import buddhist_date
from macros.wording import message


def waiting(manual: Manual) -> dict[str, str]:
    """Return what is true before each day on which that changes, until the last edition begins.

    The pages say from which day on an edition is in force; a script puts these words in their
    place on the reader's own day, the first in order whose day has not come.
    """
    version, day = manual.edition, manual.effective_on
    if version == "draft":
        if not manual.history:
            return {}
        version, day = manual.history[-1].version, manual.history[-1].effective_on
    if day is None:
        return {}
    facts = {"edition": version, "since": buddhist_date(day)}
    words, found = message("waiting_first", **facts), {}
    for edition in manual.history:
        if edition.version != version and edition.effective_on < day:
            found[edition.effective_on.isoformat()] = words
            words = message("waiting", today=edition.version, **facts)
    return found | {day.isoformat(): words}
