"""The place to look for someone: types at once, tells after a short pause, Escape clears."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent

from cad.domain.text import _
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import S
from ui.widgets.key_hint import KeyHint
from ui.widgets.text_field import TextField

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class SearchBox(TextField):
    """`searched` carries the text after each key (`pause` 0, the default) or when typing rests for `pause`
    ms.

    `stepped` carries +1 or -1 (arrows), ten for a page; `opened` is Enter: the list below follows without
    leaving the box.
    """

    searched = Signal(str)
    stepped = Signal(int)
    opened = Signal()

    def __init__(self, placeholder: str = "", *, pause: int = 0, keys: str = "") -> None:
        super().__init__(placeholder=placeholder or _("Rechercher"))
        self.setAccessibleName(placeholder or _("Rechercher"))
        self._rest = QTimer(self, singleShot=True, interval=pause)
        self._rest.timeout.connect(lambda: self.searched.emit(self.value()))
        self._pause = pause
        self.textChanged.connect(self._typed)
        self._hint = KeyHint(keys) if keys else None
        if self._hint:
            self._hint.setParent(self)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._rest.isActive():  # what was typed last is searched before it is opened
                self._rest.stop()
                self.searched.emit(self.value())
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        super().dress()
        self.setTextMargins(look().px(24), 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._hint:
            size: QSize = self._hint.sizeHint()
            self._hint.move(self.width() - size.width() - S, (self.height() - size.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = look().px(18)
        spot = QRectF(look().px(9), (self.height() - size) / 2, size, size)
        icons.paint(QPainter(self), "search", spot, "muted")

    def _typed(self, text: str) -> None:
        if self._hint:
            self._hint.setVisible(not text)
        if self._pause:
            self._rest.start()
        else:
            self.searched.emit(self.value())
