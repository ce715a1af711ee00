"""An iCalendar file of anybody’s agenda: what is in it, entry by entry, each one whole or told why not.

The file is cut into its entries before they are read, so that one that is broken loses no other and a long
file says how far it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event
from icalendar.timezone import tzp

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.ical import OURS, PARIS
from cad.exchange.reading import check_file, unreadable
from cad.exchange.sheet import Watch

MAX_FILE = 10 * 1024 * 1024
"""Bytes: ten years of a full agenda."""
MAX_ENTRIES = 20_000
MAX_ZONES, MAX_ZONE, MAX_CHANGES = 20, 8_000, 12
"""Zones of a file; signs, and changes of time, of each: all the rules that Paris ever had are fewer."""
_ODD = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError)
"""What an entry that is broken raises; a zone is looked for as a file is."""
_CHANGES = ("BEGIN:STANDARD", "BEGIN:DAYLIGHT")
_YEARLY = re.compile(
    r"RRULE:(?:;?(?:FREQ=YEARLY|INTERVAL=\d{1,3}|BYMONTH=\d{1,2}|BYDAY=[+-]?\d?[A-Z]{2}|WKST=[A-Z]{2}"
    r"|BYMONTHDAY=-?\d{1,2}(?:,-?\d{1,2}){0,6}|UNTIL=(?:19|20)\d{6}(?:T\d{6}Z?)?))+"
)
"""A change of time as countries have them, once a year: by the second, a zone would never be read."""


@dataclass(frozen=True, slots=True)
class Read:
    """`ours`: the identifier of our appointment, "" for one of theirs. `at` is a moment in Paris, "" when
    `broken`; one that is `repeated` or lasts `all_day` is no appointment.
    """

    uid: str
    ours: str
    at: str
    minutes: int
    title: str
    place: str
    cancelled: bool = False
    repeated: bool = False
    all_day: bool = False
    broken: bool = False


def read_calendar(path: Path, watch: Watch) -> tuple[Read, ...]:
    """Every entry, in the order of the file. Raises `Refused` when it is no calendar, or too long."""
    try:
        check_file(path, MAX_FILE)
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise unreadable(error, path) from None
    text = re.sub(r"\n[ \t]", "", text.replace("\r\n", "\n").replace("\r", "\n"))  # folded lines are one
    lines = text.split("\n")
    if not any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines[:50]):
        raise Refused(_("«\u00a0{name}\u00a0» n’est pas un agenda (fichier .ics).").format(name=path.name))
    _learn_zones(lines)
    events = [*_blocks(lines, "VEVENT")]
    if len(events) > MAX_ENTRIES:
        raise Refused(
            _("Ce fichier a {n} entrées\u00a0: exportez une période plus courte de votre agenda.").format(
                n=len(events)
            )
        )
    if not events and not _ended(lines):
        raise Refused(
            _("«\u00a0{name}\u00a0» est coupé\u00a0: exportez-le de nouveau.").format(name=path.name)
        )
    return tuple(_each(events, watch))


def _each(events: list[str], watch: Watch) -> Iterator[Read]:
    for number, block in enumerate(events):
        if not number % 50:
            watch.at(number / len(events))
        yield _read(block)


def _ended(lines: list[str]) -> bool:
    return any(line.strip().upper() == "END:VCALENDAR" for line in reversed(lines))


def _blocks(lines: list[str], kind: str) -> Iterator[str]:
    """The text of each component of a kind; one that the end of the file cuts is given too, to be told."""
    begin, end, held = f"BEGIN:{kind}", f"END:{kind}", None
    for line in lines:
        said = line.strip().upper()
        if said == begin:
            held = [line]
        elif held is not None:
            held.append(line)
            if said == end:
                yield "\r\n".join(held)
                held = None
    if held is not None:
        yield "\r\n".join(held)


def _learn_zones(lines: list[str]) -> None:
    """Zones that the file describes under names of its own; one that is odd is read as Paris. Those of the
    file that was read before are forgotten: it may have named another the same way.
    """
    tzp.use_zoneinfo()
    for block in islice(_blocks(lines, "VTIMEZONE"), MAX_ZONES):
        if not _is_plain(block):
            continue
        try:
            Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{block}\r\nEND:VCALENDAR")
        except _ODD:
            continue


def _is_plain(zone: str) -> bool:
    """Whether a zone changes time as often as any country does."""
    lines = [line.strip() for line in zone.upper().split("\r\n")]
    changes = sum(line in _CHANGES for line in lines)
    yearly = all(_is_yearly(line) for line in lines if line.startswith("RRULE"))
    return len(zone) <= MAX_ZONE and changes <= MAX_CHANGES and yearly and _holds(zone, *_CHANGES)


def _is_yearly(rule: str) -> bool:
    return _YEARLY.fullmatch(rule) is not None and "FREQ=" in rule and "BYMONTH=" in rule


def _holds(block: str, *allowed: str) -> bool:
    """Whether nothing stands in a component but these."""
    begun = (line.strip().upper() for line in block.split("\r\n")[1:])
    return all(line in allowed for line in begun if line.startswith("BEGIN"))


def _read(block: str) -> Read:
    try:
        if not _holds(block, "BEGIN:VALARM"):
            raise ValueError
        event: Any = Event.from_ical(block)
        return _told(event)
    except _ODD:
        return Read("", "", "", 0, _title_of(block), "", broken=True)


def _title_of(block: str) -> str:
    """What a broken entry is called, as far as one can see."""
    found = (line[8:] for line in block.split("\r\n") if line.upper().startswith("SUMMARY:"))
    return next(found, "")[:80]


def _told(event: Any) -> Read:
    uid = str(event.get("uid") or "")
    start = event.decoded("dtstart")
    ours = uid.removesuffix(OURS) if uid.endswith(OURS) else ""
    title, place = (" ".join(str(event.get(name) or "").split())[:120] for name in ("summary", "location"))
    whole = not isinstance(start, datetime)
    at = start.isoformat() if whole else _paris(start).strftime("%Y-%m-%dT%H:%M")
    return Read(
        uid, ours, at, 0 if whole else _minutes(event, start), title, place,
        cancelled=str(event.get("status") or "").upper() == "CANCELLED",
        repeated=any(name in event for name in ("rrule", "rdate", "recurrence-id")),
        all_day=whole,
    )  # fmt: skip


def _minutes(event: Any, start: datetime) -> int:
    if "dtend" in event:
        end = event.decoded("dtend")
        length = _paris(end) - _paris(start) if isinstance(end, datetime) else end - start.date()
    else:
        length = event.decoded("duration") if "duration" in event else timedelta()
    return min(max(round(length.total_seconds() / 60), 0), 24 * 60)


def _paris(moment: datetime) -> datetime:
    """The same instant on the clocks of Paris; a time without a zone, or with an unknown one, is theirs."""
    return moment.astimezone(PARIS).replace(tzinfo=None) if moment.tzinfo else moment
