"""The opened record: one writing connection, reading connections, units of work, and what it keeps aside."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cad.domain.clock import utc
from cad.domain.errors import MachineTrouble
from cad.domain.ids import new_id
from cad.domain.text import _
from cad.store.connection import Connection, connect, sorted_errors, transaction, utilities
from cad.store.folder import Folder
from cad.store.laptop import keep
from cad.store.reads.laptop import kept
from cad.store.version import SCHEMA

if TYPE_CHECKING:
    from cad.store.work import Act, Work


def is_newer(connection: Connection) -> bool:
    """Whether a newer version of the app wrote it: steps, or columns, that this one does not know."""
    from cad.store import schema
    from cad.store.migrations import STEPS

    known = {step.name for step in STEPS._migrations}
    later = [m.name for m in STEPS.applied(utilities(connection)) if m.name not in known]
    return bool(later or schema.foreign_columns(connection))


class Store:
    """One adviser’s record, open. Use one per program, inside the lock of `folder.hold`."""

    def __init__(self, folder: Folder, key: bytes, now: datetime, *, new: bool = False) -> None:
        """Open the record, bringing an older one up to date after a verified backup; `new` makes it.

        Raises `MachineTrouble` when the file is damaged, foreign, or written by a newer version of the
        app; it is then untouched.
        """
        self.folder = folder
        self.key = key
        self.connection = connect(folder.record, key)
        try:
            with sorted_errors():
                if not self._is_ours(new):
                    self._bring_up_to_date(now)
        except BaseException:
            self.connection.close()
            raise

    def _is_ours(self, new: bool) -> bool:
        exists = self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'setting'").fetchone()
        if not exists and not new:
            raise MachineTrouble(
                _("Le fichier du carnet est vide. Rien n’a été modifié. Remettez la dernière sauvegarde.")
            )
        return bool(exists) and self.setting("schema", "") == SCHEMA

    def _bring_up_to_date(self, now: datetime) -> None:
        from cad.store import schema
        from cad.store.absorbing import absorb
        from cad.store.migrations import STEPS

        database = utilities(self.connection)
        if is_newer(self.connection):
            raise MachineTrouble(
                _(
                    "Ce carnet a été écrit par une version plus récente de Sans couture. "
                    "Il n’a pas été touché. Installez la nouvelle version sur cet ordinateur."
                )
            )
        if STEPS.applied(database):
            self._back_up_first(now)
        with transaction(self.connection):
            STEPS.apply(database)
            schema.bring_up_to_date(self.connection)
            absorb(self.connection, utc(now))
            self.set("schema", SCHEMA)

    def _back_up_first(self, now: datetime) -> None:
        from cad.store.backup import copy_record

        self.folder.backups.mkdir(mode=0o700, exist_ok=True)
        copy_record(
            self.connection,
            self.key,
            self.folder.backups / f"avant-mise-a-jour-{now:%Y%m%d-%H%M%S}-{new_id()[-6:]}.db",
        )

    @contextlib.contextmanager
    def work(self, act: "Act", by: str, now: datetime) -> Iterator["Work"]:
        """One transaction for one user action: committed to the disk at the end, or nothing of it is kept."""
        from cad.store.work import Work

        with transaction(self.connection):
            yield Work(self.connection, act, by, now)

    def reader(self) -> Connection:
        """A connection that only reads, for another thread; the caller closes it."""
        return connect(self.folder.record, self.key, writable=False)

    def setting(self, name: str, default: Any = None) -> Any:
        """A value kept on this laptop only."""
        return kept(self.connection, name, default)

    def set(self, name: str, value: Any) -> None:
        """Keep a value on this laptop."""
        with sorted_errors():
            keep(self.connection, {name: value})

    def close(self) -> None:
        """Fold the write-ahead log into the file and close."""
        self.connection.close()
