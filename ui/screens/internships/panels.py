"""Beside the list: the school year with its schools and offers, or one pupil’s search."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.internship_list import InternshipList
from cad.services.pupil_page import PupilPage
from ui.screens.internships import lines, shown
from ui.screens.resident.lines import Lines
from ui.theme.measures import XL, L, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, column
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class YearPanel(QWidget):
    """`asked` carries what one wants, and of which school or offer."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        ask = self.asked.emit
        self.name, self.figures = Text("", "title"), Figures()
        self.schools, self.offers = FittedList(_("Établissements")), FittedList(_("Offres de stage"))
        self.schools.opened.connect(lambda key: ask("week", key))
        self.offers.opened.connect(lambda key: ask("internship_offer", key))
        self._no_school = Text(
            _("Aucun établissement\u00a0: ajoutez-en un, puis sa semaine."), "body", "muted"
        )
        self._no_offer = Text(_("Aucune offre\u00a0: ajoutez celles des entreprises."), "body", "muted")
        school = Button(
            _("Ajouter un établissement"), "quiet", icon="plus", on_click=lambda: ask("school", "")
        )
        offer = Button(
            _("Ajouter une offre"), "quiet", icon="plus", on_click=lambda: ask("internship_offer", "")
        )
        cards = (
            Card(self.name, self.figures),
            Card(self._no_school, self.schools, title=_("Établissements"), actions=(school,)),
            Card(self._no_offer, self.offers, title=_("Offres de stage"), actions=(offer,)),
        )
        self.setLayout(column(scrolled(box(column(*cards, None, spacing=L, margins=(0, 0, S, XL))))))

    def fill(self, found: InternshipList) -> None:
        """Show a school year."""
        self.name.setText(shown.title(found))
        self.figures.fill(shown.figures(found))
        for listed, nothing, rows in (
            (
                self.schools,
                self._no_school,
                [lines.school(one, found.weeks, found.year) for one in found.schools],
            ),
            (self.offers, self._no_offer, [lines.offer(one) for one in found.offers]),
        ):
            listed.set_rows(rows)
            listed.setVisible(bool(rows))
            nothing.setVisible(not rows)


class PupilPanel(QWidget):
    """`asked` carries what one wants of the pupil; `acted` the line of an internship or offer, and what to do
    with it.
    """

    asked = Signal(str, str)
    acted = Signal(str, str)

    def __init__(self, today: Callable[[], str]) -> None:
        super().__init__()
        self._today, ask = today, self.asked.emit
        self.name, self._facts = Text("", "title"), Facts()
        self.agree = Button(
            _("Noter l’accord"), "primary", icon="check", on_click=lambda: ask("guardian", "")
        )
        self._blocked = Banner("", tone="danger", actions=(self.agree,))
        self._doubt = Banner("", tone="warning")
        self._withdraw = Button(
            _("Retrait de l’accord"), "quiet", icon="undo", on_click=lambda: ask("withdraw", "")
        )
        acts = Flow(
            Button(_("Modifier"), "quiet", icon="pen", on_click=lambda: ask("pupil", "")),
            Button(_("Ouvrir sa fiche"), "quiet", icon="person", on_click=lambda: ask("resident", "")),
            self._withdraw,
            spacing=S,
        )
        head = Card(self.name, self._facts, box(acts))
        found = Button(_("Ajouter un stage trouvé"), "quiet", icon="plus", on_click=lambda: ask("found", ""))
        self.placed = Lines(_("Aucun stage pour l’instant."))
        self.offered = Lines(_("Aucune offre ouverte ne reste à proposer."))
        for made in (self.placed, self.offered):
            made.acted.connect(self.acted)
        self._found = found
        self._offers = Card(self.offered, title=_("Offres qui pourraient convenir"))
        stays = Card(self.placed, title=_("Stage"), actions=(found,))
        inside = column(
            self._blocked, self._doubt, head, stays, self._offers, None, spacing=L, margins=(0, 0, S, XL)
        )
        self.setLayout(column(scrolled(box(inside))))

    def fill(self, page: PupilPage) -> None:
        """Show a pupil."""
        row = page.row
        self.name.setText(row.name)
        self._facts.fill(shown.facts(page, self._today()))
        for banner, sentence in ((self._blocked, row.blocked), (self._doubt, page.doubt)):
            banner.say(sentence)
            banner.setVisible(bool(sentence))
        holds = bool(row.pupil.agreed_on) and not row.pupil.withdrew_on and not page.adult
        self._withdraw.setVisible(holds)
        self._found.setVisible(not row.hosted and not row.blocked)
        self.placed.fill([line for one in page.internships for line in lines.placed(one, page)])
        self.offered.fill([lines.offered(one, bool(row.blocked)) for one in page.offers])
        self._offers.setVisible(not row.hosted)
