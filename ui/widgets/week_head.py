"""The names of the days over a week."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import RADIUS, S
from ui.widgets.dressed import Dressed, rounded, write
from ui.widgets.week_grid import WeekGrid


class WeekHead(Dressed, QWidget):
    """The names of the days over a grid, in sight while the hours scroll."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__()
        self._grid = grid
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Jours de la semaine"))

    def sizeHint(self) -> QSize:
        return QSize(200, round(look().metrics("strong").height()) + 2 * S)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, day in enumerate(self._grid.days_shown()):
            column = self._grid.column_rect(at)
            area = QRectF(column.left() + 3, 2, column.width() - 6, self.height() - 4)
            now = self._grid.is_today(day)
            if now:
                rounded(painter, area, RADIUS, look().colour("accent"))
            ink = "on_accent" if now else "text"
            write(painter, area, day.label, "strong", ink, Qt.AlignmentFlag.AlignHCenter)
