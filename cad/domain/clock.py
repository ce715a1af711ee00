"""The time, passed in: a run can be told what time it is, and tests never wait."""

from collections.abc import Callable
from datetime import UTC, date, datetime

Now = Callable[[], datetime]


def system_now() -> datetime:
    """The machine’s local time, with its offset."""
    return datetime.now().astimezone()


def fixed(text: str) -> Now:
    """A clock stopped at ``2026-11-22T10:00`` (local time of the machine unless an offset is given)."""
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.astimezone()
    return lambda: moment


def utc(moment: datetime) -> str:
    """The instant as kept in records: UTC, milliseconds, ``Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local(moment: datetime) -> str:
    """Wall-clock time to the minute, ``2026-11-22T10:00``."""
    return moment.strftime("%Y-%m-%dT%H:%M")


def here(moment: str) -> str:
    """The wall-clock time, to the minute, of an instant kept in UTC."""
    return local(datetime.fromisoformat(moment).astimezone())


def today(moment: datetime) -> date:
    """The calendar day where the adviser is."""
    return moment.date()
