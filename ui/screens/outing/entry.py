"""The three fields of a contact, in large type: who, what they need, whether to call them back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.domain.themes import THEMES
from ui.screens.outing.typed import LABELS, Typed
from ui.theme.measures import XL, L, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chips import ChipPicker
from ui.widgets.ends import Ends
from ui.widgets.field import Field
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import box, column, row
from ui.widgets.picks import Pick, Picks
from ui.widgets.rows import Row
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

_LARGE = "lead"


class Entry(QWidget):
    """`submitted` is Enter in any field, `left` Escape; `looked` carries the name as one types it, `taken`
    someone of the notebook and how to call them; `changed` anything typed.
    """

    submitted = Signal()
    left = Signal()
    changed = Signal()
    looked = Signal(str)
    taken = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._known = ("", "")
        self._rows: list[Row] = []
        self._make_fields()
        self._trouble = Banner("", tone="danger")
        self._trouble.hide()
        back = box(Ends(*(self.fields[name] for name in ("call_back", "phone", "language")), spacing=L))
        need = column(self.fields["themes"], self.fields["heard"], spacing=S)
        who = column(self.fields["name"], self._who, self.found, spacing=S)
        self.setLayout(column(self._trouble, who, need, back, spacing=XL))
        self._listen()

    def _make_fields(self) -> None:
        self.name = TextField(placeholder=_("un prénom suffit, ou rien"), role=_LARGE)
        self.themes = ChipPicker([(t.key, t.short, t.icon) for t in THEMES], hinted=True, role=_LARGE)
        self.heard = TextField(placeholder=_("avec ses mots"), role=_LARGE)
        picks = [Pick("yes", _("Oui"), hint="O"), Pick("no", _("Non"), hint="N")]
        self.call_back = Picks(picks, role=_LARGE)
        self.phone = TextField(placeholder="06 12 34 56 78", role=_LARGE)
        self.language = TextField(placeholder=_("si on la dit"), role=_LARGE)
        made = {
            "name": Field(_("Qui"), self.name, role="title"),
            "themes": Field(_("Besoin"), self.themes, role="title"),
            "heard": Field(LABELS["heard"], self.heard),
            "call_back": Field(_("D’accord pour être rappelé·e\u202f?"), self.call_back, role="title"),
            "phone": Field(LABELS["phone"], self.phone, role="title"),
            "language": Field(LABELS["language"], self.language, role="title"),
        }
        self.fields: dict[str, Field[QWidget]] = made  # type: ignore[assignment]
        self._called = Text("", _LARGE)
        self._other = Button(_("Quelqu’un d’autre"), "quiet", icon="close", on_click=self._let_go)
        self._who = box(row(self._called, self._other, None, spacing=M))
        self._who.hide()
        self.found = FittedList(_("Dans le carnet"))
        self.found.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to the need; Down goes there
        self.found.hide()

    def _listen(self) -> None:
        for editor in (self.name, self.heard, self.phone, self.language):
            editor.returnPressed.connect(self.submitted)
            editor.changed.connect(self.changed)
            editor.installEventFilter(self)
        for group in (self.themes, self.call_back):
            group.changed.connect(self.changed)
            for part in group.findChildren(QWidget):
                part.installEventFilter(self)
        self.found.installEventFilter(self)
        self.name.changed.connect(lambda: self.looked.emit(self.name.value()))
        self.call_back.hinted.connect(self._answered)
        self.found.opened.connect(self._take)

    def _answered(self) -> None:
        """« Oui » by its letter: what comes next is the number."""
        if self.call_back.value() == "yes":
            self.phone.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape mean the same in all; Down goes to the people found, a figure to the telephone."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        line = isinstance(watched, TextField)
        if key == Qt.Key.Key_Escape:
            self._escape(watched)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not line and watched is not self.found:
            self.submitted.emit()
            return True
        if watched is self.name and key == Qt.Key.Key_Down and self.found.isVisible():
            self.found.setFocus(Qt.FocusReason.TabFocusReason)
            self.found.step(0 if not self.found.current() else 1)
            return True
        if watched is self.found and key == Qt.Key.Key_Up and self.found.currentIndex().row() <= 0:
            self.name.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.text().isdigit() and self.call_back.isAncestorOf(watched):  # type: ignore[arg-type]
            self._number(event.text())
            return True
        return super().eventFilter(watched, event)

    def _number(self, figure: str) -> None:
        """A figure typed on the answer is the beginning of a number, hence a yes."""
        self.call_back.take("yes")
        self.phone.setFocus(Qt.FocusReason.TabFocusReason)
        self.phone.insert(figure)
        self.changed.emit()

    def _escape(self, watched: QObject) -> None:
        if watched is self.found:
            self.name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()

    def _take(self, key: str) -> None:
        row_taken = next(one for one in self._rows if one.key == key)
        self.taken.emit(key, row_taken.title)

    def _let_go(self) -> None:
        self._show_known("", "")
        self.name.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _show_known(self, person: str, called: str) -> None:
        self._known = (person, called)
        self._called.setText(called)
        self._who.setVisible(bool(person))
        self.name.setVisible(not person)

    # What is in the fields

    def typed(self) -> Typed:
        """As it stands."""
        return Typed(
            "" if self._known[0] else self.name.value(),
            *self._known,
            self.themes.value(),
            self.heard.value(),
            self.call_back.value(),
            self.phone.value(),
            self.language.value(),
        )

    def fill(self, typed: Typed) -> None:
        """Put this there; the keyboard goes to the first field, or past who is known."""
        self.name.set_value(typed.name)
        self._show_known(typed.resident, typed.known)
        self.themes.set_value(typed.themes)
        self.heard.set_value(typed.heard)
        self.call_back.set_value(typed.call_back)
        self.phone.set_value(typed.phone)
        self.language.set_value(typed.language)
        self.show_found([])
        self.show_errors({})
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """To the first thing that remains to be said."""
        first = self.themes if self._known[0] else self.name
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_found(self, people: list[Row]) -> None:
        """People called so, under the name."""
        self._rows = people
        self.found.set_rows(people)
        self.found.setVisible(bool(people))

    def show_errors(self, errors: dict[str, str]) -> None:
        """By field, "" for the whole; the keyboard goes to the first that is wrong."""
        for name, field in self.fields.items():
            field.set_error(errors.get(name, ""))
        self._trouble.say(errors.get("", ""))
        self._trouble.setVisible(bool(errors.get("")))
        wrong = next((name for name in self.fields if errors.get(name)), "")
        if wrong:
            self.fields[wrong].editor.setFocus(Qt.FocusReason.TabFocusReason)
