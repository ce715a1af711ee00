"""The app as `ui.app` starts it, on a notebook whose key is known, until the list of people is painted.

python -m tests.bench.start_app FOLDER KEY [--memory]
"""

import sys
from pathlib import Path

import ui.__main__  # what is imported at start, and in which order  # noqa: F401  # isort: skip
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cad.services import notebook
from ui.app import Application
from ui.theme.apply import STYLE, apply
from ui.widgets.rows import RowList


def main() -> None:
    """Start, wait for rows, leave."""
    app = QApplication([sys.argv[0], *STYLE])
    apply(app)
    application = Application(app, Path(sys.argv[1]), notebook.system_now)
    book = notebook.open_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    application.enter(book, "residents")
    assert application.window
    window, poll = application.window, QTimer()

    def look() -> None:
        lists = window.findChildren(RowList)
        if any(found.isVisible() and found.model().index(0, 0).data() for found in lists):  # a name
            poll.stop()
            window.repaint()
            QTimer.singleShot(0, app.quit)

    poll.timeout.connect(look)
    poll.start(1)
    app.exec()
    if "--memory" in sys.argv:
        _use(application)
        import psutil

        print(psutil.Process().memory_info().rss)
    application.leave()


def _use(application: Application) -> None:
    """What an adviser does in a morning: search, open people."""
    from cad.services.residents import find_residents, list_residents

    assert application.desk
    book = application.desk.book
    for stroke in ("m", "ma", "mar", "mart", "diallo", "le g", "06399", "nguyen"):
        find_residents(book, text=stroke)
    for person in list_residents(book, limit=20):
        application.desk.open("resident", resident=person.id)
        for _turn in range(20):
            application.app.processEvents()


if __name__ == "__main__":
    main()
