"""Beside the list, one session: what was prepared, who comes in, who waits, who is received, who was seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.session import CALLED, LEFT, OUTREACH, SEEN, WAITING
from cad.domain.text import _
from cad.services.session_pages import SessionPage
from ui.screens.asking import Names
from ui.screens.field import lines, shown
from ui.screens.field.arrival import ArrivalBar
from ui.theme.measures import XL, XS, L, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.ends import Ends
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, column
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class SessionPanel(QWidget):
    """`asked` carries what one wants; `opened` someone; `typed` them and the letter typed."""

    asked = Signal(str)
    opened = Signal(str)
    typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.name, self._when = Text("", "title"), Text("", "body", "muted")
        self._facts, self.figures = Facts(), Figures()
        self._off = Banner("", tone="warning", actions=(self._button("restore", _("Rétablir"), "undo"),))
        again = self._button("again", _("En ouvrir une aujourd’hui"), "plus")
        end = self._button("close", _("La terminer"), "check")
        self._left_open = Banner("", tone="warning", actions=(end, again))
        self._double = Banner("", actions=(self._button("join", _("Les réunir"), "merge"),))
        self._make_buttons()
        named = box(Ends(box(column(self.name, self._when, spacing=XS)), self.figures, spacing=L))
        head = Card(named, box(Flow(*self._acts.values(), spacing=S)))
        self.arrival = ArrivalBar()
        self._arrival = Card(self.arrival)
        self._arrival.setAccessibleName(_("Qui arrive\u202f?"))
        self._prepared = Card(self._facts, title=_("Ce qui est prévu"))
        self.lists = {
            WAITING: FittedList(_("Qui attend")),
            CALLED: FittedList(_("Qui est reçu·e")),
            SEEN: FittedList(_("Qui a été vu·e")),
        }
        self._cards = {state: self._card(state) for state in self.lists}
        self.contacts = FittedList(_("Contacts de la sortie"))
        keys = Text(
            _("Entrée corrige, ou ouvre la fiche · F fiche · C quelqu’un du carnet · M modifier"),
            "caption",
            "muted",
        )
        self._contacts = Card(keys, self.contacts, title=_("Contacts"))
        for one in (*self.lists.values(), self.contacts):
            one.opened.connect(self.opened)
            one.typed.connect(lambda letter, rows=one: self.typed.emit(rows.current(), letter))
        parts = (
            self._off, self._left_open, self._double, head, self._arrival, *self._cards.values(),
            self._contacts, self._prepared,
        )  # fmt: skip
        self.setLayout(column(scrolled(box(column(*parts, None, spacing=L, margins=(0, 0, S, XL))))))

    def _make_buttons(self) -> None:
        button = self._button
        self._acts = {
            "open": button("open", _("Ouvrir"), "unlock", "primary"),
            "outing": button("outing", _("Partir en sortie"), "outreach", "primary"),
            "ready": button("ready", _("Préparer le départ"), "list"),
            "board": button("board", _("Tableau d’attente"), "people"),
            "close": button("close", _("Terminer"), "check"),
            "sheet": button("sheet", _("Feuille du soir"), "print"),
            "masked": button("masked", _("Bilan chiffré"), "print"),
            "edit": button("edit", _("Modifier"), "pen"),
            "cancel": button("cancel", _("Annuler"), "close"),
            "remove": button("remove", _("Retirer"), "trash"),
        }

    def _button(self, what: str, label: str, icon: str, look: str = "quiet") -> Button:
        return Button(label, look, icon=icon, on_click=lambda: self.asked.emit(what))

    def _card(self, state: str) -> Card:
        if state == WAITING:
            self.next = self._button("next", _("Appeler la personne suivante"), "bell", "primary")
            self.next.setToolTip("Ctrl+J")
            keys = _(
                "Entrée appelle · V vu·e · P parti·e · C collègue · F fiche · M modifier · T attend encore"
            )
            self._keys = Text(keys, "caption", "muted")
            return Card(self._keys, self.lists[state], title=_("Qui attend"), actions=(self.next,))
        title = _("Qui est reçu·e") if state == CALLED else _("Vu·es, ou parti·es")
        return Card(self.lists[state], title=title, margin=M)

    def fill(self, page: SessionPage) -> None:
        """Show a session as it stands."""
        one = page.session
        outside, off, ended = one.nature == OUTREACH, bool(one.cancelled_on), bool(one.closed_at)
        to_come = one.starts_at[:10] > page.today
        self.name.setText(one.name)
        self._when.setText(shown.when(page))
        self._facts.fill(facts := [one for one in shown.facts(page) if one[1]])
        self._prepared.setVisible(bool(facts))
        self.figures.fill(shown.figures(page))
        self.figures.setVisible(bool(page.came))
        self._off.say(*shown.cancelled(page))
        self._off.setVisible(off)
        self._left_open.say(*shown.left_open(page))
        self._left_open.setVisible(page.left_open and not off)
        self._double.say(shown.doubles(page))
        self._double.setVisible(bool(page.doubles))
        open_now = not (off or ended or to_come)
        self._show_buttons(page, outside=outside, off=off, ended=ended, to_come=to_come)
        self._arrival.setVisible(open_now and not outside and not page.left_open)
        self.arrival.set_team(self._team(page))
        self._fill_lists(page, outside=outside)

    def _show_buttons(
        self, page: SessionPage, *, outside: bool, off: bool, ended: bool, to_come: bool
    ) -> None:
        one = page.session
        shown_now = {
            "open": not off and not to_come and (ended or not one.opened_at) and not outside,
            "outing": outside and not off and not to_come and not page.left_open,
            "ready": outside and not off and not ended,
            "board": not outside and one.under_way,
            "close": one.under_way and not page.left_open,
            "sheet": bool(page.came) or ended,
            "masked": bool(page.came) and ended,
            "edit": not off,
            "cancel": not off and not ended,
            "remove": not page.came,
        }
        self._acts["outing"].setText(_("Revoir la sortie") if ended else _("Partir en sortie"))
        for key, button in self._acts.items():
            button.setVisible(shown_now[key])

    def _fill_lists(self, page: SessionPage, *, outside: bool) -> None:
        groups = {WAITING: page.of(WAITING), CALLED: page.of(CALLED), SEEN: page.of(SEEN, LEFT)[::-1]}
        emptied = any(rows.hasFocus() and not groups[state] for state, rows in self.lists.items())
        for state, some in groups.items():
            self.lists[state].set_rows([lines.came(one, page) for one in some])
            self._cards[state].setVisible(bool(some) and not outside)
        if emptied:  # the keyboard stays with the queue
            (self.lists[WAITING] if groups[WAITING] else self.arrival).setFocus()
        self.contacts.set_rows([lines.came(one, page) for one in page.came[::-1]] if outside else [])
        self._contacts.setVisible(outside and bool(page.came))

    def _team(self, page: SessionPage) -> Names:
        return tuple((i, page.names[i]) for i in page.session.team if i in page.names)
