"""Correcting who the person is: every field of the file, several telephones, errors beside their field."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.record import Kind
from cad.domain.resident import SAID, Resident
from cad.domain.shown import shown_phone
from cad.domain.text import _
from ui.screens.resident.address_field import AddressField
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.screens.resident.identity_form import LABELS, SHOWN
from ui.screens.resident.situating import Finder, Situating
from ui.theme.measures import M, S
from ui.widgets.button import Button, IconButton
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.flag import Flag
from ui.widgets.layout import Item, box, column, row
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


def identity_sheet(
    host: QWidget, person: Resident, advisers: dict[str, str], finder: Finder | None = None
) -> FormSheet:
    """The form, filled with what is known. `advisers` are those who may lead, id → name."""
    fields: Fields = {
        name: Field(LABELS[name], _editor(name, person, advisers), optional=False) for name in SHOWN
    }
    sheet = FormSheet(host, _("Modifier l’identité"), fields, items=tuple(_laid_out(fields)), width=720)
    if finder:
        Situating(sheet, finder)
    return sheet


_PARTS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (_("Qui est-ce"), (("civility", "first_name", "usage_name"), ("birth_name", "birth_date"))),
    (
        _("Joindre la personne"),
        (
            ("phones",),
            ("phone_shared_with", "preferred_contact"),
            ("email", "email_shared_with"),
            ("address",),
            ("postcode", "city"),
            ("qpv", "neighbourhood"),
            ("qpv_source",),
        ),
    ),
    (_("Se comprendre"), (("languages", "reads_french"), ("interpreter",))),
    (_("Suivi"), (("lead_adviser", "imilo_number"), ("ft_number", "caf_number"))),
)
"""The fields under their titles, line by line; one that is in none comes last, on a line of its own."""


def _laid_out(fields: Fields) -> Iterator[Item]:
    for title, lines in _PARTS:
        yield Text(title, "heading")
        yield from (_line(fields, names) for names in lines)
    placed = {name for _title, lines in _PARTS for names in lines for name in names}
    yield from (_line(fields, (name,)) for name in fields if name not in placed)


def _line(fields: Fields, names: tuple[str, ...]) -> Item:
    if len(names) == 1:
        return fields[names[0]]
    made = row(*(fields[name] for name in names), spacing=M)
    for place in range(len(names)):
        made.setStretch(place, 1)
    return made


def _editor(name: str, person: Resident, advisers: dict[str, str]) -> QWidget:
    """By the nature of the field, but for the few that have an editor of their own."""
    field, value = SAID[name], getattr(person, name)
    if name == "address":
        return AddressField(value)
    if name == "qpv_source":
        return TextField(value, placeholder=_("Justificatif du 3 mars, carte officielle…"))
    if name == "phones":
        return Phones(value)
    if name == "lead_adviser":
        return Choice([("", _("Personne")), *advisers.items()], value)
    if field.choices:
        return Choice([(key, label or _("Non précisée")) for key, label in field.choices.items()], value)
    if field.kind in (Kind.DAY, Kind.PARTIAL):
        return DateField(value, partial=field.kind is Kind.PARTIAL, width=0)
    if field.kind is Kind.FLAG:
        return Flag(field.label, value)
    return TextField(", ".join(value) if isinstance(value, tuple) else str(value or ""))


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
