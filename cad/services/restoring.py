"""A backup put in place of the notebook, or where there is none yet: looked at first, opened, then moved."""

from dataclasses import dataclass
from pathlib import Path

from cad.domain.clock import Now, system_now
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.notebook import Notebook, open_with_key
from cad.store import keys
from cad.store import restoring as store
from cad.store.connection import sorted_errors
from cad.store.folder import Folder, hold
from cad.store.reads import backup as reads
from cad.store.unpacking import Unpacked as Unpacked
from cad.store.unpacking import Watch as Watch
from cad.store.unpacking import unpack as unpack_beside


@dataclass(frozen=True, slots=True)
class Verified:
    """A backup that opens and reads to its end: `whose`, how many `people`, when it was last written in."""

    unpacked: Unpacked
    key: bytes
    how: str
    whose: str
    people: int
    written_at: str


def unpack(path: Path, source: Path, watch: Watch = lambda _done, _total: None) -> Unpacked:
    """Copy a backup beside the notebook of `path`; end with `put_back`, or with its `drop`.

    Raises `Refused` for a file that is not a backup, or is damaged; nothing has then changed.
    """
    if not source.exists():
        raise Refused(
            _("«\u00a0{name}\u00a0» n’existe pas. Vérifiez le nom de la sauvegarde.").format(name=source)
        )
    return unpack_beside(Folder(path), source, watch)


def verify(unpacked: Unpacked, secret: str, how: str = "passphrase") -> Verified:
    """Open it with the passphrase of its day, or the code of its sheet, and read every page.

    Raises `Refused` when the secret is wrong, or the backup damaged or newer than this app.
    """
    key = keys.unlock(unpacked.place.key, how, keys.typed(how, secret))
    with store.opened(unpacked, key) as connection, sorted_errors():
        told = reads.whose(connection), reads.people(connection), reads.written_at(connection)
    return Verified(unpacked, key, how, *told)


def put_back(path: Path, verified: Verified, now: Now = system_now) -> tuple[Notebook, Path | None]:
    """The backup is the notebook of `path` from now on, open; and where the one that was there went, if any.

    Raises `Refused` when that one is open elsewhere; nothing has then changed.
    """
    folder = Folder(path)
    lock = hold(folder)
    try:
        aside = store.put_in_place(folder, verified.unpacked, now())
    finally:
        lock.release()
    verified.unpacked.drop()
    return open_with_key(path, verified.key, now), aside
