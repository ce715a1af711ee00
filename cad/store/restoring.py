"""An unpacked backup opened, read to its end, and only then put in place of the notebook.

Until the last step nothing of the notebook has moved; what was there is then set aside, never deleted.
"""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.store.atomic import sync_folder
from cad.store.connection import Connection, connect
from cad.store.folder import Folder
from cad.store.health import problems
from cad.store.store import is_newer
from cad.store.unpacking import KEY, LOG, RECORD, Damaged, Unpacked, sorted_troubles

SET_ASIDE = (RECORD, LOG, f"{RECORD}-shm", KEY, "sauvegardes", ".verrouille")
"""What goes with a notebook: its own copies open with its own key."""


@contextlib.contextmanager
def opened(unpacked: Unpacked, key: bytes) -> Iterator[Connection]:
    """A reading connection to a backup. Raises `Refused` unless it is whole, and ours to read."""
    with sorted_troubles(unpacked.name):
        connection = connect(unpacked.place.record, key, writable=False)
    try:
        with sorted_troubles(unpacked.name):
            if problems(connection):
                raise Damaged
        if is_newer(connection):
            raise Refused(
                _(
                    "«\u00a0{name}\u00a0» vient d’une version plus récente de Sans couture. "
                    "Installez-la sur cet ordinateur, puis recommencez. Rien n’a changé."
                ).format(name=unpacked.name)
            )
        yield connection
    finally:
        connection.close()


def put_in_place(folder: Folder, unpacked: Unpacked, stamp: datetime) -> Path | None:
    """The backup becomes the notebook of `folder`; returns where the one that was there went, if any.

    Whatever refuses in the middle, everything goes back where it was.
    """
    aside = _new_aside(folder, stamp) if folder.exists else None
    moved: list[tuple[Path, Path]] = []
    try:
        with sorted_troubles(unpacked.name):
            for name in SET_ASIDE if aside else ():
                _move(folder.path / name, (aside or folder.path) / name, moved)
            for name in (KEY, LOG, RECORD):
                _move(unpacked.place.path / name, folder.path / name, moved)
            sync_folder(folder.path)
    except BaseException:
        for source, target in reversed(moved):
            os.replace(target, source)
        if aside:
            aside.rmdir()
        raise
    return aside


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    if source.exists():
        os.replace(source, target)
        moved.append((source, target))


def _new_aside(folder: Folder, stamp: datetime) -> Path:
    name = f"{folder.path.name}-avant-restauration-{stamp:%Y%m%d-%H%M%S}"
    taken = 0
    while (aside := folder.path.with_name(f"{name}-{taken}" if taken else name)).exists():
        taken += 1
    with sorted_troubles(name):
        aside.mkdir(mode=0o700)
    return aside
