"""The themes that what is typed may mean, under the field that has the keyboard; a click takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.domain.themes import Theme
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS, RADIUS_LARGE, M, S
from ui.widgets.dressed import Dressed, rounded, write

COLUMNS = 3


class ThemeChoice(Dressed, QWidget):
    """Lies over the window under `field`, which keeps the keyboard. `picked` carries a theme’s key."""

    picked = Signal(str)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self._themes: tuple[Theme, ...] = ()
        self._at, self.moved = 0, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Thèmes"))
        self.hide()

    def current(self) -> str:
        """The key of the theme in front, "" when nothing matches."""
        return self._themes[self._at].key if self._themes and self.isVisible() else ""

    def offer(self, themes: Sequence[Theme]) -> None:
        """Show these themes, the first one in front."""
        self._themes, self._at, self.moved = tuple(themes), 0, False
        if self.parentWidget() is not self._field.window():
            self.setParent(self._field.window())
        size = self.sizeHint()
        corner = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 2))
        room = self._field.window().height() - corner.y()
        if room < size.height():
            corner.setY(corner.y() - self._field.height() - size.height() - 4)
        corner.setX(max(0, min(corner.x(), self._field.window().width() - size.width() - S)))
        self.setGeometry(corner.x(), corner.y(), size.width(), size.height())
        self.setVisible(bool(themes))
        self.raise_()
        self.update()

    def step(self, by: int) -> None:
        """Move the one in front."""
        if self._themes:
            self._at, self.moved = (self._at + by) % len(self._themes), True
            self.setAccessibleDescription(self._themes[self._at].label)
            self.update()

    def sizeHint(self) -> QSize:
        lines = -(-len(self._themes) // COLUMNS)
        hint = round(look().metrics("caption").height()) + S
        return QSize(look().px(150) * COLUMNS + 2 * S, round(lines * self._line() + hint + 2 * S))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event)
        if at is not None and at != self._at:
            self._at = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._under(event)
        if at is not None:
            self.picked.emit(self._themes[at].key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS_LARGE, look().colour("raised"), look().colour("edge"))
        for i, theme in enumerate(self._themes):
            self._paint_theme(painter, self._area(i), theme, front=i == self._at)
        under = QRectF(self.rect()).adjusted(M, 0, -M, -S)
        under.setTop(under.bottom() - look().metrics("caption").height())
        hint = _(
            "Un autre état\u202f? Ajoutez «\u00a0en cours\u00a0», «\u00a0levé\u00a0» ou «\u00a0fort\u00a0»"
        )
        write(painter, under, hint, "caption", "muted")

    def _paint_theme(self, painter: QPainter, area: QRectF, theme: Theme, *, front: bool) -> None:
        if front:
            rounded(painter, area, RADIUS, look().colour("accent_soft"))
        side = look().px(16.0)
        spot = QRectF(area.left() + S, area.center().y() - side / 2, side, side)
        icons.paint(painter, theme.icon, spot, "accent" if front else "muted")
        words = area.adjusted(S + side + look().px(7), 0, -4, 0)
        write(painter, words, theme.short, "label", "accent" if front else "text")

    def _line(self) -> float:
        return look().metrics("label").height() + look().px(10)

    def _area(self, i: int) -> QRectF:
        down, right = divmod(i, COLUMNS)
        wide = (self.width() - 2 * S) / COLUMNS
        return QRectF(S + right * wide, S + down * self._line(), wide, self._line())

    def _under(self, event: QMouseEvent) -> int | None:
        return next((i for i in range(len(self._themes)) if self._area(i).contains(event.position())), None)
