"""What lies over a window for a moment: a veil, a sheet on it, and the keyboard given back afterwards."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.theme.look import look
from ui.theme.measures import RADIUS_LARGE
from ui.widgets.dressed import Dressed, rounded


class Overlay(Dressed, QWidget):
    """Covers `host`, its parent. The host is not kept in an attribute: a cycle would let Python's collector
    delete the window in the middle of a painting.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._back: QWidget | None = None
        host.installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Put what lies on the veil where it belongs; called at each change of size."""

    def leave(self) -> None:
        """Escape was pressed."""

    def rise(self) -> None:
        """Cover the host, remembering who had the keyboard."""
        self._back = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self.place()  # again: sizes are true once shown

    def sink(self) -> None:
        """Uncover the host and give the keyboard back."""
        self.hide()
        if self._back is not None and isValid(self._back):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(look().colour("shadow"))
        veil.setAlphaF(0.55 if look().palette.dark else 0.32)
        QPainter(self).fillRect(self.rect(), veil)

    def dress(self) -> None:
        super().dress()
        if not self.isHidden():
            self._cover()

    def _cover(self) -> None:
        if (host := self.parentWidget()) is not None:
            self.setGeometry(host.rect())
            self.place()


class Sheet(Dressed, QWidget):
    """The paper that lies on the veil."""

    def __init__(self, parent: QWidget, ground: str = "ground") -> None:
        super().__init__(parent)
        self._ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, line = look().colour(self._ground), look().colour("line")
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_LARGE, ground, line)


def covered(screen: QWidget) -> bool:
    """Whether something lies over the window of `screen`: keys and the keyboard are then not for it."""
    return any(overlay.isVisible() for overlay in screen.window().findChildren(Overlay))
