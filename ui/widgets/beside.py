"""A list and what is chosen in it: side by side where there is room, else one at a time with a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import L
from ui.widgets.button import Button
from ui.widgets.dressed import Dressed
from ui.widgets.layout import box, column, row


class Beside(Dressed, QWidget):
    """`choosing` (a list) stands before `chosen`. Under `room` pixels at 100 % text they take turns:
    `show_chosen` turns the page, Escape or the button turns it back; `turned` says whether the list gave way.
    Never lower than `height`, at 100 % text: the page around scrolls rather than showing one row.
    """

    turned = Signal(bool)

    def __init__(
        self,
        choosing: QWidget,
        chosen: QWidget,
        *,
        shares: tuple[int, int] = (5, 6),
        room: int = 820,
        height: int = 260,
    ) -> None:
        super().__init__()
        self._room, self._height, self._turned = room, height, False
        self._choosing = choosing
        words = _("Retour à la liste")
        self._back = Button(words, "quiet", icon="arrow-left", on_click=self.show_choosing)
        inside = column(row(self._back, None), chosen, spacing=0)
        inside.setStretch(1, 1)
        self._chosen = box(inside)
        self._both = QHBoxLayout(self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(L)
        for part, share in zip((self._choosing, self._chosen), shares, strict=True):
            self._both.addWidget(part, share)
        self._lay()
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.setMinimumHeight(look().px(self._height))

    def show_chosen(self) -> None:
        """Something was chosen: turn to it where both do not fit."""
        self._turned = True
        self._lay()

    def show_choosing(self) -> None:
        """Back to the list."""
        self._turned = False
        self._lay()
        self._choosing.setFocus(Qt.FocusReason.OtherFocusReason)

    def together(self) -> bool:
        """Whether both are in sight."""
        return self.width() >= look().px(self._room)

    def _lay(self) -> None:
        both = self.together()
        self._back.setVisible(not both)
        self._choosing.setVisible(both or not self._turned)
        self._chosen.setVisible(both or self._turned)
        self.turned.emit(self._turned and not both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_sight()
        self._lay()

    def _keep_in_sight(self) -> None:
        """Where room runs out (larger text, a smaller window), what has the keyboard is what stays."""
        focus = QApplication.focusWidget()
        if focus and not self.together() and self._chosen.isVisible() and self._chosen.isAncestorOf(focus):
            self._turned = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._turned and not self.together():
            self.show_choosing()
        else:
            super().keyPressEvent(event)
