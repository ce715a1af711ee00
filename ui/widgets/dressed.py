"""What every widget of the kit shares: it dresses itself again when the look changes, and knows when to show
focus.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.look import look
from ui.theme.measures import FOCUS_WIDTH

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
_BY_POINTER = Qt.FocusReason.MouseFocusReason
_AS_BEFORE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Dressed(_Base):
    """Mixed in before a Qt class: `dress` is called by the widget's ``__init__`` and at every change of
    look.
    """

    def dress(self) -> None:
        """Set again what was computed from the look; widgets that only paint need nothing here."""
        self.updateGeometry()
        self.update()


class Ringed(Dressed):
    """A painted control that shows a focus ring when focus came by keyboard, not by a click.

    Coming back to the window, or to a control from its menu, is neither: the ring is as it was.
    """

    _by_keyboard = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _AS_BEFORE:
            self._by_keyboard = event.reason() != _BY_POINTER
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def ring_shown(self) -> bool:
        """Whether the focus ring is to be painted."""
        return self.hasFocus() and self._by_keyboard


def announce(widget: QWidget, sentence: str) -> None:
    """Have `sentence` read out when it appears, for those who listen to the screen.

    Behind the lock nothing appears, and nothing is read to whoever sits there.
    """
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 2 ms, not needed to start

    if QAccessible.isActive() and widget.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded rectangle whose line stays wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    half = width / 2 if line else 0
    inner = rect.adjusted(half, half, -half, -half)
    radius = min(max(radius - half, 0), inner.height() / 2)
    painter.drawRoundedRect(inner, radius, radius)


def ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The focus ring, just inside `rect`."""
    rounded(painter, rect, radius, None, look().colour("focus"), FOCUS_WIDTH)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str = "body",
    tone: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """One line of text, centred in height and elided to fit; answers the width it took."""
    metrics = look().metrics(role)
    wide = metrics.horizontalAdvance(text)
    if wide > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        wide = metrics.horizontalAdvance(text)
    painter.setFont(look().font(role))
    painter.setPen(look().colour(tone))
    painter.drawText(rect, align.value | _ONE_LINE, text)
    return wide
