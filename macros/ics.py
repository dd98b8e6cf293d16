"""The due dates as a calendar that phones and mail programs subscribe to (RFC 5545)."""

import datetime as dt

from icalendar import Calendar, Event

from macros import addresses
from macros.model import Due, Duty, Manual
from macros.pages import styled

# A yearly event needs a first year. Before the manual is in force there is none, and a leap
# year is a safe one, for 29 February exists in it.
_FIRST_YEAR = 2024


def calendar(manual: Manual) -> bytes:
    """Return the due dates as yearly all-day events, the same bytes for the same manual."""
    feed = Calendar()
    feed.add("prodid", "-//operations-manual//due dates//TH")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", styled(f"{manual.title} {manual.office.name}", manual))
    for duty in manual.duties:
        for due in duty.due:
            feed.add_component(_event(manual, duty, due))
    return bytes(feed.to_ical(sorted=False))


def _event(manual: Manual, duty: Duty, due: Due) -> Event:
    year = manual.effective_on.year if manual.effective_on else _FIRST_YEAR
    day = dt.date(year, due.month, due.day)
    event = Event()
    event.add("uid", f"{duty.id}-{due.month:02}-{due.day:02}@operations-manual")
    event.add("dtstamp", dt.datetime.combine(day, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("rrule", {"freq": "yearly"})
    event.add("summary", styled(due.what, manual))
    event.add("description", styled(duty.text, manual))
    event.add("transp", "TRANSPARENT")
    if manual.site.site_url:
        event.add("url", manual.site.site_url + addresses.of_duty(duty))
    return event
