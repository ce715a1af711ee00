"""Tiles of one width in lines, as many side by side as there is room for; those of a line are as high."""

from PySide6.QtCore import QRect, QSize

from ui.theme.look import look
from ui.widgets.layout import Placed

LEAST = 280
"""Pixels of a tile at 100 % text."""


class Tiles(Placed):
    """Items that share the width evenly."""

    def sizeHint(self) -> QSize:
        wide = 3 * look().px(LEAST)
        return QSize(wide, self.heightForWidth(wide))

    def _place(self, area: QRect, *, move: bool) -> int:
        items = [item for item in self._items if not item.isEmpty()]
        side = max(1, min(4, (area.width() + self.spacing()) // (look().px(LEAST) + self.spacing())))
        wide = (area.width() - (side - 1) * self.spacing()) // side
        y = area.y()
        for start in range(0, len(items), side):
            line = items[start : start + side]
            high = max(
                item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
                for item in line
            )
            for place, item in enumerate(line if move else ()):
                item.setGeometry(QRect(area.x() + place * (wide + self.spacing()), y, wide, high))
            y += high + self.spacing()
        return max(y - area.y() - self.spacing(), 0)
