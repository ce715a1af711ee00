"""A small notebook of people handed over: two partners, a service each, referrals in every state."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from cad.domain.organisation import Organisation, Service
from cad.domain.referral import Referral
from cad.domain.resident import Resident
from cad.services import partners, referrals, residents
from cad.services.notebook import Notebook
from cad.services.referrals import ReferralPage
from cad.services.settings import set_me

T = TypeVar("T")


@dataclass
class Handed:
    """The notebook and what is in it, by name."""

    book: Notebook
    partner: Organisation
    service: Service
    other: Service

    def person(self, name: str) -> Resident:
        """Someone new."""
        first, last = name.split(" ", 1)
        return residents.create_resident(self.book, usage_name=last, first_name=first).result

    def refer(self, name: str, *, service: Service | None = None, answer_by: str = "") -> Referral:
        """Someone new, handed over today with their consent."""
        return referrals.refer(
            self.book,
            resident=self.person(name).id,
            service=(service or self.service).id,
            purpose="Passer le permis",
            consent_how="oral",
            answer_by=answer_by,
        ).result

    def draft(self, name: str) -> Referral:
        """Someone new, and what is prepared for them."""
        return referrals.draft_referral(
            self.book, resident=self.person(name).id, service=self.service.id, purpose="Une formation"
        ).result

    def look(self, question: Callable[..., T], **given: Any) -> T:
        """Ask the record as another thread does: nothing half written is seen."""
        with self.book.reading() as reading:
            return question(reading, **given)

    def page(self, referral: Referral) -> ReferralPage:
        """A referral as it is now."""
        return self.look(referrals.referral_page, referral=referral.id)

    def state(self, referral: Referral) -> str:
        """Where it stands."""
        return self.page(referral).referral.state

    def move(self, referral: Referral, state: str, **said: str) -> Referral:
        """What became of it."""
        return referrals.move_referral(self.book, referral=referral.id, state=state, **said).result


def make(book: Notebook) -> Handed:
    """Nora Le Gall of We Ker writes; Mobilité 35 and the CCAS receive."""
    set_me(book, name="Nora Le Gall", organisation="We Ker", phone="0299010203")
    mobility = partners.add_organisation(
        book, name="Mobilité 35", city="Rennes", address="3 rue du Bus"
    ).result
    ccas = partners.add_organisation(book, name="CCAS").result
    service = partners.add_service(
        book, organisation=mobility.id, name="Permis pour tous", themes=("mobility",), documents="CV"
    ).result
    other = partners.add_service(book, organisation=ccas.id, name="Aide sociale", themes=("rights",)).result
    return Handed(book, mobility, service, other)
