"""Beside the list: what each channel yields, or one offer and to whom it was proposed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.offer_pages import OfferList, OfferPage
from ui.screens.clauses.lines import asked
from ui.screens.offers import lines
from ui.screens.resident.lines import Lines
from ui.theme.measures import XL, L, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, column
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class WholePanel(QWidget):
    """Read only."""

    def __init__(self) -> None:
        super().__init__()
        self.figures, self.channels = Figures(), FittedList(_("Par canal de diffusion"))
        note = Text(_("Une offre diffusée par plusieurs canaux compte pour chacun."), "caption", "muted")
        head = Card(Text(_("Toutes les offres"), "title"), self.figures)
        self._by_channel = Card(self.channels, note, title=_("Par canal de diffusion"))
        self.setLayout(
            column(scrolled(box(column(head, self._by_channel, None, spacing=L, margins=(0, 0, S, XL)))))
        )

    def fill(self, found: OfferList) -> None:
        """Show the figures of the offers listed, and every channel."""
        self.figures.fill(lines.whole_figures(found))
        rows = lines.channels(found)
        self.channels.set_rows(rows)
        self._by_channel.setVisible(bool(rows))


class OfferPanel(QWidget):
    """`asked` carries what one wants; `answered` a proposal and its state, or "resident"."""

    asked = Signal(str)
    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.name, self._facts, self.figures = Text("", "title"), Facts(), Figures()
        self._close = self._button("close", _("Fermer"), "check")
        self._reopen = self._button("reopen", _("Rouvrir"), "undo")
        self._remove = self._button("remove", _("Retirer"), "trash")
        edit = self._button("edit", _("Modifier"), "pen")
        acts = Flow(edit, self._close, self._reopen, self._remove, spacing=S)
        head = Card(self.name, self._facts, self.figures, box(acts))
        self.who = self._button("candidates", _("Qui pourrait la prendre\u202f?"), "search")
        self.proposed = Lines(_("Elle n’a été proposée à personne de votre carnet."))
        self.proposed.acted.connect(self.answered)
        people = Card(self.proposed, title=_("Propositions"), actions=(self.who,))
        inside = column(head, people, None, spacing=L, margins=(0, 0, S, XL))
        self.setLayout(column(scrolled(box(inside))))

    def _button(self, what: str, label: str, icon: str) -> Button:
        return Button(label, "quiet", icon=icon, on_click=lambda: self.asked.emit(what))

    def fill(self, page: OfferPage) -> None:
        """Show an offer."""
        closed = bool(page.row.offer.closed_on)
        self.name.setText(page.row.offer.title)
        self._facts.fill(lines.facts(page.row))
        self.figures.fill(lines.figures(page.row))
        for button, shown in (
            (self._close, not closed), (self._reopen, closed), (self._remove, not page.asked),
            (self.who, not closed),
        ):  # fmt: skip
            button.setVisible(shown)
        self.proposed.fill([asked(one) for one in page.asked])
