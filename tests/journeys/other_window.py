"""``python -m tests.journeys.other_window FOLDER``: the notebook open in another program until stdin ends."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE


def main(folder: Path) -> None:
    """Say when it is open, close it in the end."""
    _app = QApplication([])
    adviser = Adviser(folder)
    adviser.unlocks(PASSPHRASE)
    print("open", flush=True)
    sys.stdin.read()
    adviser.leaves()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
