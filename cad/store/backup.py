"""Verified copies of the record: made, read back, and only then believed."""

import os
from pathlib import Path

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.store.atomic import reason_of, sync_folder
from cad.store.connection import Connection, connect, sorted_errors
from cad.store.folder import Folder
from cad.store.health import problems

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
            _("«\u00a0{name}\u00a0» existe déjà\u00a0: la copie n’a pas été faite.").format(name=target.name)
        )
    try:
        _new_private(target)
        with sorted_errors():
            connection.execute("VACUUM INTO ?", (str(target),))  # an empty file may be there
        _verify(target, key)
    except OSError as error:
        raise MachineTrouble(
            _("La copie de sauvegarde n’a pas pu être écrite\u00a0: {reason}.").format(
                reason=reason_of(error)
            )
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
                    "La copie de sauvegarde ne se relit pas ({what})\u00a0: elle a été effacée. Recommencez."
                ).format(what=found[0])
            )
    finally:
        copy.close()


def back_up(connection: Connection, key: bytes, folder: Folder, target: Path) -> None:
    """One file with the encrypted record and its wrapped key; opens with the same passphrase."""
    import zipfile

    if target.exists():
        raise Refused(
            _("«\u00a0{name}\u00a0» existe déjà. Choisissez un autre nom.").format(name=target.name)
        )
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
            _("La sauvegarde n’a pas pu être écrite\u00a0: {reason}. Rien d’autre n’a changé.").format(
                reason=reason_of(error)
            )
        ) from error
    finally:
        copy.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
