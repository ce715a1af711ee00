"""Typing a value that is neither of the two, with the editor that fits the field."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cad.domain.text import _
from ui.screens.clashes.presenter import Card
from ui.theme.measures import S
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import column, row
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.time_field import TimeField


class Editor(QWidget):
    """Starts with what the record says now; `submitted` is Enter (Ctrl+Enter in a long text)."""

    submitted = Signal()

    def __init__(self, card: Card) -> None:
        super().__init__()
        self._time: TimeField | None = None
        self._main: Any = _main(card)
        parts: list[QWidget] = [Field(_help(card), self._main)]
        if card.write == "time":
            self._time = TimeField(card.typed[11:])
            parts.append(Field(_("Heure"), self._time))
        self.setLayout(column(row(*parts, *((None,) if self._time else ()), spacing=S)))
        self.setFocusProxy(self._main)
        for part in filter(None, (self._main, self._time)):
            if isinstance(part, QLineEdit):
                part.returnPressed.connect(self.submitted)
            elif isinstance(part, TextArea):
                part.submitted.connect(self.submitted)

    def value(self) -> str:
        """What is typed, as `cad.services.clashes.settle_clash` reads it."""
        typed = str(self._main.value())
        return f"{typed}T{self._time.value()}" if self._time else typed

    def problem(self) -> str:
        """What is wrong with what is typed, or ""."""
        parts: tuple[Any, ...] = (self._main, self._time)
        found = (part.problem() for part in parts if hasattr(part, "problem"))
        return next(filter(None, found), "")


def _main(card: Card) -> QWidget:
    if card.write == "choice":
        return Choice(card.options, card.typed, width=320)
    if card.write in ("long", "list"):
        return TextArea(card.typed)
    if card.write in ("day", "partial", "time"):
        return DateField(card.typed[:10], partial=card.write == "partial")
    return TextField(card.typed)


def _help(card: Card) -> str:
    words = {"list": _("{field}, un par ligne"), "time": _("Jour")}
    return words.get(card.write, "{field}").format(field=card.field)
