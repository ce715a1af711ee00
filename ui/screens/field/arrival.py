"""Someone comes in: who, what for, whom they ask for; Enter writes it and the next one may come."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cad.domain.names import display_name
from cad.domain.text import _
from cad.services.finding import FoundResident
from ui.palette import person_row
from ui.screens.asking import Names
from ui.theme.measures import M, S
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.dressed import announce
from ui.widgets.field import Field
from ui.widgets.layout import column, row
from ui.widgets.suggesting_field import SuggestingField
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


class ArrivalBar(QWidget):
    """`submitted` carries the arguments of `passages.arrive`; `looked` what is typed of a name; `counted`
    that somebody came by of whom nothing is known.
    """

    submitted = Signal(dict)
    looked = Signal(str)
    counted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, FoundResident] = {}
        self._known = ""
        self.who = SuggestingField(
            "", name=_("Qui arrive"), listed=_("Du carnet"), placeholder=_("Nom, prénom… ou rien")
        )
        self.reason = TextField(placeholder=_("Courrier, logement, CV…"))
        self.wanted = Choice([("", _("N’importe qui"))], "")
        self.save = Button(_("Noter l’arrivée"), "primary", icon="plus", on_click=self.submit)
        self.one_more = Button(_("+1 anonyme (F2)"), icon="people", on_click=self.counted.emit)
        self._trouble = Text("", "caption", "danger")
        who = Field(_("Qui arrive"), self.who)
        reason = Field(_("Pour"), self.reason, optional=True)
        self._wanted = Field(_("Demande à voir"), self.wanted, optional=True)
        fields = row(who, reason, self._wanted, spacing=M)
        for place, share in enumerate((4, 4, 3)):
            fields.setStretch(place, share)
        fields.setAlignment(reason, Qt.AlignmentFlag.AlignTop)
        fields.setAlignment(self._wanted, Qt.AlignmentFlag.AlignTop)
        self.setLayout(
            column(fields, self._trouble, row(self.save, self.one_more, None, spacing=S), spacing=M)
        )
        self._trouble.hide()
        self.who.typed.connect(self._typed)
        self.who.picked.connect(self._pick)
        for line in (self.who.line, self.reason):
            line.installEventFilter(self)
        self.setFocusProxy(self.who)

    def set_team(self, team: Names) -> None:
        """Whom one may ask for."""
        self.wanted.set_options([("", _("N’importe qui")), *team])
        self._wanted.setVisible(len(team) > 1)

    def show_found(self, people: Sequence[FoundResident], today: str) -> None:
        """Of the notebook, whose name it may be."""
        self._found = {one.id: one for one in people}
        self.who.show_rows([person_row(one, today) for one in people] if not self._known else [])

    def submit(self) -> None:
        """Write it down."""
        typed: dict[str, Any] = {"reason": self.reason.value(), "wanted": self.wanted.value()}
        typed |= {"resident": self._known} if self._known else {"name": self.who.value()}
        self.submitted.emit({name: value for name, value in typed.items() if value})

    def done(self) -> None:
        """It is written: the next one."""
        self._known = ""
        self.who.set_value("")
        self.reason.set_value("")
        self.wanted.set_value("")
        self.refuse("")
        self.who.setFocus()

    def refuse(self, sentence: str) -> None:
        """Why it is not written."""
        if sentence:
            announce(self, sentence)
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def typing(self) -> bool:
        """Whether something is half typed."""
        return bool(self.who.value() or self.reason.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line writes it all."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in enter:
            self.submit()
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._known = ""
        self.refuse("")
        self.looked.emit(self.who.value())

    def _pick(self, key: str) -> None:
        self._known = key
        one = self._found[key]
        self.who.set_value(display_name(one.usage_name, one.first_name, one.birth_name))
        self.reason.setFocus()
