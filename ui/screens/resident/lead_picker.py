"""Choosing who is asked to lead: the likeliest in sight, the others by a few letters of their name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.names import fold
from cad.domain.text import _
from cad.services.transfers import PossibleLead
from ui.theme.measures import S
from ui.widgets.layout import column
from ui.widgets.picks import Pick, Picks
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

IN_SIGHT = 8
"""Names one reads at a glance."""


class LeadPicker(QWidget):
    """``value()`` is an adviser’s id, "" while nobody is chosen."""

    changed = Signal()

    def __init__(self, leads: Sequence[PossibleLead]) -> None:
        super().__init__()
        self._leads = {one.id: one for one in leads}
        self.search = TextField(placeholder=_("Un nom, une structure"))
        self.search.setAccessibleName(_("Chercher un·e conseiller·ère"))
        self.picks, self._none = Picks(), Text(_("Personne de ce nom."), "caption", "muted")
        self.setLayout(column(self.search, self.picks, self._none, spacing=S))
        self.search.setVisible(len(self._leads) > IN_SIGHT)
        self.search.textChanged.connect(lambda _text: self._show(self.value()))
        self.search.returnPressed.connect(self._take_first)
        self.picks.changed.connect(self.changed)
        self.setFocusProxy(self.search if len(self._leads) > IN_SIGHT else self.picks)
        self._show("")

    def value(self) -> str:
        """The id of who is chosen."""
        return self.picks.value()

    def set_value(self, value: str) -> None:
        """Choose someone, telling nobody."""
        self._show(value)

    def lead(self) -> PossibleLead | None:
        """Who is chosen."""
        return self._leads.get(self.value())

    def _show(self, chosen: str) -> None:
        """Those whose name or organisation has the words typed; who is chosen stays in sight."""
        wanted = fold(self.search.value()).split()
        found = [one for one in self._leads.values() if all(word in _words(one) for word in wanted)]
        shown = found[:IN_SIGHT]
        if chosen in self._leads and self._leads[chosen] not in shown:
            shown = [self._leads[chosen], *shown[: IN_SIGHT - 1]]
        self.picks.set_picks([Pick(one.id, one.name, mark=one.organisation) for one in shown], chosen)
        self._none.setVisible(not found)

    def _take_first(self) -> None:
        """Enter takes the first of those found."""
        wanted = fold(self.search.value()).split()
        first = next((k for k, one in self._leads.items() if all(w in _words(one) for w in wanted)), "")
        if wanted and first:
            self._show(first)
            self.changed.emit()


def _words(lead: PossibleLead) -> str:
    return fold(f"{lead.name} {lead.organisation}")
