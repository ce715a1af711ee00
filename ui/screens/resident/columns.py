"""The page’s columns: three on a wide window, two on a laptop, one when text is large or room is short."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.theme.look import look
from ui.theme.measures import XL, XXL, L, S
from ui.widgets.dressed import Dressed
from ui.widgets.focus import stops_around, tab_stops
from ui.widgets.layout import box, column, row
from ui.widgets.page import Scroll

TWO, THREE, HIGH = 900, 1460, 600
"""Widths at 100 % text from which there are two columns and three; height under which there is one."""

Panels = tuple[QWidget, ...]


class Columns(Dressed, QWidget):
    """`head` above everything; `state` (where one stands), `flow` (writing, then the story, which takes the
    height that is left) and `about` (who is around) side by side as the width allows. `narrow` is told
    whether there is only one column.
    """

    def __init__(
        self,
        head: QWidget,
        state: Panels,
        flow: Panels,
        about: Panels,
        narrow: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self._narrow = narrow
        self._head, self._state, self._flow, self._about = head, state, flow, about
        self._count = 0
        self._body = QWidget()
        self._whole = column(self._body)
        self.setLayout(self._whole)

    def count(self) -> int:
        """How many columns there are now."""
        return self._count

    def show_head(self) -> None:
        """Each column from its top: who this is comes first, even where the text has the keyboard further
        down, and nobody is met where somebody else’s page was left."""
        bodies = [self._body] if isinstance(self._body, Scroll) else self._body.findChildren(Scroll)
        for body in bodies:
            body.verticalScrollBar().setValue(0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the text to the story, then to where one stands; before the text comes the head.

        Qt’s own chain goes by the age of widgets: lines made later and panels that changed columns are lost.
        """
        inside = [
            s for part in (self._head, *self._flow, *self._state, *self._about) for s in tab_stops(part)
        ]
        here = QApplication.focusWidget()
        if here not in inside:
            return super().focusNextPrevChild(forward)
        stops = [*inside, *stops_around(self)]
        there = stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]
        if there not in inside:  # Qt leads back from there: by its chain, which is put in order
            for one, other in pairwise(inside):
                QWidget.setTabOrder(one, other)
        there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def hasHeightForWidth(self) -> bool:
        """What does not fit scrolls: the window may be of any size."""
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dress(self) -> None:
        super().dress()
        self._arrange()

    def _arrange(self) -> None:
        wide, high = self.width() / look().scale, self.height() / look().scale
        count = 1 if high < HIGH or wide < TWO else 2 if wide < THREE else 3
        if count == self._count:
            return
        self._count = count
        self._narrow(count == 1)
        former, self._body = self._body, (self._one, self._two, self._three)[count - 1]()
        self._whole.replaceWidget(former, self._body)
        self._body.show()
        former.deleteLater()

    def _one(self) -> QWidget:
        """Everything in one scroll; the story is as tall as a screen."""
        self._flow[-1].setMinimumHeight(look().px(420))
        inside = column(
            self._head, *self._state[:1], *self._flow[:-1], *self._state[1:], *self._about, self._flow[-1],
            spacing=L, margins=(L, L, L, XL),
        )  # fmt: skip
        inside.setStretch(inside.count() - 1, 1)
        return Scroll(box(inside))

    def _two(self) -> QWidget:
        return self._beside(row(_scroll(*self._state, *self._about), self._middle(0), spacing=L), (5, 8))

    def _three(self) -> QWidget:
        sides = row(_scroll(*self._state), self._middle(S), _scroll(*self._about), spacing=L)
        return self._beside(sides, (5, 8, 5))

    def _beside(self, sides: QHBoxLayout, shares: tuple[int, ...]) -> QWidget:
        for i, share in enumerate(shares):
            sides.setStretch(i, share)
        whole = column(self._head, sides, spacing=L, margins=(XXL, XL, XL, 0))
        whole.setStretch(1, 1)
        return box(whole)

    def _middle(self, right: int) -> QWidget:
        self._flow[-1].setMinimumHeight(0)
        whole = column(*self._flow, spacing=L, margins=(0, 0, right, L))
        whole.setStretch(len(self._flow) - 1, 1)
        return Scroll(box(whole))  # a short window scrolls rather than squeeze what one writes in


def _scroll(*panels: QWidget) -> Scroll:
    return Scroll(box(column(*panels, None, spacing=L, margins=(0, 0, S, XL))))
