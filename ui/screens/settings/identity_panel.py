"""The form of who writes here."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from cad.domain.text import _
from cad.services.action import Done
from ui.desk import QtDesk
from ui.screens.settings.identity import Identity
from ui.screens.settings.panel import Panel
from ui.theme.measures import M
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layout import row
from ui.widgets.pause import Pause
from ui.widgets.text_field import TextField


class IdentityPanel(Panel):
    """Name, role, organisation, telephone, e-mail."""

    key = "me"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Identity(desk, self)
        self.fields: dict[str, Field[TextField]] = {
            "name": Field(_("Votre nom"), TextField()),
            "role": Field(_("Votre fonction"), TextField(), optional=True),
            "organisation": Field(
                _("Votre structure"), TextField(), help=_("Telle qu’elle s’écrit sur les lettres.")
            ),
            "phone": Field(_("Téléphone"), TextField(width=220), optional=True),
            "email": Field(_("Courriel"), TextField(), optional=True),
        }
        self._trouble = Banner("", tone="danger")
        self._trouble.hide()
        self._rest = Pause(self, lambda: self.presenter.keep(self.values()))
        self.save = Button(_("Enregistrer"), "primary", icon="check", on_click=self._submit)
        who = row(self.fields["name"], self.fields["role"], spacing=M)
        contact = row(self.fields["phone"], self.fields["email"], spacing=M, stretch=1)
        self.cards.addWidget(
            Card(self._trouble, who, self.fields["organisation"], contact, row(None, self.save))
        )
        for field in self.fields.values():
            field.editor.changed.connect(self._rest.start)
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self._submit)

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.presenter.arrive()

    def heard(self, done: Done[Any]) -> None:
        """See `Panel.heard`."""
        if not self._rest.isActive():
            self.presenter.heard(done)

    def values(self) -> dict[str, str]:
        """What is typed."""
        return {name: field.editor.value() for name, field in self.fields.items()}

    def show_values(self, values: dict[str, str]) -> None:
        """See `identity.View`."""
        for name, field in self.fields.items():
            if field.editor.value() != values.get(name, ""):
                field.editor.set_value(values.get(name, ""))

    def refuse(self, errors: dict[str, str]) -> None:
        """See `identity.View`."""
        for name, field in self.fields.items():
            field.set_error(errors.get(name, ""))
        self._trouble.say(errors.get("", ""))
        self._trouble.setVisible(bool(errors.get("")))
        first = next((field for name, field in self.fields.items() if errors.get(name)), None)
        if first:
            first.setFocus()

    def _submit(self) -> None:
        self._rest.stop()
        self.presenter.save(self.values())
