"""Reading meetings with companies: the list and its counts, who is on the list of one, whom they met."""

from cad.domain.event import Attendance, CompanyMeeting, Event
from cad.store.connection import Connection
from cad.store.table import select


def events(connection: Connection) -> list[Event]:
    """Every event, the latest first."""
    return select(connection, Event, "removed = 0 ORDER BY starts_at DESC, pk DESC")


def events_between(connection: Connection, first: str, last: str) -> list[Event]:
    """Those that begin from one day to another, both included, and were not called off."""
    held = "removed = 0 AND cancelled_on = '' AND starts_at >= ? AND starts_at < ? ORDER BY starts_at, pk"
    return select(connection, Event, held, first, last + "U")


def attendances(connection: Connection, event: str) -> list[Attendance]:
    """Who is on the list of an event, in the order of invitation."""
    return select(connection, Attendance, "event = ? AND removed = 0 ORDER BY pk", event)


def meetings(connection: Connection, event: str) -> list[CompanyMeeting]:
    """What people and companies did together since an event."""
    return select(connection, CompanyMeeting, "event = ? AND removed = 0 ORDER BY pk", event)


_COUNTS = "SELECT event, state, count(DISTINCT resident) FROM {kind} WHERE removed = 0 GROUP BY event, state"


def all_counts(connection: Connection, kind: str = "attendance") -> dict[str, dict[str, int]]:
    """Event → state → how many, of attendances or of company meetings."""
    made: dict[str, dict[str, int]] = {}
    for event, state, count in connection.execute(_COUNTS.format(kind=kind)):
        made.setdefault(event, {})[state] = count
    return made


def counts(connection: Connection, event: str) -> dict[str, int]:
    """State → how many, for one event."""
    rows = connection.execute(
        "SELECT state, count(DISTINCT resident) FROM attendance WHERE event = ? AND removed = 0 "
        "GROUP BY state",
        (event,),
    )
    return dict(rows.fetchall())
