"""One referral: who and whence to where, what was asked, what became of it, what happened before."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.screens.referrals.move_form import MoveForm
from ui.screens.referrals.shown import Shown
from ui.theme.measures import XL, L, M, S
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.fitted_timeline import FittedTimeline
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.page import scrolled
from ui.widgets.seam import Seam
from ui.widgets.text import Text


class Detail(QWidget):
    """`asked` carries what one wants to do: person, partner, print, edit, remove."""

    asked = Signal(str)

    def __init__(self, today: Any) -> None:
        super().__init__()
        self.form = MoveForm(today)
        self._name = Text("", "title")
        self._reference = Text("", "label", "muted", wrap=False, selectable=True)
        self._badges = Flow(spacing=6)
        self._seam_place = column(spacing=0)
        self._purpose, self._facts = Text("", selectable=True), Facts()
        self._warning = Banner("", tone="danger")
        self._history = FittedTimeline(_("Ce qui s’est passé"))
        self._make_actions()
        asked = Card(self._purpose, self._facts, title=_("Ce qui a été demandé"))
        self._moves = Card(self.form, title=_("Noter la réponse"))
        self._story = Card(self._history, title=_("Ce qui s’est passé"))
        inside = column(self._head(), self._moves, asked, self._story, None, spacing=L, margins=(0, 0, S, XL))
        self._scroll = scrolled(box(inside))
        self.setLayout(column(self._scroll))
        self.form.picks.changed.connect(self.reveal)

    def _make_actions(self) -> None:
        self._person = self._action(_("Fiche"), "person", "person")
        self._partner = self._action(_("Partenaire"), "building", "partner")
        self._print = self._action(_("Imprimer la lettre"), "print", "print")
        self._edit = self._action(_("Modifier"), "pen", "edit")
        self._remove = self._action(_("Effacer"), "trash", "remove")

    def _action(self, label: str, icon: str, what: str) -> Button:
        return Button(label, "quiet", icon=icon, on_click=lambda: self.asked.emit(what))

    def _head(self) -> Card:
        marks = row(box(self._badges), self._reference, spacing=M, stretch=0)
        actions = Flow(self._person, self._partner, self._print, self._edit, self._remove, spacing=S)
        title = box(column(self._name, marks, spacing=S))
        return Card(title, self._warning, box(self._seam_place), box(actions))

    def reveal(self) -> None:
        """Bring the whole answer into sight, once it has its place."""
        QTimer.singleShot(0, self._moves, lambda: self._scroll.ensureWidgetVisible(self._moves, 0, 0))

    def show_top(self) -> None:
        """Who it is about comes first."""
        self._scroll.verticalScrollBar().setValue(0)

    def fill(self, shown: Shown, draft: dict[str, Any]) -> None:
        """Show a referral."""
        if self._name.text() != shown.person:
            self.show_top()
        self._name.setText(shown.person)
        self._reference.setText(shown.reference)
        self._reference.setToolTip(shown.spelled)
        self._reference.setAccessibleName(_("Référence\u00a0: {spelled}").format(spelled=shown.spelled))
        clear(self._badges)
        for text, tone, icon in shown.badges:
            self._badges.addWidget(Badge(text, tone, icon=icon))
        self._fill_seam(shown)
        self._warning.say(shown.warning)
        self._warning.setVisible(bool(shown.warning))
        self._purpose.setText(shown.purpose)
        self._purpose.setVisible(bool(shown.purpose))
        self._facts.fill(shown.facts)
        self._history.set_entries(shown.history)
        self._story.setVisible(bool(shown.history))
        drafted = shown.state == "draft"
        self._print.setVisible(not drafted)
        self._edit.setVisible(drafted)
        self._remove.setVisible(drafted)
        self._moves.setVisible(bool(shown.moves))
        self._moves.set_title(_("Répondre") if shown.inbound else _("Noter la réponse"))
        self.form.offer(shown, draft)

    def _fill_seam(self, shown: Shown) -> None:
        clear(self._seam_place)
        if shown.seam:
            self._seam_place.addWidget(Seam(shown.giver, shown.receiver, shown.seam, shown.age))
        else:
            words = _("{giver} → {receiver}").format(giver=shown.giver, receiver=shown.receiver)
            self._seam_place.addWidget(Text(words, "strong"))
