"""A backup copied beside the notebook, still encrypted, so that it can be looked at before anything moves.

A notebook that was set aside (its folder, or its ``carnet.db``) is unpacked the same way.
"""

import contextlib
import errno
import os
import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.store.atomic import reason_of
from cad.store.backup import LARGEST_KEY_FILE, MEMBERS, PAGE
from cad.store.folder import Folder, hold
from cad.store.keys import KeyFile
from cad.store.single import Hold

if TYPE_CHECKING:
    from zipfile import ZipFile

Watch = Callable[[int, int], None]
"""Told how many bytes of how many are read; it may raise to stop everything."""
RECORD, KEY = MEMBERS
LOG = "carnet.db-wal"
_CHUNK = 1 << 20


class NotOurs(Exception):
    """The file is not one that we write."""


class Damaged(Exception):
    """It is ours, and does not read to its end."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup called `name`, still encrypted, in a `place` of its own that this program holds."""

    place: Folder
    name: str
    lock: Hold

    def drop(self) -> None:
        """Take the unpacked copy away; the backup itself stays where it is."""
        self.lock.release()
        shutil.rmtree(self.place.path, ignore_errors=True)


def unpack(folder: Folder, source: Path, watch: Watch) -> Unpacked:
    """Copy a backup beside the notebook of `folder`. Raises `Refused` for what is not one, or is damaged."""
    folder.prepare()
    place = Folder(folder.path / ".restauration")
    place.prepare()
    made = Unpacked(place, source.name, hold(place))
    try:
        with sorted_troubles(source.name):
            for left in (RECORD, LOG, f"{RECORD}-shm", KEY):  # by a restoration that was cut short
                (place.path / left).unlink(missing_ok=True)
            _copy(source, place, watch)
            KeyFile.read(place.key)
    except BaseException:
        made.drop()
        raise
    return made


@contextlib.contextmanager
def sorted_troubles(name: str) -> Iterator[None]:
    """Each thing that can be wrong with a backup, as a sentence that says what to do."""
    import zipfile

    damage = (Damaged, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
    try:
        yield
    except NotOurs as error:
        raise Refused(
            _(
                "«\u00a0{name}\u00a0» n’est pas une sauvegarde de Sans couture. Choisissez le fichier que "
                "«\u00a0Sauvegarder\u00a0» a écrit\u00a0: son nom finit par .cad. Rien n’a changé."
            ).format(name=name)
        ) from error
    except OSError as error:
        raise MachineTrouble(
            _("La sauvegarde ne peut pas être lue ou remise\u00a0: {reason}. Rien n’a changé.").format(
                reason=reason_of(error)
            )
        ) from error
    except (*damage, MachineTrouble) as error:
        raise Refused(
            _(
                "«\u00a0{name}\u00a0» est abîmée ou incomplète\u00a0: elle ne se lit pas jusqu’au bout. "
                "Copiez-la de nouveau depuis son support, ou prenez-en une autre. Rien n’a changé."
            ).format(name=name)
        ) from error


def _copy(source: Path, place: Folder, watch: Watch) -> None:
    import zipfile

    record = source / RECORD if source.is_dir() else source
    if record.name == RECORD and record.with_name(KEY).is_file():
        _copy_files(record.parent, place, watch)
    elif source.is_file() and zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            _copy_members(archive, place, watch)
    else:
        raise Damaged if source.is_file() and _begins_as_ours(source) else NotOurs


def _begins_as_ours(source: Path) -> bool:
    with source.open("rb") as file:
        head = file.read(64)
    return head.startswith(b"PK\x03\x04") and RECORD.encode() in head


def _copy_members(archive: "ZipFile", place: Folder, watch: Watch) -> None:
    _look_at(archive)
    sizes = [archive.getinfo(name).file_size for name in MEMBERS]
    _need_room(sum(sizes), place.path)
    for index, name in enumerate(MEMBERS):
        with archive.open(name) as packed:
            _write(packed, place.path / name, _after(watch, sizes, index))


def _look_at(archive: "ZipFile") -> None:
    """Two files, stored as they are (so that their size cannot lie), and whole pages."""
    members = archive.infolist()
    if sorted(one.filename for one in members) != sorted(MEMBERS):
        raise NotOurs
    if any(one.compress_type or one.file_size != one.compress_size or one.flag_bits & 1 for one in members):
        raise NotOurs
    record, key = (archive.getinfo(name).file_size for name in MEMBERS)
    if not record or record % PAGE or key > LARGEST_KEY_FILE:
        raise Damaged


def _copy_files(source: Path, place: Folder, watch: Watch) -> None:
    """A notebook that was set aside, with the log it may have left; never the one that is in use here."""
    if source.resolve() == place.path.parent.resolve():
        raise NotOurs
    names = [name for name in (RECORD, LOG, KEY) if (source / name).exists()]
    sizes = [(source / name).stat().st_size for name in names]
    _need_room(sum(sizes), place.path)
    for index, name in enumerate(names):
        with (source / name).open("rb") as file:
            _write(file, place.path / name, _after(watch, sizes, index))


def _need_room(size: int, folder: Path) -> None:
    if size > shutil.disk_usage(folder).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _after(watch: Watch, sizes: list[int], index: int) -> Callable[[int], None]:
    """Bytes of the file at `index`, told as bytes of the whole."""
    before, total = sum(sizes[:index]), sum(sizes)
    return lambda done: watch(before + done, total)


def _write(packed: IO[bytes], path: Path, told: Callable[[int], None]) -> None:
    """On the disk, for its owner’s eyes only, telling how far it is."""
    done = 0
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        while piece := packed.read(_CHUNK):
            out.write(piece)
            done += len(piece)
            told(done)
        out.flush()
        os.fsync(out.fileno())
