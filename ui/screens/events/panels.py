"""Beside the list: all events together, or one with who is on its list and what became of them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.event_pages import EventList, EventPage
from ui.screens.events import lines, shown
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

PRESENCE = ("v", "p")


class WholePanel(QWidget):
    """Read only."""

    def __init__(self) -> None:
        super().__init__()
        self.figures, self.kinds = Figures(), FittedList(_("Par sorte"))
        self._note = Text(_("Les venues comptent aussi les personnes restées sans nom."), "caption", "muted")
        head = Card(Text(_("Toutes les rencontres"), "title"), self.figures, self._note)
        self._by_kind = Card(self.kinds, title=_("Par sorte"))
        self.setLayout(
            column(scrolled(box(column(head, self._by_kind, None, spacing=L, margins=(0, 0, S, XL)))))
        )

    def fill(self, found: EventList) -> None:
        """Show the figures of the events listed."""
        self.figures.fill(shown.whole_figures(found))
        rows = lines.kinds(found)
        self.kinds.set_rows(rows)
        self._by_kind.setVisible(bool(rows))


class EventPanel(QWidget):
    """`asked` carries what one wants; `opened` someone of the list; `typed` them and the letter typed."""

    asked = Signal(str)
    opened = Signal(str)
    typed = Signal(str, str)

    def __init__(self, today: Callable[[], str]) -> None:
        super().__init__()
        self._today = today
        self.name, self._facts, self.figures = Text("", "title"), Facts(), Figures()
        self._off = Banner("", tone="warning", actions=(self._button("restore", _("Rétablir"), "undo"),))
        self._cancel = self._button("cancel", _("Annuler"), "close")
        self._remove = self._button("remove", _("Retirer"), "trash")
        self._print = self._button("invitations", _("Invitations"), "print")
        acts = Flow(
            self._button("edit", _("Modifier"), "pen"),
            self._print,
            self._button("sign_in", _("Émargement"), "print"),
            self._cancel,
            self._remove,
            spacing=S,
        )
        head = Card(self.name, self._facts, self.figures, box(acts))
        self.guests, self._advice = FittedList(_("Personnes de la rencontre")), Text("", "caption", "muted")
        self.guests.opened.connect(self.opened)
        self.guests.typed.connect(self._letter)
        self.invite = self._button("invite", _("Inviter"), "plus")
        self._known = self._button("come", _("Personne connue"), "person")
        self._new = self._button("newcomer", _("Nouvelle personne"), "plus")
        self._heads = self._button("heads", _("Sans nom…"), "people")
        adding = box(Flow(self.invite, self._known, self._new, self._heads, spacing=S))
        people = Card(adding, self._advice, self.guests, title=_("Personnes"))
        self.after = FittedList(_("Et après\u202f?"))
        self._then = Card(self.after, title=_("Et après\u202f?"))
        inside = column(self._off, head, people, self._then, None, spacing=L, margins=(0, 0, S, XL))
        self.setLayout(column(scrolled(box(inside))))

    def _letter(self, letter: str) -> None:
        """Who came or did not is said down the list: the next line is then the one meant."""
        self.typed.emit(self.guests.current(), letter)
        if letter.lower() in PRESENCE:
            self.guests.step(1)

    def _button(self, what: str, label: str, icon: str) -> Button:
        return Button(label, "quiet", icon=icon, on_click=lambda: self.asked.emit(what))

    def fill(self, page: EventPage) -> None:
        """Show an event."""
        today = self._today()
        off, begun = bool(page.event.cancelled_on), page.event.starts_at[:10] <= today
        self.name.setText(page.event.title)
        self._facts.fill(shown.facts(page))
        self.figures.fill(shown.figures(page, today))
        self._off.say(*shown.cancelled(page))
        self._off.setVisible(off)
        self._cancel.setVisible(not off)
        self._remove.setVisible(not page.guests and not page.event.heads)
        self._print.setVisible(not off and page.count("invited", "coming") > 0)
        self.invite.setVisible(not off and not begun)
        for button in (self._known, self._new, self._heads):
            button.setVisible(begun)
        self._advice.setText(shown.advice(page, today))
        self.guests.set_rows([lines.guest(one, page) for one in page.guests])
        self.guests.setVisible(bool(page.guests))
        self.after.set_rows(lines.after(page))
        self._then.setVisible(bool(page.after))
