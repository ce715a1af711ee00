"""Verified copies of the record: made, read back, and only then believed."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.store.atomic import reason_of, sync_folder
from cad.store.connection import Connection, connect, sorted_errors
from cad.store.folder import Folder
from cad.store.health import problems

MEMBERS = ("carnet.db", "cle.json")


def copy_record(connection: Connection, key: bytes, target: Path) -> None:
    """An encrypted copy of the open record at `target`, opened again and checked page by page.

    Raises `MachineTrouble` when it cannot be written or does not read back; no half copy is left.
    """
    if target.exists():
        raise MachineTrouble(
            _("« {name} » existe déjà : la copie n’a pas été faite.").format(name=target.name)
        )
    try:
        with sorted_errors():
            connection.execute("VACUUM INTO ?", (str(target),))
        os.chmod(target, 0o600)
        _verify(target, key)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


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
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            archive.write(copy, MEMBERS[0])
            archive.write(folder.key, MEMBERS[1])
        os.chmod(part, 0o600)
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
    """Put a backup in `folder`; what was there is moved aside, never deleted. Returns where it went."""
    import zipfile

    try:
        with zipfile.ZipFile(source) as archive:
            if archive.testzip() or sorted(archive.namelist()) != sorted(MEMBERS):
                raise zipfile.BadZipFile
            aside = _set_aside(folder, stamp)
            folder.prepare()
            for member in MEMBERS:
                with archive.open(member) as packed, open(folder.path / member, "wb") as out:
                    shutil.copyfileobj(packed, out)
                    out.flush()
                    os.fsync(out.fileno())
                os.chmod(folder.path / member, 0o600)
    except zipfile.BadZipFile as error:
        raise Refused(
            _(
                "« {name} » n’est pas une sauvegarde de Sans couture, ou elle est abîmée. Rien n’a changé."
            ).format(name=source.name)
        ) from error
    except OSError as error:
        raise MachineTrouble(
            _("La sauvegarde ne peut pas être lue ou remise : {reason}.").format(reason=reason_of(error))
        ) from error
    return aside


def _set_aside(folder: Folder, stamp: datetime) -> Path | None:
    if not folder.exists:
        return None
    aside = folder.path.with_name(f"{folder.path.name}-avant-restauration-{stamp:%Y%m%d-%H%M%S}")
    aside.mkdir(mode=0o700)
    for name in (*MEMBERS, "carnet.db-wal", "carnet.db-shm"):
        if (folder.path / name).exists():
            os.replace(folder.path / name, aside / name)
    return aside
