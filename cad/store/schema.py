"""Tables made from the record descriptions, and whether a file is older, ours, or newer.

A record table has one column per described field, plus what the laptop needs: `pk` (row number used by
the search index), `version` (the central version last seen, 0 before any sync) and `unknown` (fields of a
newer version of the app, kept as they came). Adding a field is one line in `cad.domain`: the column is
added here. Everything else changes through a step of `cad.store.migrations`.
"""

import hashlib
from typing import Any

from cad.domain.catalogue import RECORDS, Description
from cad.domain.outcome import ORIGINS, Origin
from cad.store.connection import Connection
from cad.store.derived import DERIVED

LOCAL_COLUMNS = {
    "resident": ("sort_key TEXT NOT NULL DEFAULT ''", "last_contact TEXT NOT NULL DEFAULT ''"),
}
"""Derived on the laptop, never synced: what lists sort by."""


def _followed(origin: Origin) -> tuple[str, str]:
    """What became of people after a thing is looked for by its day, then among what was said of it."""
    kind, day = origin.kind, origin.day
    return (
        f"CREATE INDEX IF NOT EXISTS {kind}_{day} ON {kind}({day}) WHERE {day} <> ''",
        f"CREATE INDEX IF NOT EXISTS outcome_{kind} ON outcome({kind}, months) WHERE {kind} <> ''",
    )


INDEXES = (
    "CREATE INDEX IF NOT EXISTS resident_sort ON resident(sort_key) WHERE removed = 0 AND merged_into = ''",
    "CREATE INDEX IF NOT EXISTS resident_silent ON resident(last_contact) "
    "WHERE removed = 0 AND merged_into = ''",
    "CREATE INDEX IF NOT EXISTS resident_merged ON resident(merged_into) WHERE merged_into <> ''",
    "CREATE INDEX IF NOT EXISTS step_open ON step(due_on) WHERE state = 'to_do' AND removed = 0",
    "CREATE INDEX IF NOT EXISTS step_done ON step(resident, closed_on) WHERE state = 'done' AND removed = 0",
    'CREATE INDEX IF NOT EXISTS need_looks ON need(resident, theme, removed, "on", pk, state)',
    "CREATE INDEX IF NOT EXISTS encounter_met ON encounter(resident, at) WHERE removed = 0",
    "DROP INDEX IF EXISTS referral_live",
    "CREATE INDEX IF NOT EXISTS referral_due ON referral(state, answer_by, organisation) WHERE removed = 0",
    "DROP INDEX IF EXISTS referral_reference",
    "CREATE INDEX IF NOT EXISTS referral_named ON referral(reference) WHERE reference <> ''",
    "CREATE INDEX IF NOT EXISTS event_referral ON referral_event(referral)",
    "CREATE INDEX IF NOT EXISTS note_encounter ON note(encounter)",
    "CREATE INDEX IF NOT EXISTS appointment_at ON appointment(at)",
    "CREATE INDEX IF NOT EXISTS appointment_planned ON appointment(at) "
    "WHERE state = 'planned' AND removed = 0",
    "CREATE INDEX IF NOT EXISTS appointment_referral ON appointment(referral) WHERE referral <> ''",
    "CREATE INDEX IF NOT EXISTS document_valid ON document(expires_on) "
    "WHERE expires_on <> '' AND removed = 0",
    "CREATE INDEX IF NOT EXISTS member_journey ON team_member(journey)",
    "CREATE INDEX IF NOT EXISTS service_organisation ON service(organisation)",
    "DROP INDEX IF EXISTS referral_organisation",
    "DROP INDEX IF EXISTS referral_partner",
    "CREATE INDEX IF NOT EXISTS referral_answers ON referral(organisation, state, answer_by) "
    "WHERE removed = 0",
    "CREATE INDEX IF NOT EXISTS clash_open ON clash(created_at) WHERE state = 'open' AND removed = 0",
    "CREATE INDEX IF NOT EXISTS transfer_untold ON transfer(proposed_on) WHERE told = 0 AND removed = 0",
    "CREATE INDEX IF NOT EXISTS insertion_proof ON insertion(proof_until) WHERE proof_until <> ''",
    "CREATE INDEX IF NOT EXISTS insertion_counted ON insertion(counts_until) WHERE counts_until <> ''",
    "CREATE INDEX IF NOT EXISTS attendance_event ON attendance(event)",
    "CREATE INDEX IF NOT EXISTS session_starts ON session(starts_at)",
    "CREATE INDEX IF NOT EXISTS session_open ON session(starts_at) WHERE opened_at <> '' AND closed_at = ''",
    "CREATE INDEX IF NOT EXISTS passage_session ON passage(session)",
    "CREATE INDEX IF NOT EXISTS passage_back ON passage(at) "
    "WHERE call_back = 'yes' AND resident = '' AND removed = 0",
    "CREATE INDEX IF NOT EXISTS passage_move_session ON passage_move(session)",
    "CREATE INDEX IF NOT EXISTS encounter_session ON encounter(session) WHERE session <> ''",
    "CREATE INDEX IF NOT EXISTS company_meeting_event ON company_meeting(event)",
    "CREATE INDEX IF NOT EXISTS proposal_offer ON proposal(offer) WHERE offer <> ''",
    *(index for origin in ORIGINS.values() for index in _followed(origin)),
    "CREATE INDEX IF NOT EXISTS week_starts ON observation_week(starts_on)",
    "CREATE INDEX IF NOT EXISTS pupil_school ON pupil(school)",
    "CREATE INDEX IF NOT EXISTS internship_pupil ON internship(pupil)",
    "CREATE INDEX IF NOT EXISTS desk_stay_ends ON desk_stay(ends_on) WHERE removed = 0",
    *DERIVED,
)


