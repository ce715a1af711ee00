"""What is known of something: a muted word, then its value, one under the other."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.look import look
from ui.theme.measures import L, S
from ui.widgets.dressed import Dressed
from ui.widgets.layout import clear
from ui.widgets.text import Text


class Facts(Dressed, QWidget):
    """(label, value) pairs, those without a value left out; values can be selected and copied."""

    def __init__(self, facts: Iterable[tuple[str, str]] = (), *, labels: int = 132) -> None:
        super().__init__()
        self._labels = labels
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(S)
        self._grid.setHorizontalSpacing(L)
        self._grid.setColumnStretch(1, 1)
        self.fill(facts)

    def fill(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show others."""
        clear(self._grid)
        for line, (label, value) in enumerate((label, value) for label, value in facts if value):
            name, said = Text(label, "caption", "muted"), Text(value, selectable=True)
            name.setBuddy(said)
            said.setAccessibleName(f"{label}\u00a0: {value}")
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, line, 1)
        self.dress()

    def dress(self) -> None:
        super().dress()
        wide = min(look().px(self._labels), 220)
        self._grid.setColumnMinimumWidth(0, wide)
        for line in range(self._grid.rowCount()):
            if (item := self._grid.itemAtPosition(line, 0)) and (label := item.widget()):
                label.setFixedWidth(wide)
                label.setContentsMargins(0, look().px(2), 0, 0)
