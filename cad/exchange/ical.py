"""An agenda as other agendas read it: an iCalendar file (RFC 5545), in the time of Paris.

What an entry says has been decided before: this knows no person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

PARIS = ZoneInfo("Europe/Paris")
OURS = "@sans-couture"
"""What ends the identifiers of our entries: by them an agenda, and we, know an entry again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`at` is a local moment, `id` the record’s; one that is `cancelled` takes itself out of an agenda."""

    id: str
    at: str
    minutes: int
    title: str
    place: str = ""
    cancelled: bool = False


def write_calendar(entries: Iterable[Entry], name: str, now: datetime) -> bytes:
    """The whole file; of two files of the same entries, the later one holds."""
    calendar = Calendar()
    for key, value in (
        ("prodid", "-//Sans couture//Agenda//FR"), ("version", "2.0"), ("method", "PUBLISH"),
        ("x-wr-calname", name), ("x-wr-timezone", PARIS.key),
    ):  # fmt: skip
        calendar.add(key, value)
    calendar.add_component(_paris())
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    start = datetime.fromisoformat(entry.at).replace(tzinfo=PARIS)
    event = Event()
    event.add("uid", entry.id + OURS)
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", start)
    # On the clock of the wall: an hour that the change of time takes away or gives twice lasts as it says.
    event.add("dtend", start + timedelta(minutes=entry.minutes))
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _paris() -> Timezone:
    """The rule of Europe, in two lines that every agenda reads."""
    zone = Timezone()
    zone.add("tzid", PARIS.key)
    for kind, name, before, after, month, start in (
        (TimezoneDaylight, "CEST", 1, 2, 3, datetime(1996, 3, 31, 2)),
        (TimezoneStandard, "CET", 2, 1, 10, datetime(1996, 10, 27, 3)),
    ):
        part = kind()
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
