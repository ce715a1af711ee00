"""What the person agrees to, refuses or takes back: nothing leaves for a partner without it.

Each word is a record of its own and none is ever rewritten: the latest about an organisation holds.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cad.domain.clock import utc
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation
from cad.domain.referral import CONSENT_STATES, CONSENT_WAYS, Consent
from cad.domain.resident import Resident
from cad.domain.text import _, n_
from cad.services.action import Reading, action, query
from cad.services.given import past_day
from cad.services.people import person
from cad.store.reads import consents as reads
from cad.store.reads.consents import ConsentRow
from cad.store.reads.referrals import handed_to
from cad.store.reads.residents import identities
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A consent taken back: the open `referrals` it concerns, and the `sentence` that says what to do."""

    consent: Consent
    referrals: tuple[str, ...]
    sentence: str


@action(_("Noter l’accord"))
def give_consent(
    work: Work,
    resident: str,
    organisation: str,
    how: str,
    scope: str = "referral",
    detail: str = "",
    on: str = "",
) -> Consent:
    """The person agrees to what concerns them being shared with an organisation (or with their team)."""
    return note_consent(work, resident, organisation, "given", how, scope, detail, on)


@action(_("Noter le refus"))
def refuse_consent(
    work: Work,
    resident: str,
    organisation: str,
    how: str = "oral",
    scope: str = "referral",
    detail: str = "",
    on: str = "",
) -> Consent:
    """The person does not agree: no hand-over to that organisation until they say otherwise."""
    return note_consent(work, resident, organisation, "refused", how, scope, detail, on)


@action(_("Noter le retrait de l’accord"))
def withdraw_consent(
    work: Work, consent: str, detail: str = "", how: str = "oral", on: str = ""
) -> Withdrawal:
    """The person takes their consent back. What was handed over keeps its history and is flagged."""
    given = work.get(Consent, consent)
    people = identities(work.connection, given.resident)
    held = reads.latest(work.connection, people, given.organisation, given.scope)
    if not held or held.state != "given":
        raise Refused(_("Il n’y a plus d’accord à retirer\u00a0: il a déjà été retiré ou refusé."))
    said = note_consent(work, people[0], given.organisation, "withdrawn", how, given.scope, detail, on)
    if said.on < held.on:
        raise Refused(
            _("L’accord date du {day}\u00a0: il n’a pas pu être retiré avant.").format(day=show_date(held.on))
        )
    concerned = handed_to(work.connection, people, given.organisation) if given.scope == "referral" else ()
    return Withdrawal(said, concerned, _consequence(work, said, len(concerned)))


def _consequence(work: Work, said: Consent, concerned: int) -> str:
    if said.scope == "team":
        return _("Rien de nouveau n’est partagé avec l’équipe sans un nouvel accord.")
    then = _("Plus aucune orientation vers {organisation} sans un nouvel accord.").format(
        organisation=work.get(Organisation, said.organisation).name
    )
    if not concerned:
        return then
    return f"{then} " + n_(
        "{n} orientation déjà remise\u00a0: prévenez le partenaire, ou annulez-la.",
        "{n} orientations déjà remises\u00a0: prévenez le partenaire, ou annulez-les.",
        concerned,
    )


def note_consent(
    work: Work,
    resident: str,
    organisation: str,
    state: str,
    how: str,
    scope: str = "referral",
    detail: str = "",
    on: str = "",
) -> Consent:
    """Write down one word of the person; shared with the hand-over of a referral.

    Said now, it holds, even when the clock was set back since the word before it.
    """
    who = person(work, resident)
    if scope == "referral" and not organisation:
        raise Refused(_("Il manque la structure\u00a0: un accord vaut pour une structure précise."))
    if how not in CONSENT_WAYS:
        ways = ", ".join(CONSENT_WAYS.values())
        raise Refused(_("Dites comment la personne l’a exprimé\u00a0: {ways}.").format(ways=ways))
    if organisation:
        work.get(Organisation, organisation)
    held = reads.latest(work.connection, identities(work.connection, who.id), organisation, scope)
    day = past_day(on, _("Jour de l’accord"), work.today)
    if held and not on:
        day = max(day, held.on)
    after = held is not None and day >= held.on
    return work.add(
        Consent(
            created_at=_after(held.created_at, utc(work.now)) if held and after else "",
            resident=who.id,
            scope=scope,
            organisation=organisation,
            state=state,
            on=day,
            how=how,
            detail=detail.strip(),
            adviser=work.by,
        )
    )


def _after(earlier: str, moment: str) -> str:
    """This moment, or the first one after `earlier` when the clock was set back."""
    return moment if moment > earlier else utc(datetime.fromisoformat(earlier) + timedelta(milliseconds=1))


def valid_consent(work: Work, resident: Resident, organisation: Organisation) -> Consent:
    """The consent under which one may refer. Raises `Refused` with what the person last said."""
    people = identities(work.connection, resident.id)
    held = reads.latest(work.connection, people, organisation.id, "referral")
    if held and held.state == "given":
        return held
    if not held:
        raise Refused(
            _(
                "Pas d’accord, pas d’orientation\u00a0: demandez à la personne si elle accepte que sa "
                "situation soit transmise à {organisation}, puis notez sa réponse."
            ).format(organisation=organisation.name)
        )
    raise Refused(
        _(
            "La personne n’accepte pas d’être orientée vers {organisation} (accord {state} le {day}). "
            "Sans un nouvel accord, l’orientation ne peut pas être remise."
        ).format(
            organisation=organisation.name,
            state=CONSENT_STATES[held.state].lower(),
            day=show_date(held.on),
        )
    )


@query
def consents(reading: Reading, resident: str) -> list[ConsentRow]:
    """Everything the person said about sharing, latest first; `current` marks what holds."""
    return reads.of_person(reading.connection, identities(reading.connection, resident))
