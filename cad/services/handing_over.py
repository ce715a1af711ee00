"""Preparing a referral and handing it over: the rules shared by the actions on referrals."""

from datetime import date, timedelta
from typing import NotRequired, TypedDict

from cad.domain import reference
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation, Service
from cad.domain.referral import Consent, Referral
from cad.domain.referral_life import check_move
from cad.domain.text import _
from cad.domain.themes import BY_KEY as THEMES
from cad.services.consents import note_consent, valid_consent
from cad.services.given import day, past_day
from cad.services.journeys import current_journey
from cad.services.people import person, required
from cad.services.referral_moves import write_event
from cad.services.settings import own_organisation
from cad.store import drafts
from cad.store.reads.referrals import is_taken
from cad.store.reads.residents import identities
from cad.store.reads.settings import value as rule
from cad.store.work import Work

FRIDAY = 4


class ConsentSaid(TypedDict):
    """A consent given while handing over: how, when (today by default), in what words."""

    how: str
    detail: NotRequired[str]
    on: NotRequired[str]


def prepare(
    work: Work,
    resident: str,
    service: str,
    purpose: str,
    theme: str,
    documents: str | None,
    answer_by: str,
) -> Referral:
    """A draft with its reference; the person’s journey opens with it if it was not."""
    who, chosen = person(work, resident), offered(work, service)
    check_theme(theme)
    current_journey(work, who.id)
    drafts.drop(work.connection, "referral", who.id)
    drafted = Referral(
        reference=_new_reference(work),
        resident=who.id,
        organisation=chosen.organisation,
        service=chosen.id,
        from_adviser=work.by,
        from_organisation=own_organisation(work),
        theme=theme or (chosen.themes[0] if len(chosen.themes) == 1 else ""),
        purpose=purpose.strip(),
        documents=chosen.documents if documents is None else documents.strip(),
        answer_by=deadline(work, answer_by),
    )
    return write_event(work, work.add(drafted), "draft", work.today)


def hand(work: Work, referral: Referral, consent: ConsentSaid | str, on: str = "") -> Referral:
    """From draft (or silence) to the person’s hands. Raises `Refused` without a valid consent."""
    check_move(referral.state, "handed_over")
    required(referral.purpose, _("l’objet de la demande"))
    who = person(work, referral.resident)
    partner = work.get(Organisation, referral.organisation)
    if not isinstance(consent, str):
        consent = note_consent(work, who.id, partner.id, "given", **consent).id
    held = valid_consent(work, who, partner)
    if consent:
        held = _chosen(work, consent, who.id, partner)
    handed_on = past_day(on, _("Remise le"), work.today)
    if on and held.on > handed_on:
        raise Refused(
            _("L’accord date du {day}, après la remise\u00a0: vérifiez les deux jours.").format(
                day=show_date(held.on)
            )
        )
    answer_by = referral.answer_by if referral.answer_by > work.today else deadline(work, "")
    return write_event(work, referral, "handed_over", handed_on, consent=held.id, answer_by=answer_by)


def _chosen(work: Work, consent: str, resident: str, partner: Organisation) -> Consent:
    """The consent pointed at. Raises `Refused` unless this person gave it for this partner."""
    said = work.get(Consent, consent)
    theirs = said.resident in identities(work.connection, resident)
    about = said.scope == "referral" and said.organisation == partner.id
    if not (theirs and about and said.state == "given" and not said.removed):
        raise Refused(
            _("Cet accord ne vaut pas pour {organisation}\u00a0: demandez-en un à la personne.").format(
                organisation=partner.name
            )
        )
    return said


def _new_reference(work: Work) -> str:
    made = reference.new_reference()
    return _new_reference(work) if is_taken(work.connection, made) else made


def offered(work: Work, service: str) -> Service:
    """A service one can still refer to."""
    chosen = work.get(Service, service)
    if chosen.removed or work.get(Organisation, chosen.organisation).removed:
        raise Refused(
            _("«\u00a0{name}\u00a0» n’est plus proposé. Choisissez un autre service.").format(
                name=chosen.name
            )
        )
    return chosen


def live(work: Work, referral: str) -> Referral:
    """A referral that was not erased."""
    found = work.get(Referral, referral)
    if found.removed:
        raise Refused(_("Cette orientation a été effacée. Annulez d’abord cet effacement."))
    return found


def only_draft(work: Work, referral: str, instead: str) -> Referral:
    """A referral that has not left yet; otherwise `Refused`, and what to do `instead`."""
    current = live(work, referral)
    if current.state != "draft":
        raise Refused(_("Cette orientation a déjà été remise.") + " " + instead)
    return current


def check_theme(theme: str) -> None:
    """Raises `Refused` unless it is one of the themes, or none."""
    if theme and theme not in THEMES:
        raise Refused(_("Le thème «\u00a0{theme}\u00a0» n’existe pas.").format(theme=theme))


def deadline(work: Work, answer_by: str) -> str:
    """The day an answer is expected; when nothing is said, the first working day after the usual delay."""
    said = day(answer_by, _("Réponse attendue le"))
    if said and said < work.today:
        raise Refused(_("Le jour où la réponse est attendue est déjà passé."))
    usual = timedelta(days=rule(work.connection, "answer_days", work.today))
    due = date.fromisoformat(work.today) + usual
    weekend = max(0, due.weekday() - FRIDAY)
    return said or (due + timedelta(days=3 - weekend if weekend else 0)).isoformat()
