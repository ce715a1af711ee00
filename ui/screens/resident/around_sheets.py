"""The sheets about who is around the person: identity, consents, team, household, documents."""

import re
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from cad.domain.resident import Document
from cad.domain.text import _
from cad.domain.workplace import Availability
from cad.services import availability, consents, documents, journeys, residents
from ui.screens.resident import small_sheets as small
from ui.screens.resident.form_sheet import FormSheet
from ui.screens.resident.identity_form import changed, checked
from ui.screens.resident.identity_sheet import identity_sheet
from ui.screens.resident.sheets import Sheets


class AroundSheets(Sheets):
    """See the module."""

    def identity(self) -> None:
        """Correct who the person is."""
        self._presenter.asks.advisers(self._page, self._identity)

    def _identity(self, advisers: dict[str, str]) -> None:
        person = self._page.resident
        sheet = identity_sheet(self._host, person, advisers, self._presenter.asks)

        def submit(typed: dict[str, Any]) -> None:
            values, _errors = checked(typed, self._presenter.now[:10])
            written, given = self._written(sheet, "identity"), changed(person, values)
            self._acts.about(
                residents.change_resident, _("Fiche modifiée"), written, self._refused(sheet), **given
            )

        sheet.check = lambda typed: checked(typed, self._presenter.now[:10])[1]
        self._open(sheet, "identity", submit)

    def consent(self) -> None:
        """What the person says about sharing."""
        self._presenter.asks.organisations(self._consent)

    def _consent(self, organisations: list[tuple[str, str]]) -> None:
        sheet = small.consent_sheet(self._host, organisations, self._today)

        def submit(values: dict[str, Any]) -> None:
            yes = values.pop("state") == "given"
            scope = "referral" if values["organisation"] else "team"
            act, said = (
                (consents.give_consent, _("Accord noté"))
                if yes
                else (consents.refuse_consent, _("Refus noté"))
            )
            self._acts.about(
                act, said, self._written(sheet, "consent"), self._refused(sheet), scope=scope, **values
            )

        self._open(sheet, "consent", submit)

    def member(self) -> None:
        """Someone joins the team."""
        self._presenter.asks.organisations(self._member)

    def _member(self, organisations: list[tuple[str, str]]) -> None:
        sheet = small.member_sheet(self._host, organisations)
        self._ask(sheet, "member", journeys.join_team, _("Ajouté·e à l’équipe"))

    def availability(self) -> None:
        """When the person is free, and how far they can go."""
        sheet = small.availability_sheet(self._host, self._page.availability or Availability())
        self._open(sheet, "availability", lambda typed: self._free(sheet, typed))

    def _free(self, sheet: FormSheet, typed: dict[str, Any]) -> None:
        digits = re.sub(r"\D", "", typed["minutes"])
        given = typed | {"minutes": int(digits) if digits else 0}
        self._acts.about(
            availability.say_availability, _("Disponibilités notées"), self._written(sheet, "availability"),
            self._refused(sheet), **given,
        )  # fmt: skip

    def relative(self) -> None:
        """Someone lives with the person."""
        sheet = small.relative_sheet(self._host, self._today)
        self._ask(sheet, "relative", residents.add_household_member, _("Ajouté·e au foyer"))

    def document(self) -> None:
        """Choose a file, say what it is."""
        path, _filter = QFileDialog.getOpenFileName(self._host, _("Choisir un document"))
        if path:
            self.attach(path)

    def attach(self, path: str) -> None:
        """Keep a file chosen or dropped on the page."""
        named = Document(title=Path(path).stem, filename=Path(path).name)
        sheet = small.document_sheet(self._host, named, self._today, new=True)
        self._ask(sheet, "document", documents.attach_document, _("Document joint"), path=path)

    def edit_document(self, document: str) -> None:
        """Correct what is said of a document."""
        found = next(d for d in self._page.documents if d.id == document)
        sheet = small.document_sheet(self._host, found, self._today, new=False)
        act, said = documents.change_document, _("Document modifié")
        self._ask(sheet, f"document:{document}", act, said, about=False, document=document)

    def save_document(self, document: str) -> None:
        """A copy where the adviser chooses."""
        found = next(d for d in self._page.documents if d.id == document)
        path, _filter = QFileDialog.getSaveFileName(self._host, _("Enregistrer une copie"), found.filename)
        if path:
            self._acts.save_document(document, path)
