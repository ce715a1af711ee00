"""One project: planned against reached, who takes part, what followed, who funds it, its steps."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.city_pages import CityPage
from ui.screens.city_projects import lines
from ui.theme.measures import XL, L, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, column
from ui.widgets.listed import Listed
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class Panel(QWidget):
    """`asked` carries what one wants, and of which participation, funding or step."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.name, self.figures, self._facts = Text("", "title"), Figures(), Facts()
        actions = Flow(
            self._button(_("Imprimer la fiche"), "print", "sheet"),
            self._button(_("Modifier"), "pen", "project"),
            spacing=S,
        )
        head = Card(self.name, self.figures, self._facts, box(actions))
        self.parts, self.fundings = FittedList(_("Personnes")), FittedList(_("Financements"))
        self.money, self.steps = Figures(), FittedList(_("Étapes des parcours"))
        self.shares = Facts()
        add = _("Ajouter une personne")
        people = Listed(_("Personnes"), self.parts, add, self._adds("whom"), self.shares)
        words = _("Ajouter un financement")
        funded = Listed(_("Financements"), self.fundings, words, self._adds("funding"), self.money)
        self._people, self._funded = people, funded
        self._steps = Card(self.steps, title=_("Étapes des parcours"))
        for rows, what in ((self.parts, "part"), (self.fundings, "funding"), (self.steps, "step")):
            rows.opened.connect(lambda key, what=what: self.asked.emit(what, key))
        inside = column(head, people, funded, self._steps, None, spacing=L, margins=(0, 0, S, XL))
        self.setLayout(column(scrolled(box(inside))))

    def _button(self, words: str, icon: str, what: str) -> Button:
        return Button(words, "quiet", icon=icon, on_click=lambda: self.asked.emit(what, ""))

    def _adds(self, what: str) -> Callable[[], None]:
        return lambda: self.asked.emit(what, "")

    def fill(self, page: CityPage) -> None:
        """Show a project."""
        self.name.setText(page.project.title)
        self.figures.fill(lines.figures(page))
        self._facts.fill(lines.facts(page))
        self._people.fill(lines.parts(page), _("Personne de votre carnet n’y participe pour l’instant."))
        self.shares.fill(lines.shares(page))
        self.shares.setVisible(any(value for _label, value in lines.shares(page)))
        self.money.fill(lines.money(page))
        self.money.setVisible(bool(page.fundings))
        self._funded.fill(lines.fundings(page), _("Aucun financement n’est noté."))
        rows = lines.steps(page)
        self.steps.set_rows(rows)
        self._steps.setVisible(bool(rows))
