"""Where a notebook lives: one folder per adviser, opened by one program at a time."""

import os
from dataclasses import dataclass
from pathlib import Path

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.store.atomic import reason_of
from cad.store.single import Hold


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a notebook at `path`."""

    path: Path

    @property
    def record(self) -> Path:
        """The encrypted database."""
        return self.path / "carnet.db"

    @property
    def key(self) -> Path:
        """The wrapped key and the count of wrong tries."""
        return self.path / "cle.json"

    @property
    def locked(self) -> Path:
        """There while the window is locked, even after a restart: only the passphrase opens then."""
        return self.path / ".verrouille"

    @property
    def backups(self) -> Path:
        """Verified copies made before migrating."""
        return self.path / "sauvegardes"

    @property
    def exists(self) -> bool:
        """Whether a notebook, even a damaged one, is already here."""
        return self.record.exists() or self.key.exists()

    def prepare(self) -> None:
        """Make the folder, private to its owner. Raises `MachineTrouble` when it cannot be written in."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise MachineTrouble(
                _(
                    "Le dossier «\u00a0{path}\u00a0» ne peut pas être "
                    "créé\u00a0: {reason}. Choisissez-en un autre."
                ).format(path=self.path, reason=reason_of(error))
            ) from error
        if not os.access(self.path, os.W_OK):
            raise MachineTrouble(
                _(
                    "Le dossier «\u00a0{path}\u00a0» est en lecture "
                    "seule\u00a0: rien ne pourrait y être enregistré. "
                    "Demandez les droits d’écriture, ou choisissez-en un autre."
                ).format(path=self.path)
            )


def hold(folder: Folder) -> Hold:
    """Take the notebook for this program; `.release()` gives it back. Raises `Refused` when it is taken."""
    try:
        file = os.open(folder.path / ".verrou", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise MachineTrouble(
            _("Le dossier «\u00a0{path}\u00a0» refuse l’écriture\u00a0: {reason}.").format(
                path=folder.path, reason=reason_of(error)
            )
        ) from error
    try:
        return Hold(file)
    except OSError as error:
        raise Refused(
            _(
                "Ce carnet est déjà ouvert dans une autre fenêtre de Sans couture. "
                "Revenez à cette fenêtre, ou fermez-la avant de recommencer."
            )
        ) from error
