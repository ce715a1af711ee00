"""The floor of starting: a bare PySide6 window, shown and painted, then gone."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])
window = QWidget()
window.resize(1280, 820)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
if "--memory" in sys.argv:
    import psutil

    print(psutil.Process().memory_info().rss)
