"""One line of typing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui.theme.look import look
from ui.widgets.dressed import Dressed
from ui.widgets.undoing import Undoing


class TextField(Dressed, Undoing, QLineEdit):
    """A line edit, at most `width` wide at 100 %; `changed` is emitted when the person types, not when the
    program sets the value. `role` is the type of what is typed.
    """

    changed = Signal()

    def __init__(self, value: str = "", *, placeholder: str = "", width: int = 0, role: str = "body") -> None:
        super().__init__(value)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._widest, self._role = width, role
        self.dress()
        self.textEdited.connect(lambda _text: self.changed.emit())

    def dress(self) -> None:
        super().dress()
        if self._role != "body":
            self.setFont(look().font(self._role))
        if self._widest:
            self.setMaximumWidth(look().px(self._widest))

    def value(self) -> str:
        """What is typed, without spaces around."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show `value`, telling nobody."""
        self.setText(value)

    def has_typing(self) -> bool:
        return self.isUndoAvailable() or self.isRedoAvailable()
