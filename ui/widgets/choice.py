"""One value among a few: a drop-down list."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ui.theme import icons
from ui.theme.look import look
from ui.widgets.dressed import Dressed

Options = Iterable[tuple[str, str]]
"""(key, French label) pairs; the key "" may stand for "not known"."""


class Choice(Dressed, QComboBox):
    """A drop-down of `options`; ``value()`` is a key. The wheel scrolls the page, not the value.

    As wide as its longest option, or with `least`, as narrow as that many characters.
    """

    changed = Signal()

    def __init__(self, options: Options, value: str = "", *, width: int = 0, least: int = 0) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fitted = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(fitted if least else QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(least)
        self._widest = width
        self.dress()
        self.set_options(options)
        self.set_value(value)
        self.activated.connect(lambda _index: self.changed.emit())

    def set_options(self, options: Options) -> None:
        """Replace the list, keeping the value when it is still there."""
        kept = self.value()
        self.clear()
        for key, label in options:
            self.addItem(label, key)
        self.set_value(kept)

    def value(self) -> str:
        """The key chosen, "" when the list is empty."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a key, telling nobody; an unknown key chooses the first."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def dress(self) -> None:
        super().dress()
        if self._widest:
            self.setMaximumWidth(look().px(self._widest))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = look().px(16)
        spot = QRectF(self.width() - size - look().px(9), (self.height() - size) / 2, size, size)
        icons.paint(QPainter(self), "chevron-down", spot, "text" if self.isEnabled() else "muted")
