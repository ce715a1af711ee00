"""All lots together: hours and people, then by company, buyer, year and neighbourhood."""

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.clauses import ClauseFigures
from ui.screens.clauses.shown import overview
from ui.theme.measures import XL, XS, L, S
from ui.widgets.card import Card
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import box, column
from ui.widgets.page import scrolled
from ui.widgets.rows import Row
from ui.widgets.text import Text


class OverviewPanel(QWidget):
    """Read only: what is entered is entered lot by lot."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.figures = Text("", "title"), Figures()
        self._notes = Text("", "caption", "muted")
        self.companies, self.buyers = Shares(_("Par entreprise")), Shares(_("Par acheteur"))
        self.years, self.places = Shares(_("Par année")), Shares(_("Où vivaient les personnes à l’entrée"))
        self.after = Shares(_("Et après le contrat"))
        shares = (self.places, self.after, self.companies, self.buyers, self.years)
        head = Card(self.title, self.figures, XS, self._notes)
        inside = column(head, *shares, None, spacing=L, margins=(0, 0, S, XL))
        self.setLayout(column(scrolled(box(inside))))

    def fill(self, figures: ClauseFigures) -> None:
        """Show the figures."""
        found = overview(figures)
        self.title.setText(found.title)
        self.figures.fill(found.figures)
        self._notes.setText("\n".join(found.notes))
        self.companies.fill(found.companies)
        self.buyers.fill(found.buyers)
        self.years.fill(found.years)
        self.places.fill(found.places)
        self.after.fill(found.after)


class Shares(Card):
    """One breakdown; hidden when it says nothing."""

    def __init__(self, title: str) -> None:
        self.list = FittedList(title)
        super().__init__(self.list, title=title)

    def fill(self, rows: list[Row]) -> None:
        """Show it."""
        self.list.set_rows(rows)
        self.setVisible(bool(rows))
