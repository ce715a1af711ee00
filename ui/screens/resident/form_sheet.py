"""A sheet that asks for a few things: each answer kept as a draft while typing, errors beside their field."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cad.domain.text import _
from ui.ports import Desk
from ui.theme.measures import M
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.field import Field
from ui.widgets.layout import Item, box, column
from ui.widgets.pause import Pause

Fields = dict[str, Field[Any]]
"""Fields by name; each editor has value(), set_value() and changed."""


class FormSheet(QObject):
    """`items` fill the sheet, `fields` are what is asked; `check` may find what is wrong, by field.

    `submitted` carries the values; `paused`, at each pause, those that changed, so that a draft is kept.
    `ways` are other buttons (key, label, icon): `way` is then the key of the one that submitted, "" for the
    first.
    """

    submitted = Signal(dict)
    paused = Signal(dict)

    def __init__(
        self,
        host: QWidget,
        title: str,
        fields: Fields,
        *,
        items: tuple[Item, ...] = (),
        save: str = "",
        note: str = "",
        width: int = 560,
        ways: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        super().__init__(host)
        self.fields = fields
        self.check: Callable[[dict[str, Any]], dict[str, str]] = lambda _values: {}
        self._initial: dict[str, Any] = {}
        self._waiting = False
        self._trouble = Banner("", tone="danger")
        self.forget = Button(_("L’oublier"), "plain", on_click=self._forget)
        words = _("Ce que vous aviez tapé est là, pas encore enregistré.")
        self._found = Banner(words, actions=(self.forget,))
        for banner in (self._trouble, self._found):
            banner.hide()
        self.way = ""
        self.save = Button(save or _("Enregistrer"), "primary", icon="check", on_click=self._submit)
        self.others = tuple(
            Button(label, icon=icon, on_click=partial(self._submit, key)) for key, label, icon in ways
        )
        body = box(column(self._trouble, self._found, *(items or tuple(fields.values())), None, spacing=M))
        self.sheet = DialogSheet(
            host, title, body=body, actions=(*self.others, self.save), note=note, width=width
        )
        self._rest = Pause(self, lambda: self.paused.emit(self.typed()))
        for field in fields.values():
            field.editor.changed.connect(self._rest.start)
        self.sheet.closed.connect(self._leave)

    def open(self, draft: dict[str, Any] | None = None) -> "FormSheet":
        """Show it, with what was being typed over what is known."""
        self._initial = self.values()
        for name, value in (draft or {}).items():
            if name in self.fields:
                self.fields[name].editor.set_value(value)
        self._found.setVisible(bool(draft))
        self.sheet.open_sheet()
        restored = next((field for name, field in self.fields.items() if name in (draft or {})), None)
        if restored:  # else Enter would begin by forgetting it
            restored.editor.setFocus()
        return self

    def values(self) -> dict[str, Any]:
        """What is answered so far."""
        return {name: field.editor.value() for name, field in self.fields.items()}

    def typed(self) -> dict[str, Any]:
        """What differs from what was known when it opened: all that a draft needs to keep."""
        return {name: value for name, value in self.values().items() if value != self._initial[name]}

    def refuse(self, errors: dict[str, str]) -> None:
        """Show what is wrong: beside its field by name, at the top under ""."""
        self._waiting = False
        for name, field in self.fields.items():
            field.set_error(errors.get(name, ""))
        elsewhere = " ".join(sentence for name, sentence in errors.items() if name not in self.fields)
        self._trouble.say(elsewhere)
        self._trouble.setVisible(bool(elsewhere))
        wrong = next((field for name, field in self.fields.items() if errors.get(name)), None)
        if wrong:
            wrong.editor.setFocus()
        self.save.setEnabled(True)

    def done(self) -> None:
        """It is written: nothing is left to keep. One may have left before the answer."""
        if isValid(self):
            self._waiting = False
            self._rest.stop()
            self.sheet.close_sheet()

    def _submit(self, way: str = "") -> None:
        """Nothing unreadable is sent, nor lost: it is told beside its field."""
        self.way = way
        self._rest.stop()
        days = {
            n: f.editor for n, f in self.fields.items() if isinstance(f.editor, DateField) and f.isVisible()
        }
        errors = self.check(self.values())
        errors |= {name: problem for name, editor in days.items() if (problem := editor.problem())}
        self.refuse(errors)
        if not errors:
            self.save.setEnabled(False)
            self._waiting = True
            self.submitted.emit(self.values())

    def _leave(self) -> None:
        if self._rest.isActive() or self._waiting:
            self._rest.stop()
            self.paused.emit(self.typed())
        self.deleteLater()

    def _forget(self) -> None:
        """Back to what is known."""
        for name, value in self._initial.items():
            self.fields[name].editor.set_value(value)
        self._found.hide()
        self.paused.emit({})


class Refusing(Protocol):
    """A sheet that can say what is wrong in it."""

    def refuse(self, errors: dict[str, str]) -> None:
        """Beside each field by name, at the top under ""."""


def tell(sheet: Refusing | None, desk: Desk, errors: dict[str, str]) -> None:
    """Say what is wrong: in the sheet, or in a message once one has left it (its draft is kept)."""
    if sheet and isValid(sheet):
        sheet.refuse(errors)
    else:
        desk.say(" ".join(errors.values()), "danger")
