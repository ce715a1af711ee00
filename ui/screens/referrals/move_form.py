"""What became of it: one answer among those possible, its day, and what it needs. Enter writes it down."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cad.domain.text import _
from ui.screens.referrals import moves
from ui.screens.referrals.moves import Answer
from ui.screens.referrals.shown import Shown
from ui.theme.measures import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import box, column, row
from ui.widgets.pause import Pause
from ui.widgets.picks import Picks
from ui.widgets.text import Text
from ui.widgets.text_field import TextField
from ui.widgets.time_field import TimeField


class MoveForm(QWidget):
    """`answered` carries an `Answer`; `paused` its fields, at each rest, so that they are kept."""

    answered = Signal(object)
    paused = Signal(dict)

    def __init__(self, today: Any) -> None:
        super().__init__()
        self._today = today
        self._shown: Shown | None = None
        self.picks = Picks()
        self.picks.setAccessibleName(_("Ce qui s’est passé"))
        self._make_fields()
        self._trouble = Banner("", tone="danger")
        self.save = Button(_("Noter"), "primary", icon="check", on_click=self.submit)
        hint = _("Une lettre choisit la réponse (avec Alt depuis la recherche), Entrée la note.")
        self._when = row(self.fields["on"], self.fields["day"], self.fields["time"], spacing=M)
        self._rest = Pause(self, lambda: self.paused.emit(self.value()))
        self._fields = box(
            column(
                self._when,
                *(self.fields[name] for name in ("place", "how", "reason", "detail")),
                row(Text(hint, "caption", "muted"), self.save, spacing=S, stretch=0),
                spacing=M,
            )
        )
        self.setLayout(column(self._trouble, self.picks, self._fields, spacing=M))
        self._listen()
        self.refuse({})

    def _make_fields(self) -> None:
        day = DateField(past=True, today=self._today)
        self.fields: dict[str, Field[Any]] = {
            "on": Field(_("Le"), day),
            "day": Field(_("Rendez-vous le"), DateField(today=self._today)),
            "time": Field(_("Heure"), TimeField()),
            "place": Field(_("Lieu"), TextField(), optional=True),
            "how": Field(_("La personne a donné son accord"), Picks(moves.ways())),
            "reason": Field(_("Raison"), Picks(moves.reasons())),
            "detail": Field(_("Précision"), TextField(), optional=True),
        }

    def _listen(self) -> None:
        self.picks.changed.connect(self._chosen)
        self.picks.hinted.connect(self._go_on)
        self.picks.entered.connect(self._enter)
        for field in self.fields.values():
            field.editor.changed.connect(self._rest.start)
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self.submit)
            elif isinstance(field.editor, Picks):
                field.editor.entered.connect(self.submit)

    def offer(self, shown: Shown, draft: dict[str, Any]) -> None:
        """Offer the answers of a referral; what is half typed about the same one stays."""
        same = self._shown and (self._shown.id, self._shown.state) == (shown.id, shown.state)
        self._shown = shown
        if not same:
            self.clear(draft)

    def clear(self, draft: dict[str, Any] | None = None) -> None:
        """Nothing chosen, or what was being typed."""
        self._rest.stop()
        kept = {"on": self._today().isoformat()} | (draft or {})
        for name, field in self.fields.items():
            field.editor.set_value(kept.get(name, ""))
        if self._shown:
            self.picks.set_picks(self._shown.moves, kept.get("state", ""))
        self.refuse({})
        self._lay()

    def value(self) -> dict[str, str]:
        """What is answered so far; {} while nothing is chosen."""
        if not self.picks.value():
            return {}
        asked = ("on", *self._asked())
        said = {name: self.fields[name].editor.value() for name in asked}
        return {"state": self.picks.value()} | said

    def _asked(self) -> tuple[str, ...]:
        state = self.picks.value()
        return moves.asks(state, consented=bool(self._shown and self._shown.consented)) if state else ()

    def _chosen(self) -> None:
        if self.picks.value() == "appointment" and self._shown and not self.fields["place"].editor.value():
            self.fields["place"].editor.set_value(self._shown.place)
        self.refuse({})
        self._lay()
        self._rest.start()

    def _lay(self) -> None:
        """Show what the answer chosen asks for."""
        state, asked = self.picks.value(), self._asked()
        for name, field in self.fields.items():
            field.setVisible(name == "on" or name in asked)
        self.fields["on"].set_label(moves.ON.get(state, _("Le")))
        self.fields["detail"].set_label(moves.DETAIL.get(state, _("Précision")))
        self.fields["detail"].set_optional(state not in ("outcome", "revoked"))
        self._fields.setVisible(bool(state))

    def _go_on(self) -> None:
        """After a letter: to what is asked first, when something must be."""
        answer = Answer(**self.value())
        missing = moves.problems(answer, consented=bool(self._shown and self._shown.consented))
        if missing:
            self.fields[next(iter(missing))].setFocus()

    def _enter(self) -> None:
        if self.picks.value():
            self._go_on()
            focus = QApplication.focusWidget()
            if focus and self.picks.isAncestorOf(focus):
                self.submit()

    def submit(self) -> None:
        """Write it down, unless a day or a time does not read."""
        read = [n for n, f in self.fields.items() if hasattr(f.editor, "problem") and not f.isHidden()]
        unread = {n: said for n in read if (said := self.fields[n].editor.problem())}
        self.refuse(unread)
        if not unread and self.picks.value():
            self.answered.emit(Answer(**self.value()))

    def refuse(self, problems: dict[str, str]) -> None:
        """Show what is wrong: beside its field, "" above them all."""
        for name, field in self.fields.items():
            field.set_error(problems.get(name, ""))
        whole = problems.get("", "")
        self._trouble.say(whole)
        self._trouble.setVisible(bool(whole))
        wrong = next((field for name, field in self.fields.items() if problems.get(name)), None)
        if wrong:
            wrong.setFocus()
