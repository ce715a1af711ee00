"""One service in full: for whom, when, where, how it answered, and what one does with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.choosing import Change
from ui.screens.directory.shown import Said, Shown
from ui.theme.measures import XL, XS, L, S
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner, Glyph
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class HelperPanel(QWidget):
    """`asked` carries what one wants: refer, favourite, note, pick, choose, follow, keep."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name, self._partner = Text("", "title"), Text("", "body", "muted")
        self._badges, self._answers = Flow(spacing=6), column(spacing=XS)
        self._facts, self._words = Facts(), Text("", selectable=True)
        self._changes = column(spacing=S)
        self._changed = box(self._changes)
        self._note = Text("", "body")
        self._make_actions()
        buttons = Flow(self.refer, self.favourite, self.annotate, self.pick, self.choose, spacing=S)
        self._noted = Card(self._note, title=_("Votre note"), tone="warning")
        self._about = Card(self._words, title=_("Présentation"))
        head = Card(self._name, self._partner, box(self._badges), box(self._answers), box(buttons))
        inside = column(
            head, self._changed, self._noted, Card(self._facts), self._about, None,
            spacing=L, margins=(0, 0, S, XL),
        )  # fmt: skip
        self.setLayout(column(scrolled(box(inside))))

    def _make_actions(self) -> None:
        ask = self.asked.emit
        self.refer = Button(
            _("Orienter"), "primary", icon="referral", on_click=lambda: ask("refer"), shortcut="Ctrl+O"
        )
        self.favourite = self._quiet("star", "favourite", "Ctrl+D")
        self.annotate = self._quiet("note", "note", "Ctrl+E", _("Noter"))
        self.pick = self._quiet("scales", "pick", "Ctrl+B")
        self.choose = Button("", "quiet", icon="building", on_click=lambda: ask("choose"))

    def _quiet(self, icon: str, what: str, keys: str, words: str = "") -> Button:
        return Button(words, "quiet", icon=icon, on_click=lambda: self.asked.emit(what), shortcut=keys)

    def fill(self, shown: Shown, changes: tuple[Change, ...], *, chosen: bool) -> None:
        """Show a service; `chosen`: it is among one’s partners."""
        self._name.setText(shown.name)
        self._partner.setText(shown.partner)
        clear(self._badges)
        for text, tone, icon in shown.badges:
            self._badges.addWidget(Badge(text, tone, icon=icon))
        clear(self._answers)
        for said in (*shown.answers, *((shown.past,) if shown.past else ())):
            self._answers.addWidget(_answer(said))
        self._facts.fill(shown.facts)
        self._words.setText(shown.description)
        self._about.setVisible(bool(shown.description))
        self._note.setText(shown.note)
        self._noted.setVisible(bool(shown.note))
        self.favourite.setText(_("Retirer des favoris") if shown.favourite else _("Favori"))
        self.favourite.set_icon("star-full" if shown.favourite else "star")
        self.choose.setText(_("Voir le partenaire") if chosen else _("Ajouter aux partenaires"))
        self.refer.setEnabled(not shown.gone or chosen)
        self.choose.setVisible(chosen or not shown.gone)
        self._fill_changes(changes)

    def show_picked(self, picked: bool) -> None:
        """Whether it is to be compared."""
        self.pick.setText(_("Ne plus comparer") if picked else _("Comparer"))

    def _fill_changes(self, changes: tuple[Change, ...]) -> None:
        clear(self._changes)
        self._changed.setVisible(bool(changes))
        if not changes:
            return
        told = "\n".join(
            _("{label}\u00a0: {theirs}").format(label=one.label, theirs=one.theirs) for one in changes
        )
        take = Button(_("Reprendre"), on_click=lambda: self.asked.emit("follow"))
        keep = Button(_("Garder le nôtre"), "plain", on_click=lambda: self.asked.emit("keep"))
        words = _("L’annuaire a changé.\n{told}").format(told=told)
        self._changes.addWidget(Banner(words, actions=(take, keep)))


def _answer(said: Said) -> QWidget:
    """One answer, its mark before it."""
    words = Text(said.words, "body", said.tone)
    line = box(row(Glyph(said.icon, said.tone, 16), words, spacing=S, stretch=1))
    line.setAccessibleName(said.words)
    return line
