"""What one can do from a person’s page, one service action each, said with « Annuler ». No Qt here."""

from collections.abc import Callable
from typing import Any

from cad.domain.encounter import Appointment
from cad.domain.referral import Referral
from cad.domain.text import _
from cad.services import (
    appointments,
    consents,
    documents,
    duplicates,
    journeys,
    referrals,
    residents,
    transfers,
)
from cad.services.handing_over import ConsentSaid
from ui.ports import Desk, Failed
from ui.screens.resident.refer_form import Referring
from ui.screens.resident.typed import read_step

Then = Callable[[], None] | None


class Acts:
    """`subject` answers the id of the person on the page."""

    def __init__(self, desk: Desk, subject: Callable[[], str]) -> None:
        self._desk, self._subject = desk, subject

    def act(
        self,
        action: Callable[..., Any],
        said: str,
        then: Then = None,
        failed: Failed | None = None,
        **given: Any,
    ) -> None:
        """Do it and say it; `then` once it is written, `failed` with the French reason."""
        after = (lambda _result: then()) if then else None
        self._desk.act(action, after, failed, said=said, **given)

    def about(
        self,
        action: Callable[..., Any],
        said: str,
        then: Then = None,
        failed: Failed | None = None,
        **given: Any,
    ) -> None:
        """The same, about the person on the page."""
        self.act(action, said, then, failed, resident=self._subject(), **given)

    def add_step(self, typed: str, then: Then = None) -> None:
        """A step typed in one line."""
        step = read_step(typed, self._desk.now().date())
        if step:
            self.about(journeys.add_step, _("Étape ajoutée"), then, title=step.title, due_on=step.due_on)

    def step(self, step: str, action: str) -> bool:
        """Tick a step off or entrust it to someone else; False when more must be asked first."""
        if action == "done":
            self.act(journeys.complete_step, _("Étape faite"), step=step)
        elif action.startswith("who:"):
            self.act(journeys.change_step, _("Étape confiée"), step=step, who=action[4:], who_name="")
        return action == "done" or action.startswith("who:")

    def meet(self, then: Callable[[Appointment], None], failed: Failed, **given: Any) -> None:
        """An appointment with the person on the page; `then` receives it."""
        said, resident = _("Rendez-vous noté"), self._subject()
        self._desk.act(appointments.plan_appointment, then, failed, said=said, resident=resident, **given)

    def appointment(self, appointment: str, action: str) -> bool:
        """Say whether the person came, or print the slip; False when more must be asked first."""
        if action == "came":
            self.act(appointments.appointment_came, _("Rendez-vous honoré"), appointment=appointment)
        elif action == "missed":
            self.act(appointments.appointment_missed, _("Rendez-vous manqué"), appointment=appointment)
        elif action == "slip":
            self._desk.open("paper", appointment=appointment)
        return action in ("came", "missed", "slip")

    def referral(self, referral: str, action: str) -> bool:
        """Look at the letter, erase a draft; False when more must be asked first."""
        if action == "letter":
            self._desk.open("paper", referral=referral)
        elif action == "remove":
            self.act(referrals.remove_referral, _("Brouillon effacé"), referral=referral)
        return action in ("letter", "remove")

    def refer(self, form: Referring, draft: str, then: Callable[[], None], failed: Failed) -> None:
        """Hand the person over (a `draft`, or in one action), then show the letter."""
        words = _("Orientation remise")

        def handed(referral: Referral) -> None:
            then()
            self._desk.open("paper", referral=referral.id)

        def hand(_changed: object = None) -> None:
            said = ConsentSaid(how=form.consent, on=form.consent_on) if form.consent else ""
            self._desk.act(referrals.hand_over, handed, failed, said=words, referral=draft, consent=said)

        if draft:
            self._desk.act(referrals.change_referral, hand, failed, referral=draft, **form.draft())
        else:
            given = {"resident": self._subject(), **form.given()}
            self._desk.act(referrals.refer, handed, failed, said=words, **given)

    def member(self, member: str) -> None:
        """Someone leaves the team."""
        self.act(journeys.leave_team, _("Retiré·e de l’équipe"), member=member)

    def relative(self, member: str) -> None:
        """Someone no longer lives there."""
        self.act(residents.remove_household_member, _("Retiré·e du foyer"), member=member)

    def document(self, document: str) -> None:
        """A document is taken off the page."""
        self.act(documents.remove_document, _("Document retiré"), document=document)

    def save_document(self, document: str, path: str) -> None:
        """A copy where the adviser chose."""
        said = _("Copie enregistrée")
        self._desk.render(
            documents.save_document,
            lambda _path: self._desk.say(said, "success"),
            document=document,
            path=path,
        )

    def withdraw(self, consent: str) -> None:
        """The person takes their consent back; what it entails is said, and a slip is undone at once."""
        told = lambda told: self._desk.say(told.sentence, "warning", undo=True)  # noqa: E731
        self._desk.act(consents.withdraw_consent, told, consent=consent)

    def transfer(self, transfer: str, action: str) -> bool:
        """Take a transfer back, or know its answer; False when more must be asked first."""
        if action == "cancel":
            self.act(transfers.cancel_transfer, _("Relais annulé"), transfer=transfer)
        elif action == "read":
            self.act(transfers.read_transfer_answer, _("Réponse lue"), transfer=transfer)
        return action in ("cancel", "read")

    def not_duplicate(self, other: str) -> None:
        """They are two people."""
        self.act(duplicates.not_duplicates, _("Notées comme deux personnes"), a=self._subject(), b=other)

    def unmerge(self, absorbed: str) -> None:
        """They are two people after all: both files are given back."""
        self.act(duplicates.unmerge_residents, _("Fiches séparées"), absorbed=absorbed)
