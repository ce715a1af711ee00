"""Fields that several forms ask for alike, and how they stand side by side."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.screens.asking import Form
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import M
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import Item, row

Today = Callable[[], date]
Sheets = Mapping[str, Callable[[QWidget, Form, Today], FormSheet]]
"""The sheet that asks for each kind of form."""
Ways = tuple[tuple[str, str, str], ...]
"""Other buttons of a form: key, label, icon."""

ABSENT = _("Absente de la liste\u202f? Ajoutez-la d’abord dans Partenaires.")


def removes(form: Form, way: str = "remove", label: str = "") -> Ways:
    """What is known already may be withdrawn."""
    return ((way, label or _("Retirer"), "trash"),) if form.about else ()


def span(starts_on: str, ends_on: str, today: Today, *, optional: bool = False) -> Fields:
    """From a day to another."""
    return {
        "starts_on": Field(_("Du"), DateField(starts_on, today=today, width=0), optional=optional),
        "ends_on": Field(_("Au"), DateField(ends_on, today=today, width=0), optional=optional),
    }


def line(fields: Fields, *names: str) -> Item:
    """Fields side by side, as wide as one another."""
    made = row(*(fields[name] for name in names), spacing=M)
    for i in range(len(names)):
        made.setStretch(i, 1)
    return made
