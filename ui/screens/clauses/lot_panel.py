"""One lot: what it owes and how it fares, the positions that are open, who works there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cad.domain.procurement import Opening
from cad.domain.text import _
from cad.services.clauses import LotPage
from ui.screens.clauses import lines, shown
from ui.screens.resident.lines import Lines
from ui.theme.measures import XL, XS, L, M, S
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class LotPanel(QWidget):
    """`asked` carries what one wants, and of which position or contract; `answered` a proposal and its state,
    or "resident".
    """

    asked = Signal(str, str)
    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        ask = self.asked.emit
        self.name, self._facts, self.figures = Text("", "title"), Facts(), Figures()
        self._actions = Flow(spacing=S)
        self.file = Button(
            _("Importer un relevé d’heures"), "quiet", icon="upload", on_click=lambda: ask("file", "")
        )
        for button in (
            self.file,
            Button(_("Modifier le lot"), "quiet", icon="pen", on_click=lambda: ask("edit", "")),
            Button(_("Modifier le marché"), "quiet", icon="pen", on_click=lambda: ask("contract", "")),
            Button(_("Retirer le lot"), "quiet", icon="trash", on_click=lambda: ask("remove-lot", "")),
        ):
            self._actions.addWidget(button)
        head = Card(self.name, self._facts, self.figures, box(self._actions))
        self._openings, self._none_open = column(spacing=M), Text("", "body", "muted")
        self.open = Button(_("Ouvrir un poste"), "quiet", icon="plus", on_click=lambda: ask("opening", ""))
        openings = Card(self._none_open, self._openings, title=_("Postes"), actions=(self.open,))
        self.workers, self._nobody = FittedList(_("Personnes sur ce lot")), Text("", "body", "muted")
        self.workers.opened.connect(lambda key: ask("hours", key))
        self.begin = Button(
            _("Ajouter un contrat d’insertion"), "quiet", icon="plus", on_click=lambda: ask("whom", "")
        )
        self._people = Card(self._nobody, self.workers, title=_("Personnes"), actions=(self.begin,))
        inside = column(head, self._people, openings, None, spacing=L, margins=(0, 0, S, XL))
        self.setLayout(column(scrolled(box(inside))))

    def fill(self, page: LotPage) -> None:
        """Show a lot."""
        self.name.setText(page.lot.title)
        self._facts.fill(shown.lot_facts(page))
        self.figures.fill(shown.lot_figures(page))
        self.workers.set_rows([lines.worker(one) for one in page.workers])
        self.workers.setVisible(bool(page.workers))
        self._nobody.setText(_("Personne de votre carnet n’y travaille pour l’instant."))
        self._nobody.setVisible(not page.workers)
        self._fill_openings(page)

    def _fill_openings(self, page: LotPage) -> None:
        clear(self._openings)
        for one in page.openings:
            self._openings.addWidget(self._opening(page, one))
        self._none_open.setText(_("Aucun poste n’est ouvert sur ce lot."))
        self._none_open.setVisible(not page.openings)

    def _opening(self, page: LotPage, one: Opening) -> QWidget:
        closed = bool(one.closed_on)
        what, label, icon = ("reopen", _("Rouvrir"), "undo") if closed else ("close", _("Fermer"), "check")
        spoken = f"{label}\u00a0: {one.title}"
        button = IconButton(icon, spoken, on_click=lambda: self.asked.emit(what, one.id))
        tone = "muted" if closed else "text"
        words = column(
            Text(one.title, "strong", tone), Text(lines.opening(one), "caption", "muted"), spacing=XS
        )
        if one.detail:
            words.addWidget(Text(one.detail, "body", "muted"))
        first = row(box(words), button, spacing=S, stretch=0)
        first.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        asked = Lines()
        asked.fill([lines.asked(each) for each in page.asked if each.proposal.opening == one.id])
        asked.acted.connect(self.answered)
        search = () if closed else (row(self._who(one), None),)
        return box(column(first, *search, asked, spacing=XS))

    def _who(self, one: Opening) -> Button:
        words = _("Qui pourrait le prendre\u202f?")
        ask = lambda: self.asked.emit("candidates", one.id)  # noqa: E731
        button = Button(words, "quiet", icon="search", on_click=ask)
        button.setAccessibleName(f"{words} {one.title}")
        return button
