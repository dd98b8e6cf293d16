"""The calendar of due dates, read back by a parser that is not the one that wrote it."""

import datetime as dt

import vobject
from dateutil.rrule import rrulestr

from macros.ics import calendar
from macros.thai import digits
from tests.conftest import Office


def events(office: Office) -> list[vobject.base.Component]:
    text = (office.site / "calendar.ics").read_bytes().decode("utf-8")
    return list(vobject.readOne(text).vevent_list)


def test_every_due_date_comes_round_every_year(chiang_mai: Office) -> None:
    manual = chiang_mai.manual
    expected = [(due.month, due.day, due.what) for duty in manual.duties for due in duty.due]
    found = []
    for event in events(chiang_mai):
        rule = rrulestr(event.rrule.value, dtstart=event.dtstart.value)
        coming = rule.after(dt.datetime(2030, 1, 1))
        assert coming.year == 2030
        found.append((coming.month, coming.day, event.summary.value))
    assert found == [(month, day, digits(what, manual.digits)) for month, day, what in expected]
    assert len(found) == 3


def test_lines_are_folded_between_characters(chiang_mai: Office) -> None:
    written = (chiang_mai.site / "calendar.ics").read_bytes()
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


def test_events_have_lasting_names_and_the_same_bytes(lakeside: Office) -> None:
    assert calendar(lakeside.manual) == (lakeside.site / "calendar.ics").read_bytes()
    names = [event.uid.value for event in events(lakeside)]
    assert len(names) == len(set(names)) > 0
    assert all(event.url.value.startswith("https://manual.example") for event in events(lakeside))
