"""An agenda as a file: what is written is read again, on both sides of the change of time; whatever is thrown
at it is told.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from cad.domain.errors import Refused
from cad.exchange.ical import OURS, Entry, write_calendar
from cad.exchange.ical_reading import Read, read_calendar
from cad.exchange.sheet import Watch

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
pytestmark = pytest.mark.slow


def read(tmp_path: Path, text: bytes | str, name: str = "agenda.ics") -> tuple[Read, ...]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_calendar(path, Watch(None, None))


def event(*lines: str) -> str:
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n" + "\n".join(lines) + "\nEND:VEVENT\nEND:VCALENDAR\n"


def test_what_is_written_is_read_again_whatever_the_season(tmp_path: Path) -> None:
    entries = [
        Entry("été", "2026-07-14T09:00", 45, "Rendez-vous · DA", "2, place du Dé ; porte B"),
        Entry("hiver", "2026-12-14T09:00", 45, "Rendez-vous"),
        Entry("change", "2026-10-25T01:30", 120, "Rendez-vous"),
        Entry("off", "2026-12-15T09:00", 30, "Rendez-vous", cancelled=True),
    ]
    made = write_calendar(entries, "Sans couture", NOW)
    assert [
        Entry(one.ours, one.at, one.minutes, one.title, one.place, one.cancelled)
        for one in read(tmp_path, made)
    ] == entries
    starts = {
        str(e["uid"]): e.decoded("dtstart").utcoffset() for e in Calendar.from_ical(made).walk("VEVENT")
    }
    assert [starts[one + OURS].seconds // 3600 for one in ("été", "hiver")] == [2, 1]
    (zone,) = Calendar.from_ical(made).walk("VTIMEZONE")
    for day, hours in (((2026, 3, 28), 1), ((2026, 3, 30), 2), ((2026, 10, 24), 2), ((2026, 10, 26), 1)):
        assert zone.to_tz().utcoffset(datetime(*day, 12)).seconds // 3600 == hours
    later = write_calendar(entries, "Sans couture", datetime(2026, 11, 23, 9, 45, tzinfo=UTC))
    first, second = (Calendar.from_ical(one).walk("VEVENT")[0] for one in (made, later))
    assert (first["uid"], first["sequence"] < second["sequence"]) == (second["uid"], True)


@pytest.mark.parametrize(
    ("lines", "at", "minutes"),
    [
        (("DTSTART:20261124T133000Z", "DTEND:20261124T140000Z"), "2026-11-24T14:30", 30),
        (("DTSTART;TZID=America/Martinique:20261124T083000", "DURATION:PT1H"), "2026-11-24T13:30", 60),
        (("DTSTART;TZID=Romance Standard Time:20261124T143000",), "2026-11-24T14:30", 0),
        (("DTSTART;TZID=Nulle/Part:20261124T143000",), "2026-11-24T14:30", 0),
        (("DTSTART:20261124T143000", "DTEND:20261124T120000"), "2026-11-24T14:30", 0),
    ],
)
def test_any_clock_is_read_as_that_of_paris(
    tmp_path: Path, lines: tuple[str, ...], at: str, minutes: int
) -> None:
    (one,) = read(tmp_path, event(*lines, "SUMMARY:RDV"))
    assert (one.at, one.minutes, one.broken) == (at, minutes, False)


def test_what_is_no_appointment_is_told_so(tmp_path: Path) -> None:
    (day,) = read(tmp_path, event("DTSTART;VALUE=DATE:20261124", "SUMMARY:Congé"))
    (week,) = read(tmp_path, event("DTSTART:20261124T143000", "RRULE:FREQ=WEEKLY", "SUMMARY:Réunion"))
    (broken,) = read(tmp_path, event("DTSTART:demain", "SUMMARY:Illisible"))
    whole, cut = read(tmp_path, event("DTSTART:20261124T143000") + "BEGIN:VEVENT\nUID:2\nDTST")
    assert (day.all_day, week.repeated, broken.broken, broken.title) == (True, True, True, "Illisible")
    assert (whole.broken, cut.broken) == (False, True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "est vide"),
        (b"bonjour", "n’est pas un agenda"),
        (b"\xff\xfe\x00PK\x03\x04", "n’est pas un agenda"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\n", "est coupé"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 20_001, "période plus courte"),
        (b"BEGIN:VCALENDAR\n" + b"X" * (11 << 20), "Mo"),
    ],
)
def test_what_is_thrown_at_it_is_said(tmp_path: Path, text: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read(tmp_path, text)


BOMB = (
    "BEGIN:VTIMEZONE\nTZID:Chez moi\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY{more}\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0500\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010701T000000\n"
    "RRULE:FREQ=YEARLY;BYMONTH=7\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
)
HERE = "DTSTART;TZID=Chez moi:20261201T090000"


@pytest.mark.parametrize("more", ["", ";FREQ=YEARLY;BYMONTH=1", ";UNTIL=99990101T000000Z"])
def test_a_zone_that_never_ends_is_not_read(tmp_path: Path, more: str) -> None:
    """Wherever it stands, folded or not."""
    bomb = BOMB.format(more=more)
    assert (
        read(tmp_path, event(HERE).replace("BEGIN:VEVENT", f"{bomb}BEGIN:VEVENT"))[0].at == "2026-12-01T09:00"
    )
    inside = event(HERE, bomb.strip())
    for text in (inside, inside.replace("N:VTIMEZONE", "N:VTIME\n ZONE"), inside.replace("N:VT", "N;X=1:VT")):
        assert read(tmp_path, text)[0].broken


@pytest.mark.parametrize("zone", ["Nulle/Part", "a" * 300, "../../etc/passwd", "Europe", "", "A\0B"])
def test_a_zone_that_does_not_exist(tmp_path: Path, zone: str) -> None:
    (found,) = read(tmp_path, event(f"DTSTART;TZID={zone}:20261201T090000"))
    assert found.broken or found.at == "2026-12-01T09:00"


def test_a_zone_is_that_of_its_file(tmp_path: Path) -> None:
    """Two agendas may give one name to two zones."""
    for offset, at in (("+0500", "2026-12-01T05:00"), ("+0900", "2026-12-01T01:00")):
        zone = BOMB.format(more="").replace("SECONDLY", "YEARLY;BYMONTH=1;BYDAY=1SU").replace("+0500", offset)
        found = read(tmp_path, event(HERE).replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT"))
        assert found[0].at == at
