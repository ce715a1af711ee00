"""Writing a whole file so that a reader, or a power cut, sees the old one or the new one."""

import contextlib
import os
from pathlib import Path

from cad.domain.errors import MachineTrouble
from cad.domain.text import _


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, readable by its owner only, flushed to the disk before returning.

    Raises `MachineTrouble` with a sentence when the folder refuses it; the old file is then untouched.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise MachineTrouble(
            _(
                "Impossible d’écrire « {name} » : {reason}. Vérifiez la place et les droits du dossier."
            ).format(name=path.name, reason=reason_of(error))
        ) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut (nothing to do on Windows)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reason_of(error: OSError) -> str:
    """The machine’s reason in plain French."""
    import errno

    return {
        errno.ENOSPC: _("le disque est plein"),
        errno.EROFS: _("le disque est en lecture seule"),
        errno.EACCES: _("vous n’avez pas le droit d’écrire ici"),
        errno.EPERM: _("vous n’avez pas le droit d’écrire ici"),
        errno.ENOENT: _("le dossier n’existe pas"),
        errno.EISDIR: _("c’est un dossier"),
        errno.ENOTDIR: _("le dossier n’existe pas"),
    }.get(error.errno or 0, _("le disque a répondu « {text} »").format(text=error.strerror))
