"""An iCalendar file of anybody’s agenda: what is in it, entry by entry, each one whole or told why not.

The file is cut into its entries before they are read, so that one that is broken loses no other and a long
file says how far it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.ical import OURS, PARIS
from cad.exchange.reading import check_file, unreadable
from cad.exchange.sheet import Watch

MAX_FILE = 10 * 1024 * 1024
"""Bytes: ten years of a full agenda."""
MAX_ENTRIES = 20_000


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
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
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
    """Zones that the file describes under names of its own; one that is odd is read as Paris."""
    for block in _blocks(lines, "VTIMEZONE"):
        try:
            Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{block}\r\nEND:VCALENDAR")
        except (ValueError, KeyError, IndexError, TypeError):
            continue


def _read(block: str) -> Read:
    try:
        event: Any = Event.from_ical(block)
        return _told(event)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
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
