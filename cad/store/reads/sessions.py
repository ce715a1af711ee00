"""Reading drop-ins and outreach: the list, who came by and what became of it, what was written of it."""

import json
from collections import Counter
from collections.abc import Collection, Sequence

from cad.domain.encounter import Encounter
from cad.domain.session import Passage, PassageMove, Session
from cad.store.connection import Connection
from cad.store.reads.people import people
from cad.store.table import select

_THESE = "(SELECT value FROM json_each(?))"
_ORDER = "at, created_at, substr(id, 1, 12), pk"
"""As it happened: by the clock of the wall, then of who wrote it, the same on every laptop."""


def sessions(connection: Connection) -> list[Session]:
    """Every one that is not another’s double, the latest first."""
    return select(connection, Session, "removed = 0 AND merged_into = '' ORDER BY starts_at DESC, pk DESC")


def between(connection: Connection, first: str, last: str) -> list[Session]:
    """Those that begin from one day to another, both included, and were not called off."""
    held = "removed = 0 AND merged_into = '' AND cancelled_on = '' AND starts_at >= ? AND starts_at < ?"
    return select(connection, Session, f"{held} ORDER BY starts_at, pk", first, last + "U")


def call_backs(connection: Connection, since: str) -> list[tuple[str, str, str, bool]]:
    """Resident, when they came by, whether they want a call ("yes", "no"), whether they were met or called
    since; the latest last.
    """
    later = "substr(e.at, 1, 10) > substr(p.at, 1, 10) OR (e.channel = 'telephone' AND e.at >= p.at)"
    rows = connection.execute(
        "SELECT p.resident, p.at, p.call_back, EXISTS (SELECT 1 FROM encounter e WHERE e.removed = 0 "
        f"AND e.resident = p.resident AND ({later})) FROM passage p WHERE p.removed = 0 "
        "AND p.resident <> '' AND p.call_back <> '' AND p.at >= ? ORDER BY p.at, p.pk",
        (since,),
    )
    return [(resident, at, wish, bool(done)) for resident, at, wish, done in rows]


