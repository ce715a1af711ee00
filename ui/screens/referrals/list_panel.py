"""The left of the screen: the search, the states of the group, the letters being chosen, the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.screens.referrals.letter_bar import LetterBar
from ui.screens.referrals.stack import Stack
from ui.theme.measures import M, S
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import column, row
from ui.widgets.rows import Row
from ui.widgets.search_box import SearchBox


class ListPanel(QWidget):
    """The search box keeps the keyboard: the list follows its arrows."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchBox(_("Référence d’un coupon, nom ou partenaire"), pause=120)
        self.states = Choice((), width=260)
        self.states.setAccessibleName(_("État"))
        self.letters, self.list = LetterBar(), Stack()
        self._notice = Banner("", tone="warning")
        self._nothing = EmptyState("referral", _("Rien à montrer ici."))
        self._notice.hide()
        listed = Card(self.letters, self._notice, self.list, self._nothing, margin=S)
        whole = column(row(self.search, self.states, spacing=S, stretch=0), listed, spacing=M)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.search.stepped.connect(self.list.step)
        self.setFocusProxy(self.search)

    def show_states(self, states: tuple[tuple[str, str], ...], state: str) -> None:
        """The states to choose from, none where there is no choice."""
        self.states.set_options(states)
        self.states.set_value(state)
        self.states.setVisible(bool(states))

    def show_rows(self, rows: list[Row], shown: str) -> None:
        """Show the list; the one `shown` beside is pointed at."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if shown and not self.list.current():
            self.list.point(shown)

    def show_none(self, sentence: str) -> None:
        """Nothing to list, and why."""
        self._nothing.say(sentence)
        self.show_rows([], "")

    def show_notice(self, sentence: str) -> None:
        """What is wrong with what was typed, "" for nothing."""
        self._notice.say(sentence)
        self._notice.setVisible(bool(sentence))

    def seek(self) -> None:
        """Back to the search, whatever is in it ready to be typed over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
