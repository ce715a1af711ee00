"""Asking another adviser to lead, and answering who asks."""

from typing import Any

from PySide6.QtWidgets import QWidget

from cad.domain.elision import of
from cad.domain.referral import CONSENT_WAYS
from cad.domain.text import _
from cad.services import transfers
from cad.services.page import ResidentPage
from cad.services.transfers import PossibleLead
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.screens.resident.lead_picker import LeadPicker
from ui.screens.resident.relays import may_propose, who
from ui.screens.resident.sheets import Sheets
from ui.screens.resident.who import name_of
from ui.widgets.field import Field
from ui.widgets.flag import Flag
from ui.widgets.segments import Segments
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea

FORM = "transfer"
"""The draft’s name; the service drops it when the transfer is proposed."""


class TransferSheets(Sheets):
    """See the module."""

    def propose(self) -> None:
        """Ask someone to lead."""
        desk = self._presenter.desk
        if may_propose(self._page):
            desk.ask(transfers.possible_leads, self._propose, resident_id=self._presenter.subject)
        else:
            desk.say(
                _("Un relais est déjà proposé\u00a0: il attend sa réponse, en haut de la fiche."), "info"
            )

    def _propose(self, leads: list[PossibleLead]) -> None:
        if not leads:
            words = _(
                "Aucun·e autre conseiller·ère n’est connu·e ici. Échangez avec le dépôt, puis réessayez."
            )
            self._presenter.desk.say(words, "warning")
            return
        sheet, picker = propose_sheet(self._host, self._page, self._presenter.desk.me, leads)

        def submit(values: dict[str, Any]) -> None:
            chosen = picker.lead()
            how = "" if chosen and chosen.agreed else values["consent_how"]
            self._acts.about(
                transfers.propose_transfer, _("Relais proposé"), self._written(sheet, FORM),
                self._refused(sheet), **{**values, "consent_how": how},
            )  # fmt: skip

        self._open(sheet, FORM, submit)

    def answer(self, transfer: str, action: str) -> None:
        """Accept or decline."""
        (self._accept if action == "accept" else self._decline)(transfer)

    def _accept(self, transfer: str) -> None:
        """Lead from now on, with a word for who asked."""
        asked = next(one for one in self._page.transfers if one.id == transfer)
        former = who(self._page, asked.former or asked.from_adviser)
        then = _("{name} reste dans l’équipe.") if asked.stays else _("{name} quitte le parcours.")
        told = _("Vous devenez référent·e dès maintenant. {then}").format(then=then.format(name=former))
        title = _("Accepter le suivi {of_who}").format(of_who=of(name_of(self._page.resident)))
        fields: Fields = {"answer": Field(_("Votre mot de réponse"), TextArea(lines=2), optional=True)}
        sheet = FormSheet(
            self._host, title, fields, items=(Text(told), *fields.values()), save=_("Accepter le relais")
        )
        act, said = transfers.accept_transfer, _("Vous êtes référent·e")
        self._ask(sheet, f"accept:{transfer}", act, said, about=False, transfer=transfer)

    def _decline(self, transfer: str) -> None:
        """Say no, and why; who led still leads."""
        asked = next(one for one in self._page.transfers if one.id == transfer)
        told = _("{name} le saura, et rien ne change pour la personne.").format(
            name=who(self._page, asked.from_adviser)
        )
        fields: Fields = {"answer": Field(_("Pourquoi"), TextArea(lines=2))}
        sheet = FormSheet(
            self._host, _("Décliner le relais"), fields, items=(Text(told), *fields.values()),
            save=_("Décliner"),
        )  # fmt: skip
        act, said = transfers.decline_transfer, _("Relais décliné")
        self._ask(sheet, f"decline:{transfer}", act, said, about=False, transfer=transfer)


def propose_sheet(
    host: QWidget, page: ResidentPage, me: str, leads: list[PossibleLead]
) -> tuple[FormSheet, LeadPicker]:
    """To whom, with what word; and, of another organisation, how the person said they agree."""
    picker, name = LeadPicker(leads), name_of(page.resident)
    lead = page.names.get(page.resident.lead_adviser, "")
    mine = not lead or page.resident.lead_adviser == me
    stays = (
        _("Je reste dans l’équipe du parcours")
        if mine
        else _("{name} reste dans l’équipe du parcours").format(name=lead)
    )
    fields: Fields = {
        "to_adviser": Field(_("À qui"), picker),
        "consent_how": Field(_("Accord de la personne"), Segments(CONSENT_WAYS.items())),
        "note": Field(_("Mot de relais"), TextArea(lines=4), help=_(
            "Ce qu’il faut savoir pour prendre la suite. Toute l’équipe du parcours pourra le lire."
        )),
        "stays": Field(_("Ensuite"), Flag(stays, True)),
    }  # fmt: skip
    fields["stays"].editor.setAccessibleName(stays)
    sheet = FormSheet(
        host, _("Transmettre le suivi {of_who}").format(of_who=of(name)), fields,
        save=_("Proposer le relais"), width=640,
        note=_("Tant que la réponse n’est pas venue, rien ne change."),
    )  # fmt: skip
    sheet.check = lambda values: _missing(values, picker.lead())

    def weigh() -> None:
        chosen = picker.lead()
        fields["consent_how"].setVisible(bool(chosen and not chosen.agreed))
        fields["consent_how"].set_help(
            _("{organisation} lira la fiche pour décider. La personne est-elle d’accord\u202f?").format(
                organisation=chosen.organisation if chosen else ""
            )
        )

    picker.changed.connect(weigh)
    weigh()
    return sheet, picker


def _missing(values: dict[str, Any], chosen: PossibleLead | None) -> dict[str, str]:
    found = {}
    if not chosen:
        found["to_adviser"] = _("Choisissez à qui vous proposez ce suivi.")
    elif not chosen.agreed and not values["consent_how"]:
        found["consent_how"] = _(
            "Demandez à la personne si elle est d’accord, et notez comment elle l’a dit."
        )
    if not values["note"]:
        found["note"] = _(
            "Dites en quelques mots où l’on en est\u00a0: c’est ce qui évite de tout redemander."
        )
    return found
