"""« Possible double »: another file that may be this person, why, and what one may say to that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.partial_date import show_partial
from cad.domain.text import _, n_
from cad.services.duplicates import PossibleDuplicate
from ui.theme.measures import S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layout import column


class Doubles(QWidget):
    """`said` carries "compare" or "apart" and the other file’s id: nobody merges without having looked."""

    said = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._other = ""
        actions = (
            Button(_("Ce sont deux personnes"), "plain", on_click=lambda: self._say("apart")),
            Button(_("Comparer les fiches"), icon="merge", on_click=lambda: self._say("compare")),
        )
        self._banner = Banner("", tone="warning", actions=actions)
        self.setLayout(column(self._banner, spacing=S))
        self.fill([])

    def fill(self, found: list[PossibleDuplicate]) -> None:
        """Show the likeliest; the next one comes once this one is settled."""
        self.setVisible(bool(found))
        if not found:
            return
        first = found[0]
        self._other = first.id
        more = n_("", " (et {n} autres)", len(found) - 1) if len(found) > 2 else ""
        known = ", ".join(filter(None, (show_partial(first.birth_date), first.city)))
        sentence = (
            _("Possible double\u00a0: {name}").format(name=first.name)
            + (f" ({known})" if known else "")
            + more
        )
        self._banner.say(sentence, " · ".join(first.reasons))

    def _say(self, what: str) -> None:
        self.said.emit(what, self._other)
