"""The open notebook: created, unlocked, read from another thread, closed."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

from cad.domain.clock import Now, system_now, utc
from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.services.action import Done
from cad.store import keys, os_keyring
from cad.store.connection import Connection
from cad.store.folder import Folder, hold
from cad.store.reads.laptop import kept
from cad.store.single import Hold
from cad.store.store import Store

PUBLIC_PASSPHRASE = "personnes inventées"  # noqa: S105
"""That of the demonstration, known to all, in the README too: what it opens may hold invented people only."""

Listener = Callable[[Done[Any]], None]


@dataclass(slots=True)
class Notebook:
    """One adviser’s record, open in this program. `me` is the adviser’s id, `now` the clock.

    `connection` is what queries read with: the writing one here, its own one in `reading()`. `confirmed`:
    who asks has just typed what opens it (see `cad.services.ways_in`). `overdue`: it was without contact for
    too long, and shows nothing before it exchanges (see `cad.services.syncing.catch_up`).
    """

    store: Store
    connection: Connection
    me: str
    now: Now
    listeners: list[Listener]
    lock: Hold | None = None
    confirmed: bool = False
    overdue: bool = False

    def tell(self, done: Done[Any]) -> None:
        """Tell whoever listens what has just been committed."""
        for listener in self.listeners:
            listener(done)

    @contextlib.contextmanager
    def reading(self) -> Iterator["Notebook"]:
        """The same notebook with a reading connection of its own, for another thread."""
        connection = self.store.reader()
        try:
            yield replace(self, connection=connection)
        finally:
            connection.close()

    def close(self) -> None:
        """Close the file and give it back to other programs."""
        self.store.close()
        if self.lock:
            self.lock.release()


def default_folder() -> Path:
    """Where a notebook is kept when nobody says otherwise."""
    import platformdirs

    return Path(platformdirs.user_data_dir("sans-couture", appauthor=False)) / "carnet"


def exists(folder: Path) -> bool:
    """Whether there is a notebook in `folder`."""
    return Folder(folder).exists


def create(path: Path, passphrase: str, now: Now = system_now) -> tuple[Notebook, str]:
    """A new empty notebook, and the recovery code to print once. Raises `Refused` when one is there."""
    from cad.domain.ids import new_id

    keys.check_passphrase(passphrase)
    folder = Folder(path)
    folder.prepare()
    lock = hold(folder)
    try:
        if folder.exists:
            raise Refused(
                _(
                    "Il y a déjà un carnet dans «\u00a0{path}\u00a0». "
                    "Ouvrez-le, ou choisissez un autre dossier."
                ).format(path=path)
            )
        key, code = keys.new_key(), keys.new_recovery_code()
        file = keys.KeyFile(new_id()).with_wrap("passphrase", passphrase, key)
        file.with_wrap("recovery", keys.typed("recovery", code), key).write(folder.key)
        return mark(_opened(folder, key, now, lock, new=True), passphrase), code
    except BaseException:
        lock.release()
        raise


def unlock(path: Path, secret: str, now: Now = system_now, *, how: str = "passphrase") -> Notebook:
    """Open with the passphrase, or with the recovery code (`how="recovery"`)."""
    book = _open(path, now, lambda folder: keys.unlock(folder.key, how, keys.typed(how, secret)))
    _unlocked(book)
    return mark(book, secret) if how == "passphrase" else book


def is_public(connection: Connection) -> bool:
    """Whether the notebook’s passphrase is the one everybody knows."""
    return bool(kept(connection, "public"))


def refuse_real_people(book: Notebook) -> None:
    """Raises `Refused` where anybody could read them."""
    if is_public(book.connection):
        raise Refused(
            _(
                "Ce carnet est la démonstration\u00a0: tout le monde connaît sa phrase de passe, aucune "
                "vraie personne ne doit y entrer. Créez d’abord votre propre carnet."
            )
        )


def mark(book: Notebook, passphrase: str) -> Notebook:
    """The notebook, knowing whether the phrase that has just opened it is everybody’s."""
    public = normalize("NFC", passphrase) == PUBLIC_PASSPHRASE
    if public != is_public(book.connection):
        book.store.set("public", public)
    return book


def unlock_from_keyring(path: Path, now: Now = system_now) -> Notebook | None:
    """Open with the key the OS keyring kept; None when it keeps none, or when only
    the passphrase may open: the window was left locked, the notebook must first exchange, or the centre has
    said that this laptop is revoked.
    """
    folder = Folder(path)
    if folder.locked.exists():
        return None
    key = os_keyring.recall(keys.KeyFile.read(folder.key).name) if folder.exists else None
    book = _open(path, now, lambda _folder: key) if key else None
    if book and (book.overdue or kept(book.connection, "sync/revoked", False)):
        book.close()
        return None
    return book


def open_with_key(path: Path, key: bytes, now: Now = system_now) -> Notebook:
    """Open with the key itself, already unwrapped (a locked window that never lost it, a benchmark)."""
    return _open(path, now, lambda _folder: key)


def _open(path: Path, now: Now, key_of: Callable[[Folder], bytes]) -> Notebook:
    folder = Folder(path)
    if not folder.exists:
        raise Refused(
            _(
                "Il n’y a pas de carnet dans «\u00a0{path}\u00a0». "
                "Créez-en un (cad init), ou choisissez son dossier."
            ).format(path=path)
        )
    if not folder.record.exists() or not folder.record.stat().st_size:
        raise MachineTrouble(
            _(
                "Le carnet de «\u00a0{path}\u00a0» manque ou est vide\u00a0: il ne reste que sa clé. "
                "Remettez la dernière sauvegarde."
            ).format(path=path)
        )
    folder.prepare()
    lock = hold(folder)
    try:
        return _opened(folder, key_of(folder), now, lock)
    except BaseException:
        lock.release()
        raise


def _opened(folder: Folder, key: bytes, now: Now, lock: Hold, *, new: bool = False) -> Notebook:
    store = Store(folder, key, now(), new=new)
    book = Notebook(store, store.connection, store.setting("me", ""), now, [], lock)
    book.overdue = is_overdue(book)
    return book


def is_overdue(book: Notebook) -> bool:
    """Whether it has been without contact for longer than its territory allows; a lone notebook never is."""
    if not kept(book.connection, "centre"):
        return False
    from cad.sync.contact import days_left, note

    moment = utc(book.now())
    note(book.store.connection, moment)
    return (days_left(book.connection, moment) or 0) < 0


def check_secret(book: Notebook, secret: str, how: str = "passphrase") -> None:
    """Raises `Refused` (with the growing delay) unless this opens the notebook: unlocks an idle window."""
    keys.unlock(book.store.folder.key, how, keys.typed(how, secret))
    if is_overdue(book):
        raise Refused(
            _(
                "Ce carnet est resté trop longtemps sans échanger avec son dépôt. Fermez Sans couture et "
                "rouvrez-le\u00a0: il échangera d’abord. Rien n’est perdu."
            )
        )
    _unlocked(book)


def lock(book: Notebook) -> None:
    """From now on the passphrase is needed, also by whoever closes the locked window and opens it again."""
    with contextlib.suppress(OSError):
        book.store.folder.locked.touch(mode=0o600)


def _unlocked(book: Notebook) -> None:
    with contextlib.suppress(OSError):
        book.store.folder.locked.unlink(missing_ok=True)


def check_passphrase(passphrase: str) -> None:
    """Raises `Refused` when it is too short to protect anybody."""
    keys.check_passphrase(passphrase)
