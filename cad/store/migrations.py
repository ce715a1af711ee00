"""Steps that change the file beyond adding record tables and columns.

Each step is frozen the day it ships and imports no project code, so that it does the same in ten years.
"""

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

STEPS = Migrations("notebook")


def _run(db: "Database", script: str) -> None:
    """Each statement in the step’s own transaction (the driver’s executescript would commit it first)."""
    for statement in filter(str.strip, script.split(";\n")):
        db.execute(statement)


@STEPS()
def m001_acts_and_changes(db: "Database") -> None:
    """One row per user action, one per record it changed.

    `change` is at once the history (before, after), what undo replays, and the outbox (`sent` = 0 until the
    centre has acknowledged it): what was done and what is to be sent can never disagree.
    """
    _run(
        db,
        """
        CREATE TABLE act (
            pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, label TEXT NOT NULL,
            kind TEXT NOT NULL DEFAULT 'act', at TEXT NOT NULL, by TEXT NOT NULL, target INTEGER,
            undone INTEGER NOT NULL DEFAULT 0, undoable INTEGER NOT NULL DEFAULT 1
        );
        CREATE TABLE change (
            pk INTEGER PRIMARY KEY, act INTEGER NOT NULL REFERENCES act(pk), kind TEXT NOT NULL,
            record TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '', created INTEGER NOT NULL DEFAULT 0,
            before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL, base INTEGER NOT NULL DEFAULT 0,
            sent INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX change_act ON change(act);
        CREATE INDEX change_subject ON change(subject);
        CREATE VIEW outbox AS SELECT * FROM change WHERE sent = 0;
        """,
    )


@STEPS()
def m002_local_tables(db: "Database") -> None:
    """What stays on the laptop: settings, drafts, attachments’ bytes, search."""
    _run(
        db,
        """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE draft (
            form TEXT NOT NULL, subject TEXT NOT NULL, at TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (form, subject)
        ) WITHOUT ROWID;
        CREATE TABLE blob (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE VIRTUAL TABLE resident_search USING fts5(
            name, other, sound, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3'
        );
        CREATE TABLE resident_key (
            key TEXT NOT NULL, pk INTEGER NOT NULL, PRIMARY KEY (key, pk)
        ) WITHOUT ROWID;
        CREATE INDEX resident_key_pk ON resident_key(pk);
        CREATE TABLE text_entry (
            pk INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL
        );
        CREATE VIRTUAL TABLE text_search USING fts5(
            text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
        );
        """,
    )


@STEPS()
def m003_sync(db: "Database") -> None:
    """What synchronisation needs: why the centre set a change aside, records of kinds we do not know yet."""
    _run(
        db,
        """
        ALTER TABLE change ADD COLUMN refused TEXT NOT NULL DEFAULT '';
        CREATE INDEX change_unsent ON change(pk) WHERE sent = 0;
        CREATE INDEX change_record ON change(record);
        CREATE TABLE foreign_record (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL,
            fields TEXT NOT NULL
        ) WITHOUT ROWID;
        """,
    )


@STEPS()
def m004_pieces(db: "Database") -> None:
    """Attached files that are being received."""
    db.execute(
        "CREATE TABLE blob_piece (sha256 TEXT, at INTEGER, bytes BLOB NOT NULL, PRIMARY KEY (sha256, at))"
    )


@STEPS()
def m005_born_beside_keys(db: "Database") -> None:
    """Beside each likeness key, when who has it was born: of those who share one, few were born that day."""
    db.execute("ALTER TABLE resident_key ADD COLUMN born TEXT NOT NULL DEFAULT ''")
    if "resident" in db.table_names():
        db.execute(
            "UPDATE resident_key "
            "SET born = (SELECT birth_date FROM resident WHERE resident.pk = resident_key.pk)"
        )


@STEPS()
def m006_places(db: "Database") -> None:
    """Reference data of this laptop: the outlines of the neighbourhoods, each version kept, and addresses.

    `reference` says of each file imported what it is, its source and its day; an address is a door of a way.
    """
    _run(
        db,
        """
        CREATE TABLE reference (
            pk INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
            dated TEXT NOT NULL, imported_on TEXT NOT NULL, count INTEGER NOT NULL, communes TEXT NOT NULL
        );
        CREATE TABLE outline (
            reference INTEGER NOT NULL REFERENCES reference(pk), code TEXT NOT NULL, name TEXT NOT NULL,
            insee TEXT NOT NULL, commune TEXT NOT NULL, rings TEXT NOT NULL, PRIMARY KEY (reference, code)
        ) WITHOUT ROWID;
        CREATE TABLE way (
            pk INTEGER PRIMARY KEY, reference INTEGER NOT NULL REFERENCES reference(pk), name TEXT NOT NULL,
            postcode TEXT NOT NULL, insee TEXT NOT NULL, city TEXT NOT NULL, words TEXT NOT NULL
        );
        CREATE INDEX way_insee ON way(insee);
        CREATE TABLE commune (
            insee TEXT PRIMARY KEY, city TEXT NOT NULL, postcodes TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE door (
            way INTEGER NOT NULL, number INTEGER NOT NULL, "repeat" TEXT NOT NULL, lon REAL NOT NULL,
            lat REAL NOT NULL
        );
        CREATE INDEX door_way ON door(way, number);
        CREATE VIRTUAL TABLE way_search USING fts5(
            words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3'
        );
        CREATE VIRTUAL TABLE way_word USING fts5vocab('way_search', 'row');
        """,
    )


@STEPS()
def m007_directory(db: "Database") -> None:
    """The partners’ directory as imported, reference data too. What is looked through to find a service is
    apart from all that is said of it: blocks of sixteen, a line of JSON each, compressed together.

    `gone_on`: the day a file no longer had a service that a record of the notebook still names.
    """
    _run(
        db,
        """
        CREATE TABLE directory_structure (id TEXT PRIMARY KEY, said BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE directory_service (
            pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, structure TEXT NOT NULL, lon REAL, lat REAL,
            remote INTEGER NOT NULL, fees TEXT NOT NULL, publics TEXT NOT NULL, hours TEXT NOT NULL,
            updated_on TEXT NOT NULL, gone_on TEXT NOT NULL DEFAULT ''
        );
        CREATE TABLE directory_block (block INTEGER PRIMARY KEY, said BLOB NOT NULL);
        CREATE TABLE directory_theme (
            theme TEXT NOT NULL, service INTEGER NOT NULL, PRIMARY KEY (theme, service)
        ) WITHOUT ROWID;
        CREATE VIRTUAL TABLE directory_search USING fts5(
            words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', detail=none
        );
        """,
    )
