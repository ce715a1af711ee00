"""Numbers that sum up, side by side: the number, its mark, what it counts."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.theme.measures import XL, S
from ui.widgets.banner import Glyph
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.text import Text


class Figures(QWidget):
    """`figures` are (number, label, icon, tone)."""

    def __init__(self, figures: Iterable[tuple[str, str, str, str]] = ()) -> None:
        super().__init__()
        self._flow = Flow(spacing=XL)
        self.setLayout(self._flow)
        self.fill(figures)

    def fill(self, figures: Iterable[tuple[str, str, str, str]]) -> None:
        """Show others."""
        clear(self._flow)
        for number, label, icon, tone in figures:
            first = row(Glyph(icon, tone), Text(number, "title", wrap=False), spacing=S)
            figure = box(column(first, Text(label, "caption", "muted", wrap=False), spacing=0))
            figure.setAccessibleName(f"{number} {label}")
            self._flow.addWidget(figure)
