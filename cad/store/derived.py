"""Read models kept in step by triggers, so that the first screen opens at once on any number of people.

`seam`: one row per referral handed over: to whom, since when, whether it is open, in how many days it was
sewn (-1 while it is not). `follow`: one row per person with an open journey, the day they were last heard
and how many things are coming (steps to do, appointments, open hand-overs). `worked_month`: one row per month
of an insertion contract that has hours, in hundredths: those that count, those beyond the period counted, and
whether two entries differ (as `cad.domain.clause_figures` says), with the residence at entry. All are worked
out again from the records whoever writes these (an action, an undo, a sync), are never synced, and can be
rebuilt.
"""

from cad.domain.referral import REFERRAL_STATES
from cad.domain.referral_life import stitch


def _sewn(stitches: str) -> str:
    """The states so drawn, as an SQL list of literals."""
    return ", ".join(f"'{state}'" for state in REFERRAL_STATES if stitch(state) in stitches.split())


TABLES = (
    "DROP TABLE IF EXISTS seam",
    "CREATE TABLE seam (referral TEXT PRIMARY KEY, organisation TEXT NOT NULL, since TEXT NOT NULL, "
    "until TEXT NOT NULL, state TEXT NOT NULL, between_two INTEGER NOT NULL, days INTEGER NOT NULL)",
    "CREATE INDEX seam_open ON seam(since) WHERE state = 'open' AND between_two = 1",
    "CREATE INDEX seam_waiting ON seam(organisation, since, referral) WHERE state = 'open'",
    "CREATE INDEX seam_sewn ON seam(organisation, state, days)",
    "CREATE TABLE IF NOT EXISTS follow (person TEXT PRIMARY KEY, journey TEXT NOT NULL, "
    "heard_on TEXT NOT NULL, planned INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS follow_silent ON follow(heard_on)",
    "CREATE INDEX IF NOT EXISTS follow_idle ON follow(heard_on) WHERE planned = 0",
    "DROP TABLE IF EXISTS worked_month",
    "CREATE TABLE worked_month (insertion TEXT NOT NULL, day TEXT NOT NULL, resident TEXT NOT NULL, "
    "counted INTEGER NOT NULL, beyond INTEGER NOT NULL, doubtful INTEGER NOT NULL, qpv TEXT NOT NULL, "
    "neighbourhood TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (resident, insertion, day)) WITHOUT ROWID",
    "CREATE INDEX worked_month_insertion ON worked_month(insertion, day)",
    "CREATE INDEX IF NOT EXISTS worked_hours_month ON worked_hours(insertion, month)",
)


def _seam(referral: str) -> str:
    """Statements that work out the seam of one referral again."""
    event = "FROM referral_event e WHERE e.referral = r.id AND e.removed = 0 AND"
    since = f"coalesce((SELECT min(e.\"on\") {event} e.state = 'handed_over'), substr(r.created_at, 1, 10))"
    until = (
        f"CASE WHEN r.state IN ({_sewn('open')}) THEN '' ELSE "
        f"coalesce((SELECT max(e.\"on\") {event} e.state = r.state), '') END"
    )
    state = (
        f"CASE WHEN r.state IN ({_sewn('open')}) THEN 'open' "
        f"WHEN r.state IN ({_sewn('closed')}) THEN 'closed' ELSE 'broken' END"
    )
    known = (
        f"SELECT r.id, r.organisation, {since} AS since, {until} AS until, {state}, "
        "r.organisation <> r.from_organisation FROM referral r "
        f"WHERE r.id = {referral} AND r.removed = 0 AND r.state IN ({_sewn('open closed broken')})"
    )
    days = "coalesce(CAST(julianday(until) - julianday(since) AS INTEGER), -1)"
    return f"DELETE FROM seam WHERE referral = {referral};INSERT INTO seam SELECT *, {days} FROM ({known});"


def _family(resident: str) -> str:
    """The identities of a person as a table `family`, and their survivor as `top`."""
    return (
        "WITH RECURSIVE "
        f"up(id, into_id) AS (SELECT id, merged_into FROM resident WHERE id = {resident} UNION "
        "SELECT r.id, r.merged_into FROM up CROSS JOIN resident r ON r.id = up.into_id), "
        "top(id) AS (SELECT id FROM up WHERE into_id = ''), "
        "family(id) AS (SELECT id FROM top UNION "
        "SELECT r.id FROM family CROSS JOIN resident r ON r.merged_into = family.id "
        "AND r.merged_into <> '' AND r.removed = 0)"
    )


def _follow(resident: str) -> str:
    """Statements that work out again how one person’s journey goes."""
    theirs = "resident IN (SELECT id FROM family) AND +removed = 0 AND +"  # the index by resident serves
    return (
        f"DELETE FROM follow WHERE person IN ({_family(resident)} SELECT id FROM family);"
        f"INSERT INTO follow SELECT * FROM ({_family(resident)}, "
        f"j AS (SELECT * FROM journey WHERE {theirs}status = 'open' ORDER BY id DESC LIMIT 1) "
        "SELECT p.id, j.id, "
        "max(CASE j.opened_on WHEN '' THEN substr(j.created_at, 1, 10) ELSE j.opened_on END, "
        "(SELECT max(last_contact) FROM resident WHERE id IN (SELECT id FROM family))), "
        f"(SELECT count(*) FROM step WHERE {theirs}state = 'to_do') + "
        f"(SELECT count(*) FROM appointment WHERE {theirs}state = 'planned') + "
        f"(SELECT count(*) FROM referral WHERE {theirs}state IN ({_sewn('open')})) "
        "FROM top JOIN resident p ON p.id = top.id AND p.removed = 0, j);"
    )


