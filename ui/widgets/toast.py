"""What was just done, with the way back: "Entretien enregistré — Annuler". It leaves by itself."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import RADIUS_LARGE, TOAST_MS, XL, L, M, S
from ui.widgets.banner import Glyph
from ui.widgets.button import Button, IconButton
from ui.widgets.dressed import Dressed, announce, rounded
from ui.widgets.layout import row
from ui.widgets.text import Text


class Toaster(QObject):
    """Shows one toast at a time at the bottom of `host` (the main window's central widget)."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._toast: Toast | None = None

    def show(
        self, sentence: str, undo: Callable[[], object] | None = None, *, tone: str = "success"
    ) -> "Toast":
        """Say `sentence`; with `undo`, offer "Annuler" (also Ctrl+Z while the window listens to it)."""
        self.dismiss()
        self._toast = Toast(self._host(), sentence, undo, tone)
        self._host().installEventFilter(self)
        self._toast.dismissed.connect(self.dismiss)
        self._place()
        self._toast.show()
        self._toast.raise_()
        announce(self._toast, sentence)
        return self._toast

    def dismiss(self) -> None:
        """Take the toast away."""
        if self._toast is not None:
            self._host().removeEventFilter(self)
            self._toast.hide()
            self._toast.deleteLater()
            self._toast = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _host(self) -> QWidget:
        return cast(QWidget, self.parent())

    def _place(self) -> None:
        if self._toast is not None:
            host = self._host()
            size = self._toast.fitted(host.width() - 2 * L)
            left = (host.width() - size.width()) // 2
            self._toast.setGeometry(left, host.height() - size.height() - XL, size.width(), size.height())


class Toast(Dressed, QWidget):
    """One message; the clock stops while the pointer or the focus is on it."""

    dismissed = Signal()

    def __init__(
        self, host: QWidget, sentence: str, undo: Callable[[], object] | None = None, tone: str = "success"
    ) -> None:
        super().__init__(host)
        self._undo = undo
        self._clock = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._clock.timeout.connect(self.dismissed)
        mark = {"success": "check", "danger": "alert", "warning": "warning"}.get(tone, "info")
        self._words = Text(sentence, wrap=False)
        inside = row(Glyph(mark, tone), self._words, spacing=S, margins=(L, S, S, S))
        inside.addSpacing(M)
        if undo is not None:
            inside.addWidget(Button(_("Annuler"), "quiet", icon="undo", on_click=self._take_back))
        inside.addWidget(IconButton("close", _("Fermer ce message"), on_click=self._clock_out))
        self.setLayout(inside)
        self.setAccessibleName(sentence)
        self._clock.start()

    def fitted(self, room: int) -> QSize:
        """Its size on one line, or on several when there is no room: no word of it is cut."""
        self._words.setWordWrap(False)
        line = self.sizeHint()
        if line.width() <= room:
            return line
        self._words.setWordWrap(True)
        return QSize(room, self.heightForWidth(room))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(
            QPainter(self), QRectF(self.rect()), RADIUS_LARGE, look().colour("raised"), look().colour("edge")
        )

    def _take_back(self) -> None:
        self._clock_out()
        if self._undo is not None:
            self._undo()

    def _clock_out(self) -> None:
        QTimer.singleShot(0, self, self.dismissed.emit)  # not the clock: the pointer would stop it
