"""The bar over the list while one chooses letters to print."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _, n_
from ui.theme.measures import M, S
from ui.widgets.button import Button, IconButton
from ui.widgets.layout import Flow, box, column, row
from ui.widgets.text import Text


class LetterBar(QWidget):
    """`all` chooses every letter listed, `print` prints, `left` gives up choosing."""

    all = Signal()
    print = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = Text("", "strong")
        self._hint = Text(_("Espace ou un clic choisit une lettre."), "caption", "muted")
        self._all = Button(_("Toutes"), "quiet", on_click=self.all.emit)
        self._print = Button(_("Imprimer"), "primary", icon="print", on_click=self.print.emit)
        leave = IconButton("close", _("Ne plus choisir"), on_click=self.left.emit)
        words = column(self._count, self._hint, spacing=0)
        actions = box(Flow(self._all, self._print, leave, spacing=S))
        self.setLayout(row(words, actions, spacing=S, margins=(M, S, 0, 0), stretch=0))
        self.hide()

    def say(self, chosen: int | None) -> None:
        """How many are chosen; None hides the bar."""
        self.setVisible(chosen is not None)
        self._count.setText(n_("{n} lettre choisie", "{n} lettres choisies", chosen or 0))
        self._print.setEnabled(bool(chosen))
