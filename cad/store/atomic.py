"""A file appears whole or not at all, readable by its owner only, on the disk before we say so."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _

ABANDONED = 3600
"""Seconds after which no writing is still under way."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
KEY_NAME = "cle.json"
"""The key of a notebook; the folder where it lies holds nothing but the notebook."""
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def replacing(target: Path | str, *, inside_a_notebook: bool = False) -> Iterator[Path]:
    """Give a new empty file beside the target to write in; it takes the target’s place when all went well.

    It is removed on any failure, and the target is untouched. A failure of the disk is MachineTrouble.
    Raises `Refused` for a file in the folder of a notebook, except for the notebook’s own.
    """
    path = Path(target)
    if not inside_a_notebook:
        refuse_notebook(path)
    draft = path.with_name(f".{path.name[:100]}.{os.urandom(4).hex()}.part")
    sweep(path.parent, f".{escape(path.name[:100])}.????????.part")
    try:
        _create(draft)
        yield draft
        _flush(draft)
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise trouble(error, path) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def sweep(folder: Path, left: str) -> None:
    """Take away what a crash in the middle of a writing left here, in clear, under names only we give."""
    for old in folder.glob(left):
        with suppress(OSError):
            if old.stat().st_mtime < time.time() - ABANDONED:
                _empty(old) if old.is_dir() else old.unlink()


def _empty(scratch: Path) -> None:
    """The library’s own scratch files, and the folder once nothing else is in it."""
    for piece in scratch.glob("tmp*"):
        piece.unlink()
    scratch.rmdir()


def write_atomically(path: Path, content: bytes, *, inside_a_notebook: bool = False) -> None:
    """Replace `path` by `content`. Raises `MachineTrouble` when the disk refuses; the old file then stays."""
    with replacing(path, inside_a_notebook=inside_a_notebook) as draft:
        draft.write_bytes(content)


def refuse_notebook(path: Path) -> None:
    """Raises `Refused` when `path` is in the folder of a notebook: a paper never takes the record’s place."""
    folder = path.absolute().parent.resolve()
    if any((one / KEY_NAME).exists() for one in (folder, *folder.parents)):
        raise Refused(
            _(
                "«\u00a0{folder}\u00a0» est le dossier d’un carnet\u00a0: rien d’autre n’y est écrit. "
                "Choisissez un autre dossier."
            ).format(folder=folder)
        )


def _create(draft: Path) -> None:
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _flush(draft: Path) -> None:
    """On the disk for good, before the name is given."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def trouble(error: OSError, path: Path) -> MachineTrouble:
    """The sentence for a file that could not be written."""
    return MachineTrouble(_sentence(error).format(name=path.name, folder=path.parent))


def _sentence(error: OSError) -> str:
    if error.errno in _FULL:
        return _(
            "Il n’y a plus de place sur le disque pour «\u00a0{name}\u00a0»\u00a0: libérez-en, ou "
            "choisissez un autre dossier."
        )
    if error.errno in _FORBIDDEN:
        return _(
            "«\u00a0{name}\u00a0» ne peut pas être écrit dans «\u00a0{folder}\u00a0»\u00a0: le dossier "
            "est en lecture seule, ou le fichier est ouvert dans un autre programme. Fermez-le, "
            "ou choisissez un autre dossier."
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _("Le dossier «\u00a0{folder}\u00a0» n’existe pas\u00a0: choisissez-en un autre.")
    if error.errno == errno.EISDIR:
        return _("«\u00a0{name}\u00a0» est un dossier\u00a0: choisissez un nom de fichier.")
    return _(
        "«\u00a0{name}\u00a0» n’a pas pu être écrit\u00a0: le disque ou la clé ne répond pas. Choisissez "
        "un autre dossier."
    )


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
    return {
        errno.ENOSPC: _("le disque est plein"),
        errno.EROFS: _("le disque est en lecture seule"),
        errno.EACCES: _("vous n’avez pas le droit d’écrire ici"),
        errno.EPERM: _("vous n’avez pas le droit d’écrire ici"),
        errno.ENOENT: _("le dossier n’existe pas"),
        errno.EISDIR: _("c’est un dossier"),
        errno.ENOTDIR: _("le dossier n’existe pas"),
    }.get(error.errno or 0, _("le disque a répondu «\u00a0{text}\u00a0»").format(text=error.strerror))