def any_session(connection: Connection, today: str) -> bool:
    """Whether one is under way, or of this day."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM session WHERE opened_at <> '' AND closed_at = '' AND removed = 0) "
        "OR EXISTS (SELECT 1 FROM session WHERE starts_at >= ?1 AND starts_at < ?1 || 'U' AND removed = 0)",
        (today,),
    ).fetchone()
    return bool(row[0])


def family(connection: Connection, session: str) -> tuple[str, ...]:
    """The identifier of the one it is, then of those found to be the same; its own when it is not here."""
    rows = connection.execute(
        "WITH RECURSIVE up(id, into_id) AS (SELECT id, merged_into FROM session WHERE id = ?1 UNION "
        "SELECT s.id, s.merged_into FROM session s JOIN up ON s.id = up.into_id), "
        "family(id) AS (SELECT id FROM up WHERE into_id = '' UNION "
        "SELECT s.id FROM session s JOIN family ON s.merged_into = family.id AND s.merged_into <> '') "
        "SELECT id FROM family",
        (session,),
    )
    return tuple(row[0] for row in rows) or (session,)


def passages(connection: Connection, ids: Sequence[str]) -> list[Passage]:
    """Who came by, in the order they came."""
    mine = f"session IN {_THESE} AND removed = 0 ORDER BY {_ORDER}"
    return select(connection, Passage, mine, json.dumps(ids))


def moves(connection: Connection, ids: Sequence[str]) -> list[PassageMove]:
    """What became of them, in the order it happened."""
    mine = f"session IN {_THESE} AND removed = 0 ORDER BY {_ORDER}"
    return select(connection, PassageMove, mine, json.dumps(ids))


def moves_of(connection: Connection, passage: str) -> list[PassageMove]:
    """What became of one, in the order it happened."""
    mine = (
        "session = (SELECT session FROM passage WHERE id = ?1) AND passage = ?1 AND removed = 0 "
        f"ORDER BY {_ORDER}"
    )
    return select(connection, PassageMove, mine, passage)


_TO_TAKE_UP = (
    "SELECT {what} FROM passage p INDEXED BY passage_back WHERE p.call_back = 'yes' AND p.resident = '' "
    "AND p.removed = 0 AND NOT EXISTS (SELECT 1 FROM passage_move m WHERE m.session = p.session "
    "AND m.passage = p.id AND m.removed = 0 AND m.move IN ('reached', 'let_go'))"
)


def to_take_up(connection: Connection, limit: int) -> list[Passage]:
    """Who agreed to be called back, has no file, and whom nobody called: the oldest first."""
    return select(
        connection,
        Passage,
        f"pk IN ({_TO_TAKE_UP.format(what='p.pk')}) ORDER BY at, pk LIMIT ?",
        limit,
    )


def count_to_take_up(connection: Connection) -> int:
    """How many of those."""
    return int(connection.execute(_TO_TAKE_UP.format(what="count(*)")).fetchone()[0])


def last_at(connection: Connection, ids: Sequence[str]) -> str:
    """When the last person came by, or anything was noted of one; "" for never."""
    asked = json.dumps(ids)
    row = connection.execute(
        f"SELECT max(at) FROM (SELECT at FROM passage WHERE session IN {_THESE} UNION ALL "
        f"SELECT at FROM passage_move WHERE session IN {_THESE})",
        (asked, asked),
    ).fetchone()
    return str(row[0] or "")


def encounters(connection: Connection, ids: Sequence[str]) -> list[Encounter]:
    """What was written there in people’s files, in order."""
    mine = f"session <> '' AND session IN {_THESE} AND removed = 0 ORDER BY at, pk"
    return select(connection, Encounter, mine, json.dumps(ids))


def counts(connection: Connection) -> dict[str, int]:
    """Session → how many came by, to it and to those found to be the same."""
    rows = connection.execute("SELECT session, count(*) FROM passage WHERE removed = 0 GROUP BY session")
    into = dict(connection.execute("SELECT id, merged_into FROM session WHERE merged_into <> ''").fetchall())
    made: Counter[str] = Counter()
    for session, count in rows:
        seen = {session}
        while into.get(session, session) not in seen:
            seen.add(session := into[session])
        made[session] += count
    return made


def same(connection: Connection, session: Session) -> list[Session]:
    """Others of that day, place and sort: two laptops may have made the same."""
    return select(
        connection,
        Session,
        "removed = 0 AND merged_into = '' AND cancelled_on = '' AND id <> ? AND nature = ? "
        "AND substr(starts_at, 1, 10) = ? AND lower(place) = lower(?) ORDER BY pk",
        session.id,
        session.nature,
        session.starts_at[:10],
        session.place,
    )


def handed_on(
    connection: Connection, people_asked: Collection[str], team: Sequence[str], day: str
) -> list[tuple[str, str]]:
    """Who of these people was handed over that day by one of the team, and to which organisation."""
    known = people(connection, people_asked)
    rows = connection.execute(
        "SELECT DISTINCT f.resident, f.organisation FROM referral f "
        "JOIN referral_event e ON e.referral = f.id AND e.state = 'handed_over' AND e.removed = 0 "
        'WHERE f.removed = 0 AND e."on" = ? '
        f"AND f.resident IN {_THESE} AND f.from_adviser IN {_THESE} ORDER BY f.pk",
        (day, json.dumps([*known]), json.dumps([*team])),
    )
    return [(known[resident].id, organisation) for resident, organisation in rows]


def steps_agreed(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Who agreed there on a next step, and which."""
    rows = connection.execute(
        "SELECT s.resident, s.title FROM encounter e JOIN step s ON s.encounter = e.id AND s.removed = 0 "
        f"WHERE e.session <> '' AND e.session IN {_THESE} AND e.removed = 0 ORDER BY s.pk",
        (json.dumps(ids),),
    ).fetchall()
    known = people(connection, {resident for resident, _title in rows})
    return [(known[resident].id, title) for resident, title in rows if resident in known]