def _worked(insertion: str, month: str = "") -> str:
    """Statements that work out again the months of one insertion contract, or one of them.

    Of entries that nobody corrected the least counts, from the month in which counting begins until it ends.
    """
    one, day = (f" AND e.month = {month}", f" AND day = {month} || '-01'") if month else ("", "")
    corrected = (
        f"SELECT a.value FROM worked_hours f, json_each(f.amends) a WHERE f.insertion = {insertion} "
        "AND f.removed = 0 AND f.amends <> ''"
    )
    counts = (
        "(i.counts_from = '' OR substr(i.counts_from, 1, 7) <= e.month) "
        "AND (i.counts_until = '' OR e.month || '-01' < i.counts_until)"
    )
    least = "max(min(e.hundredths), 0)"
    return (
        f"DELETE FROM worked_month WHERE insertion = {insertion}{day};"
        "INSERT INTO worked_month SELECT i.id, e.month || '-01', i.resident, "
        f"CASE WHEN {counts} THEN {least} ELSE 0 END, CASE WHEN {counts} THEN 0 ELSE {least} END, "
        "count(DISTINCT e.hundredths) > 1, i.qpv, i.neighbourhood, i.starts_on || i.id FROM insertion i "
        f"JOIN worked_hours e ON e.insertion = i.id AND e.removed = 0 AND length(e.month) = 7{one} "
        f"AND e.id NOT IN ({corrected}) WHERE i.id = {insertion} AND i.removed = 0 GROUP BY e.month;"
    )


_MERGED = (
    "OLD.merged_into <> '' OR NEW.merged_into <> '' "
    "OR EXISTS (SELECT 1 FROM resident WHERE merged_into = NEW.id AND merged_into <> '')"
)
"""Whether a person has, or had, other identities."""


def _trigger(table: str, moment: str, number: int, body: str, when: str = "1") -> tuple[str, str]:
    """`when`: what says cheaply that there may be something to work out again."""
    name = f"{table}_derived_{number}"
    return (
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} AFTER {moment} ON {table} WHEN {when} BEGIN {body} END",
    )


_ELSEWHERE = (
    "NEW.amends <> '' AND EXISTS (SELECT 1 FROM json_each(NEW.amends) a "
    "JOIN worked_hours e ON e.id = a.value AND e.month <> NEW.month)"
)
"""Whether a correction is of another month than its own, as no one enters them."""

TRIGGERS = (
    *_trigger("referral", "INSERT", 1, _seam("NEW.id") + _follow("NEW.resident")),
    *_trigger(
        "referral",
        "UPDATE OF state, removed, resident, organisation, from_organisation",
        2,
        _seam("NEW.id") + _follow("NEW.resident"),
    ),
    *_trigger("referral_event", "INSERT", 1, _seam("NEW.referral")),
    *_trigger("referral_event", "UPDATE", 2, _seam("NEW.referral")),
    *_trigger("journey", "INSERT", 1, _follow("NEW.resident")),
    *_trigger("journey", "UPDATE OF status, removed, resident, opened_on", 2, _follow("NEW.resident")),
    *_trigger("step", "INSERT", 1, _follow("NEW.resident")),
    *_trigger("step", "UPDATE OF state, removed, resident", 2, _follow("NEW.resident")),
    *_trigger("appointment", "INSERT", 1, _follow("NEW.resident")),
    *_trigger("appointment", "UPDATE OF state, removed, resident", 2, _follow("NEW.resident")),
    *_trigger("insertion", "INSERT", 1, _worked("NEW.id")),
    *_trigger("insertion", "UPDATE", 2, _worked("NEW.id")),
    *_trigger("worked_hours", "INSERT", 1, _worked("NEW.insertion", "NEW.month")),
    *_trigger("worked_hours", "INSERT", 2, _worked("NEW.insertion"), _ELSEWHERE),
    *_trigger("worked_hours", "UPDATE", 3, _worked("OLD.insertion") + _worked("NEW.insertion")),
    *_trigger(
        "resident",
        "UPDATE OF last_contact, removed, merged_into",
        1,
        _follow("OLD.merged_into") + _follow("NEW.id"),
        f"{_MERGED} OR EXISTS (SELECT 1 FROM journey WHERE resident = NEW.id)",
    ),
)

REBUILD = (
    "UPDATE referral SET state = state",
    "UPDATE journey SET status = status",
    "UPDATE insertion SET lot = lot",
)
"""Each touches its rows so that their triggers work everything out again."""

DERIVED = (*TABLES, *TRIGGERS, *REBUILD)
