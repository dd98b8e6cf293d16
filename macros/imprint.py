"""Lines that say whose manual it is, in which edition, for every page: markup, in its digits."""

import json

from macros.markup import inline
from macros.model import Manual
from macros.pages import styled
from macros.thai import buddhist_date
from macros.waiting import waiting
from macros.wording import message


def site_name(manual: Manual) -> str:
    """Return the name of the site: the manual's title and the office."""
    office = manual.office.abbreviation or manual.office.name
    return styled(inline(f"{manual.title} {office}"), manual)


def edition_line(manual: Manual) -> str:
    """Return which edition it is; a text that nobody has approved is a draft."""
    if manual.edition == "draft":
        return message("edition_draft")
    return styled(inline(message("edition", edition=manual.edition)), manual)


def standing_line(manual: Manual) -> str:
    """Return which edition a page shows and since when it is in force, for the head of it."""
    if manual.edition != "draft":
        words = message("standing_edition", edition=manual.edition)
        if manual.effective_on:
            since = buddhist_date(manual.effective_on)
            words = message("standing_since", edition=manual.edition, since=since)
    elif manual.history:
        words = message("standing_next", edition=manual.history[-1].version)
    else:
        words = message("standing_draft")
    return styled(inline(words), manual)


def standing_until(manual: Manual) -> str:
    """Return as JSON what the head of a page says instead until an edition begins, by day."""
    draft = f"{message('edition_draft')} " if manual.edition == "draft" else ""
    words = {day: draft + said for day, said in waiting(manual).items()}
    return json.dumps(words, ensure_ascii=False)


def imprint_line(manual: Manual) -> str:
    """Return whose manual it is and in which edition, for the foot of every page."""
    names = (manual.office.name, manual.group)
    owner = styled(inline(" · ".join(filter(None, names))), manual)
    return f"{owner} · {edition_line(manual)}"


def owner_line(manual: Manual) -> str:
    """Return whom to ask: the owner, and where to call where that is known."""
    owner, contact = manual.owner, manual.contact
    reached = (contact.telephone, contact.place) if contact else ()
    return styled(inline(" · ".join(filter(None, (owner.name, owner.position, *reached)))), manual)
