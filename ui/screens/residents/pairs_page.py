"""The files of the notebook that may be one person, the likeliest pairs first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.text import _, n_
from cad.services.duplicates import PossiblePair
from ui.desk import QtDesk
from ui.screens.residents.merging import Presenter
from ui.screens.residents.new_person import CERTAIN
from ui.theme.measures import S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import clear, column
from ui.widgets.page import Page
from ui.widgets.rows import Row, RowList


class PairsPage(QWidget):
    """Enter opens a pair; what is settled leaves the list."""

    def __init__(self, desk: QtDesk, presenter: Presenter) -> None:
        super().__init__()
        self._desk = desk
        back = Button(_("Résidents"), "quiet", icon="arrow-left", on_click=self._leave)
        self._page = Page(_("Doublons possibles"), "\u00a0", actions=(back,), scroll=False)
        self.pairs = RowList(_("Doublons possibles"))
        self.pairs.opened.connect(lambda key: presenter.compare_pair(int(key)))
        self._said = QWidget()
        self._said.setLayout(column())
        self._stack = QStackedWidget()
        self._stack.addWidget(Card(self.pairs, margin=S))
        self._stack.addWidget(self._said)
        self._page.body.addWidget(self._stack)
        self.setLayout(column(self._page))

    def show_looking(self) -> None:
        """The whole notebook is being compared: seconds on a large one."""
        self._page.set_title(_("Doublons possibles"), "\u00a0")
        advice = _("Noms, dates de naissance et téléphones de tout le carnet sont comparés deux à deux.")
        self._say(EmptyState("merge", _("Recherche des fiches qui se ressemblent…"), advice))

    def show_pairs(self, pairs: list[PossiblePair]) -> None:
        """Show the pairs to settle."""
        if not pairs:
            self._page.set_title(_("Doublons possibles"), "\u00a0")
            advice = _("Chaque personne du carnet a sa fiche, et une seule.")
            self._say(EmptyState("stitch-closed", _("Aucun doublon à régler"), advice))
            return
        count = n_("{n} paire de fiches à comparer", "{n} paires de fiches à comparer", len(pairs))
        self._page.set_title(_("Doublons possibles"), count)
        self.pairs.set_rows([_line(place, pair) for place, pair in enumerate(pairs)])
        self.pairs.setCurrentIndex(self.pairs.model().index(0, 0))
        self._stack.setCurrentIndex(0)
        self.pairs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, state: EmptyState) -> None:
        inside = self._said.layout()
        assert inside is not None  # noqa: S101  # given in __init__
        clear(inside)
        inside.addWidget(state)
        self._stack.setCurrentIndex(1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._desk.open("residents")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list of people."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _line(place: int, pair: PossiblePair) -> Row:
    sure = pair.first.score >= CERTAIN
    return Row(
        str(place),
        f"{pair.first.name} · {pair.second.name}",
        " · ".join(pair.first.reasons),
        _("presque sûr") if sure else _("possible"),
        "warning" if sure else "muted",
        icon="merge",
        tone="warning" if sure else "muted",
    )
