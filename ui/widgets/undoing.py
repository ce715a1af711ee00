"""Ctrl+Z in a text editor: its own typing first; where there is none, the window takes back the last act."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Undoing(_Base):
    """Mixed in before a Qt text editor, which would keep the keys to itself even with nothing to take back.

    Typing taken back to the start keeps them: one Ctrl+Z too many does not undo what is in the record.
    """

    def has_typing(self) -> bool:
        """Whether something typed here can be taken back, or was and can be given again."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        return any(event.matches(key) for key in _KEYS) and not self.has_typing()
