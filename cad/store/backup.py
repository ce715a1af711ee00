"""Verified copies of the record: made, read back, and only then believed."""

import errno
import os
import shutil
import zlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.store.atomic import reason_of, sync_folder
from cad.store.connection import Connection, connect, sorted_errors
from cad.store.folder import Folder
from cad.store.health import problems
from cad.store.keys import KeyFile

if TYPE_CHECKING:
    from zipfile import ZipFile

MEMBERS = ("carnet.db", "cle.json")
PAGE = 4096
"""Bytes of a page: an encrypted record is a whole number of them."""
LARGEST_KEY_FILE = 65_536
"""A hundred times what it weighs."""


def copy_record(connection: Connection, key: bytes, target: Path) -> None:
    """An encrypted copy of the open record at `target`, opened again and checked page by page.

    Raises `MachineTrouble` when it cannot be written or does not read back; no half copy is left.
    """
    if target.exists():
        raise MachineTrouble(
            _("« {name} » existe déjà : la copie n’a pas été faite.").format(name=target.name)
        )
    try:
        _new_private(target)
        with sorted_errors():
            connection.execute("VACUUM INTO ?", (str(target),))  # an empty file may be there
        _verify(target, key)
    except OSError as error:
        raise MachineTrouble(
            _("La copie de sauvegarde n’a pas pu être écrite : {reason}.").format(reason=reason_of(error))
        ) from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _new_private(path: Path) -> None:
    """An empty file only its owner reads."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _verify(path: Path, key: bytes) -> None:
    copy = connect(path, key, writable=False)
    try:
        if found := problems(copy):
            raise MachineTrouble(
                _(
                    "La copie de sauvegarde ne se relit pas ({what}) : elle a été effacée. Recommencez."
                ).format(what=found[0])
            )
    finally:
        copy.close()


def back_up(connection: Connection, key: bytes, folder: Folder, target: Path) -> None:
    """One file with the encrypted record and its wrapped key; opens with the same passphrase."""
    import zipfile

    if target.exists():
        raise Refused(_("« {name} » existe déjà. Choisissez un autre nom.").format(name=target.name))
    copy = folder.path / ".sauvegarde.part"
    part = target.with_name(f".{target.name}.part")
    copy.unlink(missing_ok=True)
    try:
        copy_record(connection, key, copy)
        part.unlink(missing_ok=True)
        _new_private(part)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            archive.write(copy, MEMBERS[0])
            archive.write(folder.key, MEMBERS[1])
        with open(part, "rb") as written:
            os.fsync(written.fileno())
        os.replace(part, target)
        sync_folder(target.parent)
    except OSError as error:
        raise MachineTrouble(
            _("La sauvegarde n’a pas pu être écrite : {reason}. Rien d’autre n’a changé.").format(
                reason=reason_of(error)
            )
        ) from error
    finally:
        copy.unlink(missing_ok=True)
        part.unlink(missing_ok=True)


def restore(folder: Folder, source: Path, stamp: datetime) -> Path | None:
    """Put a backup in `folder`; what was there is moved aside, never deleted. Returns where it went.

    Everything is written and looked at beside the notebook first: until then nothing of it has moved.
    """
    import zipfile

    folder.prepare()
    parts = {member: folder.path / f".{member}.part" for member in MEMBERS}
    try:
        with zipfile.ZipFile(source) as archive:
            _look_at(archive, folder.path)
            for member, part in parts.items():
                _unpack(archive, member, part)
        _is_key_file(parts[MEMBERS[1]])
        aside = _set_aside(folder, stamp)
        for member, part in parts.items():
            os.replace(part, folder.path / member)
        sync_folder(folder.path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, _NotOurs) as error:
        raise Refused(
            _(
                "« {name} » n’est pas une sauvegarde de Sans couture, ou elle est abîmée. Rien n’a changé."
            ).format(name=source.name)
        ) from error
    except OSError as error:
        raise MachineTrouble(
            _("La sauvegarde ne peut pas être lue ou remise : {reason}.").format(reason=reason_of(error))
        ) from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return aside


class _NotOurs(Exception):
    """The archive is not one that `back_up` writes."""


def _look_at(archive: "ZipFile", folder: Path) -> None:
    """Two files, stored as they are (so that their size cannot lie), whole pages, and room for them."""
    members = archive.infolist()
    if sorted(one.filename for one in members) != sorted(MEMBERS):
        raise _NotOurs
    if any(one.compress_type or one.file_size != one.compress_size or one.flag_bits & 1 for one in members):
        raise _NotOurs
    record, key = (archive.getinfo(name).file_size for name in MEMBERS)
    if not record or record % PAGE or key > LARGEST_KEY_FILE:
        raise _NotOurs
    if record + key > shutil.disk_usage(folder).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_key_file(part: Path) -> None:
    try:
        KeyFile.read(part)
    except MachineTrouble as error:
        raise _NotOurs from error


def _unpack(archive: "ZipFile", member: str, part: Path) -> None:
    part.unlink(missing_ok=True)
    _new_private(part)
    with archive.open(member) as packed, open(part, "wb") as out:
        shutil.copyfileobj(packed, out)
        out.flush()
        os.fsync(out.fileno())


def _set_aside(folder: Folder, stamp: datetime) -> Path | None:
    if not folder.exists:
        return None
    aside = folder.path.with_name(f"{folder.path.name}-avant-restauration-{stamp:%Y%m%d-%H%M%S}")
    aside.mkdir(mode=0o700)
    for name in (*MEMBERS, "carnet.db-wal", "carnet.db-shm"):
        if (folder.path / name).exists():
            os.replace(folder.path / name, aside / name)
    return aside
