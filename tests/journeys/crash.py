"""``python -m tests.journeys.crash FOLDER``: someone types, and the program dies without closing anything."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE

HALF_TYPED = ("Attend une réponse de la mairie", "appeler la mai")


def main(folder: Path) -> None:
    """Die once the app says that what is typed is kept."""
    _app = QApplication([])
    adviser = Adviser(folder)
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Awa DIALLO")
    adviser.types(HALF_TYPED[0])
    adviser.presses("Tab", "Tab")
    adviser.types(HALF_TYPED[1])
    adviser.waits_for("Brouillon gardé")
    os._exit(9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
