"""Two values of one thing, side by side: which one stays, or both."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS, S
from ui.widgets.dressed import Ringed, ring, rounded
from ui.widgets.layout import row

_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
_STEPS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Keep(QWidget):
    """``value()`` is "left", "right" or, with `many`, "both". One Tab stop, arrows inside, space keeps.

    A value alone (the other one is "") is shown kept, with nothing to choose.
    """

    changed = Signal()

    def __init__(self, label: str, left: str, right: str, *, many: bool = False) -> None:
        super().__init__()
        self._many, self._open = many, bool(left and right)
        self._cells = (Kept(label, left), Kept(label, right))
        self.setLayout(row(*self._cells, spacing=S))
        for cell in self._cells:
            self.layout().setStretchFactor(cell, 1)  # type: ignore[union-attr]
            cell.clicked.connect(lambda _on, cell=cell: self._clicked(cell))
            cell.moved.connect(self._move)
        self.set_value(
            "left" if left and not (many and right) else "both" if many and left and right else "right"
        )
        self.setAccessibleName(label)

    def value(self) -> str:
        """Which one stays."""
        left, right = (cell.isChecked() for cell in self._cells)
        return "both" if left and right else "left" if left else "right"

    def set_value(self, value: str) -> None:
        """Keep this one, telling nobody."""
        for cell, name in zip(self._cells, ("left", "right"), strict=True):
            cell.setChecked(value in (name, "both"))
            cell.setEnabled(self._open)
        self._keep_one_stop(self._cells[1] if value == "right" else self._cells[0])

    def _keep_one_stop(self, stop: "Kept") -> None:
        for cell in self._cells if self._open else ():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def _clicked(self, cell: "Kept") -> None:
        """One stays; with `many`, one at least."""
        other = self._cells[1 - self._cells.index(cell)]
        if not self._many:
            cell.setChecked(True)
            other.setChecked(False)
        elif not cell.isChecked():
            other.setChecked(True)
        self._keep_one_stop(cell)
        self.changed.emit()

    def _move(self) -> None:
        here = next((i for i, cell in enumerate(self._cells) if cell.hasFocus()), 0)
        there = self._cells[1 - here]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._many:
            there.click()


class Kept(Ringed, QCheckBox):
    """One of the two values; its check mark says that it stays."""

    moved = Signal()

    def __init__(self, label: str, value: str) -> None:
        super().__init__(value)
        self.setAccessibleName(f"{label}\u00a0: {value}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        if not value:
            self.hide()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            self.moved.emit()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - self._lead() - look().px(10), 10_000)
        words = look().metrics("body").boundingRect(QRectF(room), _WRAPPED, self.text())
        return round(max(words.height(), look().metrics("body").height()) + look().px(14))

    def sizeHint(self) -> QSize:
        return QSize(look().px(220), self.heightForWidth(look().px(220)))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(110), self.heightForWidth(look().px(220)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, kept = QPainter(self), QRectF(self.rect()), self.isChecked()
        if self.isEnabled():
            ground = "accent_soft" if kept else "hover" if self.underMouse() else "raised"
            edge = look().colour("accent" if kept else "edge")
            rounded(painter, whole, RADIUS, look().colour(ground), edge, 2 if kept else 1)
        size = look().px(18.0)
        spot = QRectF(look().px(10), (whole.height() - size) / 2, size, size)
        if kept:
            icons.paint(painter, "check", spot, "accent" if self.isEnabled() else "muted")
        painter.setFont(look().font("body"))
        painter.setPen(look().colour("text" if kept else "muted"))
        painter.drawText(whole.adjusted(self._lead(), 0, -look().px(8), 0), _WRAPPED, self.text())
        if self.ring_shown():
            ring(painter, whole, RADIUS)

    @staticmethod
    def _lead() -> int:
        return look().px(10 + 18 + 8)
