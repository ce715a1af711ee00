"""« 1 divergence à régler »: two people wrote the same thing of this person, and one is to choose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _, n_
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layout import column


class Divergences(QWidget):
    """`asked` carries the first one; nothing is shown where there is none."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._first = ""
        self.go = Button(_("Comparer"), "quiet", icon="scales", on_click=lambda: self.asked.emit(self._first))
        self._banner = Banner("", actions=(self.go,))
        self.setLayout(column(self._banner, spacing=0))
        self.fill(())

    def fill(self, clashes: tuple[str, ...]) -> None:
        """Say how many there are."""
        self.setVisible(bool(clashes))
        if clashes:
            self._first = clashes[0]
            self._banner.say(n_("{n} divergence à régler", "{n} divergences à régler", len(clashes)))
