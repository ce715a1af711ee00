"""One project: its stages as a thread, what is known of it, its money, its desks, whom one met."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.business import ABANDONED, STAGES
from cad.domain.dates import show_date
from cad.domain.text import _
from cad.services.business_pages import BusinessPage
from ui.screens.businesses import lines, story
from ui.theme.measures import XL, L, S
from ui.widgets.badge import Badge
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.fitted_timeline import FittedTimeline
from ui.widgets.layout import Flow, box, column, row
from ui.widgets.listed import Listed
from ui.widgets.page import scrolled
from ui.widgets.stage_thread import StageThread
from ui.widgets.text import Text


class Panel(QWidget):
    """`asked` carries what one wants, and of which request, stay or meeting."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.name, self._over, self.stages, self._facts = (
            Text("", "title"), Badge("", "danger", icon="close"), StageThread(STAGES.items()), Facts(),
        )  # fmt: skip
        self.next = self._button(_("Étape suivante"), "arrow-right", "next", "primary")
        self._ways = {
            "refer": self._button(_("Orienter"), "referral", "refer"),
            "resident": self._button(_("Ouvrir sa fiche"), "person", "resident"),
            "register": self._button(_("Immatriculation"), "storefront", "register"),
            "business": self._button(_("Modifier"), "pen", "business"),
            "abandon": self._button(_("Abandonner"), "close", "abandon"),
            "resume": self._button(_("Reprendre le projet"), "redo", "resume"),
        }
        self._actions = Flow(self.next, *self._ways.values(), spacing=S)
        first = row(self.name, self._over, spacing=S)
        first.setStretch(0, 1)
        head = Card(box(first), self.stages, self._facts, box(self._actions))
        self.money, self.fundings = Figures(), FittedList(_("Financements"))
        self.stays = FittedList(_("Hébergement"))
        self.contacts = FittedList(_("Partenaires rencontrés"))
        self.story = FittedTimeline(_("Le fil du projet"))
        self._funded = Listed(
            _("Financements"), self.fundings, _("Noter une demande"), self._adds("funding"), self.money
        )
        self._hosted = Listed(
            _("Centre d’affaires de quartier"), self.stays, _("Noter un bureau"), self._adds("stay")
        )
        self._met = Listed(
            _("Partenaires rencontrés"), self.contacts, _("Noter une rencontre"), self._adds("contact")
        )
        self.fundings.opened.connect(lambda key: self.asked.emit("answer", key))
        self.stays.opened.connect(lambda key: self.asked.emit("stay", key))
        self.contacts.opened.connect(lambda key: self.asked.emit("contact", key))
        self.after = self._button(_("Noter ce qui a suivi"), "plus", "outcome")
        thread = Card(self.story, title=_("Le fil du projet"), actions=(self.after,))
        inside = column(
            head, self._funded, self._hosted, self._met, thread, None, spacing=L, margins=(0, 0, S, XL)
        )
        self.setLayout(column(scrolled(box(inside))))

    def _button(self, words: str, icon: str, what: str, look: str = "quiet") -> Button:
        return Button(words, look, icon=icon, on_click=lambda: self.asked.emit(what, ""))

    def _adds(self, what: str) -> Callable[[], None]:
        return lambda: self.asked.emit(what, "")

    def fill(self, page: BusinessPage) -> None:
        """Show a project."""
        over = page.stage == ABANDONED
        self.name.setText(page.business.name)
        self._over.set(
            _("Abandonné le {day}").format(day=show_date(page.moves[-1].on)) if over else "", "danger"
        )
        self.stages.set_current(story.standing(page))
        self.stages.set_marks(story.reached(page))
        self._facts.fill(lines.facts(page))
        after = story.next_stage(page)
        self.next.setText(_("Passer à «\u00a0{stage}\u00a0»").format(stage=STAGES[after]) if after else "")
        self.next.setVisible(bool(after))
        for key, shown in (("abandon", not over), ("register", not over), ("resume", over)):
            self._ways[key].setVisible(shown)
        self.money.fill(lines.money(page))
        self.money.setVisible(bool(page.fundings))
        self._funded.fill(lines.fundings(page), _("Rien n’a encore été demandé."))
        self._hosted.fill(lines.stays(page), _("Aucun bureau pour l’instant."))
        self._met.fill(lines.contacts(page), _("Personne n’a encore été rencontré."))
        self.story.set_entries(story.entries(page))
        self.after.setVisible(bool(page.business.registered_on))
