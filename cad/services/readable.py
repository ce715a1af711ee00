"""Values of the record in words, whatever their kind: names behind links, French dates, labels of choices."""

from collections.abc import Iterable, Mapping
from typing import Any

from cad.domain import themes
from cad.domain.catalogue import RECORDS
from cad.domain.clock import here
from cad.domain.dates import show_date, show_moment
from cad.domain.encounter import VISIBILITIES
from cad.domain.partial_date import show_partial
from cad.domain.record import Field, Kind
from cad.domain.reference import show as show_reference
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.services.export_names import NAMING, Names
from cad.store.connection import Connection

THEMES = {theme.key: theme.short for theme in themes.THEMES}
_CHOICES: Mapping[str, Mapping[str, str]] = {"theme": THEMES, "visibility": VISIBILITIES}
"""Text fields whose values are keys."""
_TITLES = {
    "appointment": "at", "document": "title", "encounter": "at", "household_member": "name", "need": "theme",
    "organisation": "name", "referral": "reference", "service": "name", "step": "title",
    "team_member": "name",
}  # fmt: skip
"""The field that tells one record of a kind from the others."""


class Readable:
    """Made for one question: the names it looked up are kept as long as it is."""

    def __init__(self, names: Connection | Names) -> None:
        """`names`: what links say; from the notebook itself, nobody is masked."""
        self._names = names if isinstance(names, Names) else Names(names, frozenset(), frozenset())

    def value(self, kind: str, name: str, value: Any) -> str:
        """A value as one reads it; « rien » for an empty one."""
        item = field_of(kind, name)
        if name == "removed":
            return _("Retirer") if value else _("Garder")
        if item and item.kind is Kind.FLAG:
            return _("Oui") if value else _("Non")
        if value in ("", (), [], None):
            return _("rien")
        return self._said(item, value) if item else str(value)

    def _said(self, item: Field, value: Any) -> str:
        if item.kind is Kind.LIST:
            return ", ".join(self._one(item, one) for one in value)
        if item.kind is Kind.LINK and item.link in NAMING:
            return self.name(item.link, value)
        show = {
            Kind.DAY: show_date,
            Kind.TIME: show_moment,
            Kind.MOMENT: lambda at: show_moment(here(at)),
            Kind.PARTIAL: show_partial,
        }.get(item.kind)
        return show(value) if show else options(item).get(value, _word(item.name, value))

    def _one(self, item: Field, value: str) -> str:
        """One of a list: a record by its name, a choice by its label."""
        if item.link in NAMING:
            return self.name(item.link, value)
        return options(item).get(value, _word(item.name, value))

    def name(self, kind: str, record: str) -> str:
        """What a record is called."""
        said = self._names.of(kind, record)
        return _("hors de ce carnet") if said == record and record else said

    def about(self, kind: str, values: Mapping[str, Any]) -> str:
        """Which record it is, beside the person: « Étape : Appeler la crèche »."""
        if kind == "resident":
            return _("Fiche")
        label, title = RECORDS[kind].label if kind in RECORDS else kind, _TITLES.get(kind, "")
        if not values.get(title):
            return label
        said = self.value(kind, title, values[title])
        return _("{kind}\u00a0: {title}").format(kind=label, title=said)


def field_of(kind: str, name: str) -> Field | None:
    """The description of a field; None when a newer version of the app made it."""
    return RECORDS[kind].fields.get(name) if kind in RECORDS else None


def label(kind: str, name: str) -> str:
    """The French name of a field."""
    item = field_of(kind, name)
    return _("Retrait") if name == "removed" else item.label if item else name


def labels(kind: str, names: Iterable[str]) -> str:
    """The names of several fields, without those that only say of whom and by whom."""
    said = (name for name in names if (item := field_of(kind, name)) and item.kind is not Kind.LINK)
    return ", ".join(label(kind, name) for name in said)


def options(item: Field) -> Mapping[str, str]:
    """The values a field may take, key → label; empty when anything may be written."""
    return item.choices or _CHOICES.get(item.name, {})


def _word(name: str, value: Any) -> str:
    if name in ("phones", "phone"):
        return shown_phone(value)
    if name == "reference":
        return show_reference(value)
    return THEMES.get(value, str(value)) if name == "themes" else str(value)
