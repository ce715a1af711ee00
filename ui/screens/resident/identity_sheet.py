"""Correcting who the person is: every field of the file, several telephones, errors beside their field."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.resident import CIVILITIES, CONTACTS, QPV, READING, Resident
from cad.domain.shown import shown_phone
from cad.domain.text import _
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.screens.resident.identity_form import LABELS, NUMBERS, SHOWN
from ui.theme.measures import M, S
from ui.widgets.button import Button, IconButton
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import Item, box, column, row
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


def identity_sheet(host: QWidget, person: Resident, advisers: dict[str, str]) -> FormSheet:
    """The form, filled with what is known. `advisers` are those who may lead, id → name."""
    fields = {name: Field(LABELS[name], _editor(name, person, advisers), optional=False) for name in SHOWN}
    return FormSheet(host, _("Modifier l’identité"), fields, items=_laid_out(fields), width=720)


def _laid_out(fields: Fields) -> tuple[Item, ...]:
    def line(*names: str) -> Item:
        made = row(*(fields[name] for name in names), spacing=M)
        for i in range(len(names)):
            made.setStretch(i, 1)
        return made

    return (
        _title(_("Qui est-ce")),
        line("civility", "first_name", "usage_name"),
        line("birth_name", "birth_date"),
        _title(_("Joindre la personne")),
        fields["phones"],
        line("phone_shared_with", "preferred_contact"),
        line("email", "email_shared_with"),
        fields["address"],
        line("postcode", "city", "qpv"),
        _title(_("Se comprendre")),
        line("languages", "reads_french"),
        fields["interpreter"],
        _title(_("Suivi")),
        line("lead_adviser", *NUMBERS[:1]),
        line(*NUMBERS[1:]),
    )


def _title(words: str) -> Text:
    return Text(words, "heading")


def _editor(name: str, person: Resident, advisers: dict[str, str]) -> QWidget:
    value = getattr(person, name)
    choices = {"civility": CIVILITIES, "preferred_contact": CONTACTS, "reads_french": READING, "qpv": QPV}
    if name in choices:
        options = [(key, label or _("Non précisée")) for key, label in choices[name].items()]
        return Choice(options, value)
    if name == "lead_adviser":
        return Choice([("", _("Personne")), *advisers.items()], value)
    if name == "birth_date":
        return DateField(value, partial=True, width=0)
    if name == "interpreter":
        return Flag(LABELS[name], value)
    if name == "phones":
        return Phones(value)
    return TextField(", ".join(value) if isinstance(value, tuple) else value)


class Flag(Check):
    """A checkbox with the shape of the other editors."""

    changed = Signal()

    def __init__(self, label: str, value: bool) -> None:
        super().__init__(label, value)
        self.clicked.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not, telling nobody."""
        self.setChecked(bool(value))


class Phones(QWidget):
    """One line per telephone; an empty one is left out."""

    changed = Signal()

    def __init__(self, value: tuple[str, ...]) -> None:
        super().__init__()
        self._lines: list[tuple[QWidget, TextField]] = []
        self._column = column(spacing=S)
        self._more = Button(_("Ajouter un téléphone"), "quiet", icon="plus", on_click=self._add_and_go)
        self.setLayout(column(self._column, row(self._more, None), spacing=S))
        self.set_value(value)

    def value(self) -> tuple[str, ...]:
        """The numbers as typed."""
        return tuple(field.value() for _line, field in self._lines if field.value())

    def set_value(self, value: Any) -> None:
        """Show these numbers, telling nobody."""
        while self._lines:
            line, _field = self._lines.pop()
            line.hide()
            line.deleteLater()
        for number in value or ("",):
            self._add(shown_phone(number))
        self.setFocusProxy(self._lines[0][1])

    def _add(self, number: str) -> TextField:
        field = TextField(number, placeholder="06 12 34 56 78")
        field.setAccessibleName(_("Téléphone {n}").format(n=len(self._lines) + 1))
        field.changed.connect(self.changed)
        line = box(
            row(field, IconButton("close", _("Retirer ce téléphone"), on_click=lambda: self._remove(field)))
        )
        self._lines.append((line, field))
        self._column.addWidget(line)
        return field

    def _add_and_go(self) -> None:
        self._add("").setFocus()

    def _remove(self, field: TextField) -> None:
        gone = next(line for line, held in self._lines if held is field)
        self._lines = [(line, held) for line, held in self._lines if held is not field]
        gone.hide()
        gone.deleteLater()
        if not self._lines:
            self._add("")
        self.changed.emit()
