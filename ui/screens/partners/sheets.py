"""The forms of a partner and of a service, each in a sheet over the window."""

from typing import Any

from PySide6.QtWidgets import QWidget

from cad.domain.organisation import Organisation, Service
from cad.domain.text import _
from cad.domain.themes import THEMES
from ui.screens.asking import Form
from ui.screens.form_fields import Sheets, Today
from ui.screens.partners import forms
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import L, M
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Item, row
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


def _organisation(host: QWidget, form: Form, _today: Today) -> FormSheet:
    """Its name is enough."""
    masked = _("Quelques types en diraient trop sur la personne\u00a0: leur nom est masqué sur les lettres.")
    fields: Fields = {
        "name": Field(_("Nom"), TextField()),
        "acronym": Field(_("Sigle"), TextField(width=180), optional=True),
        "category": Field(_("Type"), Choice(form.options["category"]), help=masked),
        **_place(),
    }
    first = row(fields["name"], fields["acronym"], spacing=M, stretch=0)
    title = _("Modifier le partenaire") if form.about else _("Nouveau partenaire")
    items = (first, fields["category"], L, SectionHeading(_("Le joindre")), *_placed(fields))
    return _filled(FormSheet(host, title, fields, items=items, width=640), form.about)


def _service(host: QWidget, form: Form, _today: Today) -> FormSheet:
    """Where and how to reach it only if it differs from its partner."""
    listed = _("Un par ligne\u00a0: la lettre les reprend.")
    fields: Fields = {
        "name": Field(_("Nom"), TextField()),
        "themes": Field(_("Thèmes"), ChipPicker([(t.key, t.short, t.icon) for t in THEMES])),
        "public": Field(_("Public"), TextField(), optional=True),
        "access": Field(_("Comment y accéder"), TextArea(lines=2), optional=True),
        "conditions": Field(
            _("Conditions"), TextArea(lines=2), help=_("La lettre les rappelle."), optional=True
        ),
        "documents": Field(_("Documents à apporter"), TextArea(lines=2), help=listed, optional=True),
        **_place(),
    }
    asked = (fields[name] for name in ("name", "themes", "public", "access", "conditions", "documents"))
    elsewhere = SectionHeading(_("Si c’est ailleurs ou un autre numéro"))
    title = (
        _("Modifier le service")
        if form.about
        else _("Nouveau service · {partner}").format(partner=form.title)
    )
    items = (*asked, L, elsewhere, *_placed(fields))
    return _filled(FormSheet(host, title, fields, items=items, width=640), form.about)


def _place() -> Fields:
    return {
        "address": Field(_("Adresse"), TextField(), optional=True),
        "postcode": Field(_("Code postal"), TextField(width=120), optional=True),
        "city": Field(_("Commune"), TextField(), optional=True),
        "phone": Field(_("Téléphone"), TextField(width=220), optional=True),
        "email": Field(_("Courriel"), TextField(), optional=True),
        "hours": Field(_("Horaires"), TextField(), optional=True),
    }


def _placed(fields: Fields) -> tuple[Item, ...]:
    town = row(fields["postcode"], fields["city"], spacing=M, stretch=1)
    contact = row(fields["phone"], fields["email"], spacing=M, stretch=1)
    return fields["address"], town, contact, fields["hours"]


def _filled(sheet: FormSheet, about: Organisation | Service | None) -> FormSheet:
    known: dict[str, Any] = forms.values(about) if about else {}
    for name, value in known.items():
        sheet.fields[name].editor.set_value(value)
    return sheet


SHEETS: Sheets = {"organisation": _organisation, "service": _service}