SEARCH = (f"INSERT INTO resident_search(resident_search, rank) VALUES ('hashsize', {8 << 20})",)
"""Bytes of search entries held back until they are written, at the latest when the act ends: with the usual
million, 10,000 people are written in several parts that are then merged, which takes twice as many pages."""


def create_table(described: Description) -> str:
    """The ``CREATE TABLE`` of a record kind."""
    columns = ", ".join(_column(described, name) for name in described.fields)
    local = "".join(f", {column}" for column in LOCAL_COLUMNS.get(described.name, ()))
    return (
        f"CREATE TABLE {described.name} (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
        f"created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0, unknown TEXT NOT NULL DEFAULT ''"
        f"{local}, {columns})"
    )


def _column(described: Description, name: str) -> str:
    item = described.fields[name]
    default = item.to_column(item.default)
    literal = str(default) if isinstance(default, int) else f"'{default}'"
    return f'"{name}" {item.column} NOT NULL DEFAULT {literal}'


def fingerprint() -> str:
    """Of every table as this version of the app describes it; `version.SCHEMA` is its value, written down."""
    from cad.store.migrations import STEPS

    by_name = (create_table(RECORDS[name]) for name in sorted(RECORDS))
    steps = (step.name for step in STEPS._migrations)
    text = ";".join([*by_name, *INDEXES, *SEARCH, *steps])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def bring_up_to_date(connection: Connection) -> None:
    """Create the missing record tables and add the missing columns; never drops anything."""
    for described in RECORDS.values():
        present = columns_of(connection, described.name)
        if not present:
            connection.execute(create_table(described))
        for name in described.fields if present else ():
            if name not in present:
                connection.execute(f"ALTER TABLE {described.name} ADD COLUMN {_column(described, name)}")
        if "resident" in described.fields:
            connection.execute(
                f"CREATE INDEX IF NOT EXISTS {described.name}_resident ON {described.name}(resident)"
            )
    for statement in (*INDEXES, *SEARCH):
        connection.execute(statement)


def columns_of(connection: Connection, table: str) -> set[str]:
    """The names of a table’s columns; empty when there is no such table."""
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def foreign_columns(connection: Connection) -> list[str]:
    """Columns of record tables that this version does not know: the file comes from a newer version."""
    local: dict[str, Any] = {k: {c.split()[0] for c in v} for k, v in LOCAL_COLUMNS.items()}
    known = {"pk", "id", "created_at", "version", "unknown"}
    return [
        f"{d.name}.{name}"
        for d in RECORDS.values()
        for name in columns_of(connection, d.name) - known - set(d.fields) - local.get(d.name, set())
    ]
