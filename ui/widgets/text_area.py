"""Several lines of typing, as tall as what is typed."""

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from ui.theme.look import look
from ui.widgets.dressed import Dressed
from ui.widgets.undoing import Undoing

_MARGIN = 4


class TextArea(Dressed, Undoing, QTextEdit):
    """Plain text that grows from `lines` to `most` lines, then scrolls. Tab leaves it; Ctrl+Enter emits
    `submitted`.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, value: str = "", *, placeholder: str = "", lines: int = 3, most: int = 14) -> None:
        super().__init__()
        self._lines, self._most, self._quiet = lines, most, False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._typed)
        self.set_value(value)

    def value(self) -> str:
        """What is typed, without blank lines around."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show `value`, telling nobody."""
        self._quiet = True
        self.setPlainText(value)
        self._quiet = False

    def has_typing(self) -> bool:
        return self.document().isUndoAvailable() or self.document().isRedoAvailable()

    def sizeHint(self) -> QSize:
        line, frame = ceil(look().metrics("body").lineSpacing()), 2 * look().px(4) + 2
        least, most = (n * line + 2 * _MARGIN for n in (self._lines, self._most))
        high = min(max(self.document().size().height(), least), most) + frame
        return QSize(320, round(high))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            event.ignore()  # so that the sheet around hears it too
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self.updateGeometry()
        if not self._quiet:
            self.changed.emit()
