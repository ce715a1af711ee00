"""Beside the list: all places and the training sessions, or one place and who was asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _, n_
from cad.services.employer import EmployerList, PlacePage
from ui.screens.places import lines
from ui.screens.resident.lines import Lines
from ui.theme.measures import XL, L, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, column
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class WholePanel(QWidget):
    """`asked` carries what one wants, and of which training session."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        ask = self.asked.emit
        self.figures, self.trainings = Figures(), FittedList(_("Formations"))
        self.trainings.opened.connect(lambda key: ask("attendance", key))
        self._none = Text(_("Aucune formation\u00a0: ajoutez celles des services."), "body", "muted")
        new = Button(_("Ajouter une formation"), "quiet", icon="plus", on_click=lambda: ask("training", ""))
        cards = (
            Card(Text(_("Toutes les places"), "title"), self.figures),
            Card(self._none, self.trainings, title=_("Formations des services"), actions=(new,)),
        )
        self.setLayout(column(scrolled(box(column(*cards, None, spacing=L, margins=(0, 0, S, XL))))))

    def fill(self, found: EmployerList) -> None:
        """Show all of it."""
        waiting = "warning" if found.waiting else "muted"
        self.figures.fill(
            (
                (str(found.open), n_("place libre", "places libres", found.open), "building", "success"),
                (str(found.taken), n_("retenu·e", "retenu·es", found.taken), "check", "muted"),
                (str(found.waiting), _("sans réponse définitive"), "clock", waiting),
            )
        )
        self.trainings.set_rows([lines.training(row, found.today) for row in found.trainings])
        self.trainings.setVisible(bool(found.trainings))
        self._none.setVisible(not found.trainings)


class PlacePanel(QWidget):
    """`asked` carries what one wants of the place; `answered` a proposal and its state, or where to go."""

    asked = Signal(str, str)
    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        ask = self.asked.emit
        self.name, self._facts, self.figures = Text("", "title"), Facts(), Figures()
        self._close = Button(_("Fermer"), "quiet", icon="check", on_click=lambda: ask("close", ""))
        self._reopen = Button(_("Rouvrir"), "quiet", icon="undo", on_click=lambda: ask("reopen", ""))
        acts = Flow(
            Button(_("Modifier"), "quiet", icon="pen", on_click=lambda: ask("edit", "")),
            self._close,
            self._reopen,
            spacing=S,
        )
        head = Card(self.name, self._facts, self.figures, box(acts))
        words = _("Qui pourrait la prendre\u202f?")
        self.who = Button(words, "quiet", icon="search", on_click=lambda: ask("candidates", ""))
        self.people = Lines(_("Proposée à personne de votre carnet pour l’instant."))
        self.people.acted.connect(self.answered)
        people = Card(self.people, title=_("Personnes"), actions=(self.who,))
        self.setLayout(column(scrolled(box(column(head, people, None, spacing=L, margins=(0, 0, S, XL))))))

    def fill(self, page: PlacePage) -> None:
        """Show a place."""
        closed = bool(page.row.place.closed_on)
        self.name.setText(page.row.place.title)
        self._facts.fill(lines.place_facts(page.row))
        self.figures.fill(lines.place_figures(page.row))
        self._close.setVisible(not closed)
        self._reopen.setVisible(closed)
        self.who.setVisible(not closed)
        self.people.fill([lines.asked(one) for one in page.asked])
