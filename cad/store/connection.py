"""Opening the encrypted file, and sorting what SQLite says into the user’s, the machine’s and ours."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as dbapi2

from cad.domain.errors import MachineTrouble
from cad.domain.text import _

if TYPE_CHECKING:
    from sqlite_utils import Database

Connection = Any
"""A sqlcipher3 connection in autocommit mode (the package ships no types)."""

STATEMENTS = 1_000
"""Prepared statements kept per connection, more than there are. The driver drops the least often used: once
its usual 100 are taken, new ones drive each other out and cost half a millisecond each time they return."""

LOG_PAGES = 8_000
"""How long the write-ahead log grows (32 MB) before it is folded into the file, which encrypts its pages
anew: a long import does not pay for it, and closing folds it."""

CACHE_KIB = 16_384
"""Page cache per connection; enough for the search index of 100,000 residents to stay in memory."""


def connect(path: Path, key: bytes, *, writable: bool = True) -> Connection:
    """An open, checked connection to the record at `path` (made when absent and `writable`).

    `key` is the raw 32-byte database key. Raises `MachineTrouble` when the file is not a record that
    this key opens, or cannot be read.
    """
    with sorted_errors():
        if writable:
            _private(path)
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=5, cached_statements=STATEMENTS
        )
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _tune(connection, writable)
        return connection


def _private(path: Path) -> None:
    """The file exists and only its owner reads it; SQLite gives its log the same rights.

    A folder or a disk that refuses is told by SQLite, which opens next.
    """
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        os.chmod(path, 0o600)


def _tune(connection: Connection, writable: bool) -> None:
    """WAL with a full sync at each commit: what was acknowledged survives a power cut."""
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    else:
        connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")  # a backup may come from anywhere
    connection.execute("PRAGMA secure_delete = ON")


def utilities(connection: Connection) -> "Database":
    """The same connection seen by sqlite-utils, for what is not a hot path (migrations, schema).

    sqlite-utils only recognises the exceptions of the driver it finds first, hence the alias.
    """
    import sys

    import sqlcipher3

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


_SENTENCES = (
    (
        "not a database",
        _(
            "Ce fichier n’est pas un carnet que cette clé ouvre\u00a0: il est abîmé, ou vient d’ailleurs. "
            "Rien n’a été modifié. Remettez la dernière sauvegarde."
        ),
    ),
    (
        "malformed",
        _("Le carnet est abîmé sur le disque. Rien n’a été modifié. Remettez la dernière sauvegarde."),
    ),
    (
        "full",
        _(
            "Le disque est plein\u00a0: cette action n’a pas été enregistrée, tout le reste l’est. "
            "Libérez de la place puis recommencez."
        ),
    ),
    (
        "readonly",
        _(
            "Le dossier du carnet est en lecture seule\u00a0: rien ne peut y être enregistré. "
            "Demandez les droits d’écriture sur ce dossier, ou choisissez-en un autre."
        ),
    ),
    (
        "unable to open",
        _(
            "Le carnet ne peut pas être ouvert\u00a0: le dossier n’existe pas ou refuse l’écriture. "
            "Vérifiez le dossier choisi."
        ),
    ),
    ("locked", _("Le carnet est occupé par un autre programme. Fermez-le puis recommencez.")),
    (
        "disk I/O",
        _(
            "Le disque ne répond pas correctement\u00a0: cette "
            "action n’a pas été enregistrée, le reste l’est. "
            "Vérifiez le disque et faites une sauvegarde."
        ),
    ),
)


@contextmanager
def sorted_errors() -> Iterator[None]:
    """Turn the machine’s troubles into sentences; a mistake in our own SQL stays an exception of ours."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        for fragment, sentence in _SENTENCES:
            if fragment in str(error):
                raise MachineTrouble(sentence) from error
        if "out of memory" in str(error):  # what SQLCipher says of a short or foreign file
            raise MachineTrouble(_SENTENCES[0][1]) from error
        raise


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of it is on the disk at the end, or nothing of it is kept."""
    with sorted_errors():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
