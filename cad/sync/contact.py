"""How long ago the centre last let this laptop in: past the limit of its territory, it exchanges first.

Everything is counted on the centre’s clock, from the last exchange that went through. The latest moment the
notebook knows of is a floor: a clock set back gives no time back, and a clock that is merely wrong, by as
much as at the last exchange, takes none away.
"""

from datetime import datetime, timedelta

from cad.domain.clock import utc
from cad.store.connection import Connection
from cad.sync.protocol import LOCK_AFTER_DAYS, Welcome
from cad.sync.state import State

WARNED_DAYS = 7
"""How long before the limit one is warned."""


def days_left(connection: Connection, moment: str) -> int | None:
    """Whole days left before this notebook must exchange to open, negative past the limit.

    `moment` is now, in UTC. None when it has joined no centre, or never exchanged yet.
    """
    state = State(connection)
    since = _since(state)
    if not since:
        return None
    gone = datetime.fromisoformat(_reckoned(state, since, moment)) - datetime.fromisoformat(since)
    limit: int = state.get("lock_after_days", LOCK_AFTER_DAYS)
    return limit - gone.days


def note(connection: Connection, moment: str) -> None:
    """The notebook knows that it is at least this late."""
    state = State(connection)
    if since := _since(state):
        reckoned = _reckoned(state, since, moment)
        if reckoned[:13] > state.get("seen", "")[:13]:  # to the hour: opening twice writes nothing
            state.set(seen=reckoned)


def met(state: State, welcome: Welcome) -> None:
    """An exchange went through: time is counted from here."""
    state.set(contact=welcome.now, seen=welcome.now, lock_after_days=welcome.lock_after_days)


def joined(connection: Connection, moment: str) -> None:
    """The centre has just let this laptop in, with nothing exchanged yet."""
    State(connection).set(contact=moment, seen=moment, clock=0, trouble="", away=False)
    State(connection).set(out=False, revoked=False)


def _since(state: State) -> str:
    """The last contact; that of a notebook older than this rule is its last exchange."""
    return str(state.get("contact", "") or state.get("last", ""))


def _reckoned(state: State, since: str, moment: str) -> str:
    """Now on the centre’s clock, as far as it can be known, and never before what was known already."""
    ahead = timedelta(seconds=state.get("clock", 0))
    there = utc(datetime.fromisoformat(moment) - ahead)
    if there < since:  # this clock was put right, or back: by how much it was wrong says nothing any more
        there = moment
    return max(there, since, str(state.get("seen", "")))
