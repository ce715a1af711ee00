"""Out there, on one page: the three fields, then who was met; large, calm, one hand on the keyboard."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from cad.domain.session import Passage
from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.outing.entry import Entry
from ui.screens.outing.header import Standing
from ui.screens.outing.presenter import Presenter
from ui.screens.outing.states import State
from ui.screens.outing.typed import Typed
from ui.screens.referrals.whom import Whom
from ui.theme.look import look
from ui.theme.measures import XL, L, M
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dressed import announce
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, clear, column
from ui.widgets.overlay import covered
from ui.widgets.page import Page
from ui.widgets.pause import Pause
from ui.widgets.rows import Row
from ui.widgets.text import Text


class Screen(QWidget):
    """Nothing here waits for the record: it is told when it is done."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._whom: Whom | None = None
        self.presenter = presenter = Presenter(desk, self)
        self.entry, self.standing = Entry(), Standing(desk)
        self._keep = Pause(self, presenter.keep)
        self._other_light = ""
        self.dark = Button("", icon="moon", shortcut="F8", on_click=self._change_light)
        self.over = Button(_("Terminer"), icon="check", on_click=lambda: presenter.do("over"))
        self._page = Page(_("Sortie"), actions=(self.over, self.dark), foot=(self.standing,))
        self._state = column()
        large = {"role": "lead"}
        self.note = Button(_("Noter"), "primary", icon="check", on_click=presenter.submit, **large)
        self.leave = Button(_("Ne pas corriger"), icon="close", on_click=presenter.leave_correction, **large)
        self.anonymous = Button(_("+1 anonyme (F2)"), shortcut="F2", on_click=presenter.one_more, **large)
        self.noted = Text("", "lead", "success")
        self._again = Button(_("Reprendre ce qui n’a pas été noté"), icon="undo", on_click=presenter.take_up)
        acts = box(Flow(self.note, self.leave, self.anonymous, self._again, spacing=M))
        self._form = Card(self.entry, acts, self.noted, margin=XL)
        self.met = FittedList(_("Contacts de la sortie"))
        advice = _("Entrée corrige, ou ouvre la fiche · F ouvre une fiche · C quelqu’un du carnet · R retire")
        self._list = Card(Text(advice, "caption", "muted"), self.met, title=_("Contacts"))
        for hidden in (self.leave, self._again, self.noted, self._list):
            hidden.hide()
        for part in (box(self._state), self._form, self._list):
            self._page.body.addWidget(part)
        self._page.body.addStretch(1)
        self._page.body.setSpacing(L)
        self.setLayout(column(self._page))
        self._listen()

    def _listen(self) -> None:
        presenter = self.presenter
        self._desk.changed.connect(lambda done: presenter.changed(done, self.isVisible()))
        self._desk.preferred.connect(lambda _preferences: self._show_light())
        self.entry.submitted.connect(presenter.submit)
        self.entry.left.connect(presenter.leave_correction)
        self.entry.changed.connect(self._typed)
        self.entry.looked.connect(presenter.look)
        self.entry.taken.connect(presenter.take)
        self.met.opened.connect(presenter.open)
        self.met.typed.connect(lambda letter: presenter.type(self.met.current(), letter))

    def _typed(self) -> None:
        self._keep.start()
        self.noted.hide()

    def arrive(self, **where: str) -> None:
        """Come to a `session`, ready to note someone."""
        self._show_light()
        self.standing.ask()
        self.presenter.arrive(where.get("session", "") or self.presenter.session)
        if not covered(self):
            self.entry.take_keyboard()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        return [
            (_("Compter une personne anonyme"), "people", self.presenter.one_more, "plus un F2"),
            (_("Vérifier avant de partir"), "list", lambda: self.presenter.do("ready"), "départ prêt"),
            (_("Terminer la sortie"), "check", lambda: self.presenter.do("over"), "fin fermer"),
            (_("Changer la lumière de l’écran"), "moon", self._change_light, "sombre nuit clair F8"),
        ]

    def _change_light(self) -> None:
        """Dark in one key, and back to what it was."""
        now = "dark" if look().palette.dark else ""
        from cad.services.preferences import preferences

        def change(found: Any) -> None:
            wanted = (self._other_light or "light") if now else "dark"
            self._other_light = "" if now else found.palette
            self._desk.prefer(palette=wanted)

        self._desk.ask(preferences, change)

    def _show_light(self) -> None:
        dark = look().palette.dark
        self.dark.setText(_("Clair (F8)") if dark else _("Sombre (F8)"))
        self.dark.set_icon("sun" if dark else "moon")

    # What the presenter shows

    def show_page(self, title: str, summary: str, rows: list[Row]) -> None:
        """See `presenter.View`."""
        self._page.set_title(title, summary)
        self.met.set_rows(rows)
        self._list.setVisible(bool(rows))

    def show_state(self, state: State | None) -> None:
        """See `presenter.View`."""
        clear(self._state)
        if state:
            ways = (
                Button(label, "quiet", on_click=partial(self.presenter.do, key)) for key, label in state.ways
            )
            self._state.addWidget(Banner(state.sentence, tone="warning", actions=tuple(ways)))

    def typed(self) -> Typed:
        """See `presenter.View`."""
        return self.entry.typed()

    def fill(self, typed: Typed, correcting: bool = False) -> None:
        """See `presenter.View`."""
        self._keep.stop()
        self.note.setText(_("Corriger") if correcting else _("Noter"))
        self.leave.setVisible(correcting)
        self.anonymous.setVisible(not correcting)
        self.entry.fill(typed)
        self._page.show_top()

    def show_errors(self, errors: dict[str, str]) -> None:
        """See `presenter.View`."""
        self.entry.show_errors(errors)

    def show_found(self, people: list[Row]) -> None:
        """See `presenter.View`."""
        self.entry.show_found(people)

    def show_noted(self, sentence: str, tone: str) -> None:
        """See `presenter.View`."""
        self.noted.setText(sentence)
        self.noted.set_tone(tone)
        self.noted.show()
        self._again.setVisible(bool(self.presenter.refused))
        announce(self.noted, sentence)

    def ask_whom(self, question: str) -> None:
        """See `presenter.View`."""
        if self._whom is None:
            self._whom = Whom(self.window(), self._desk, question, self.presenter.is_known)
        self._whom.palette.open_palette()

    def ask_file(self, met: Passage) -> None:
        """See `presenter.View`."""
        from ui.screens.residents.met_person import MetPresenter
        from ui.screens.residents.new_sheet import NewPersonSheet

        NewPersonSheet(self.window(), self._desk, partial(MetPresenter, met=met)).open()
