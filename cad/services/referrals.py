"""Passing a person on to a partner, and following them until they are on the other side.

draft → handed over (only with the person’s consent) → what became of it, see `cad.domain.referral_life`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from cad.domain import reference
from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.referral import REFERRAL_STATES, Referral
from cad.domain.referral_life import next_states, stitch
from cad.domain.text import _
from cad.services.action import Reading, action, query
from cad.services.handing_over import (
    ConsentSaid,
    check_theme,
    deadline,
    hand,
    live,
    offered,
    only_draft,
    prepare,
)
from cad.services.referral_moves import move
from cad.store.reads import referral_lists as lists
from cad.store.reads import referrals as reads
from cad.store.reads.appointments import of_referral
from cad.store.reads.people import people
from cad.store.reads.referrals import Happened as Happened
from cad.store.reads.referrals import ReferralCounts as ReferralCounts
from cad.store.reads.referrals import ReferralRow as ReferralRow
from cad.store.reads.residents import identities, named
from cad.store.table import load
from cad.store.work import Work


class ReferralFields(TypedDict, total=False):
    """What may be corrected while a referral is a draft."""

    service: str
    purpose: str
    theme: str
    documents: str
    answer_by: str


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """One referral with its history, its appointments and where it may go from here, the likeliest first.

    `namesakes` are the people of other referrals that carry the same reference, drawn on another laptop;
    `sender` made it, and answers at `sender_phone`.
    """

    referral: Referral
    row: ReferralRow
    service: Service
    organisation: Organisation
    happened: tuple[Happened, ...]
    appointments: tuple[Appointment, ...]
    next_states: tuple[str, ...]
    namesakes: tuple[str, ...]
    sender: str
    sender_phone: str


@action(_("Préparer l’orientation"))
def draft_referral(
    work: Work,
    resident: str,
    service: str,
    purpose: str = "",
    theme: str = "",
    documents: str | None = None,
    answer_by: str = "",
) -> Referral:
    """A referral being prepared: it has its reference, and needs no consent as long as it stays here.

    The documents to bring are the service’s, and the answer is expected after the usual delay, unless said.
    """
    return prepare(work, resident, service, purpose, theme, documents, answer_by)


@action(_("Modifier l’orientation"))
def change_referral(work: Work, referral: str, **fields: Unpack[ReferralFields]) -> Referral:
    """Correct a draft; what the partner has already received is not rewritten."""
    current = only_draft(work, referral, _("Elle ne peut plus être modifiée\u00a0: notez la suite."))
    values: dict[str, Any] = {k: v.strip() for k, v in dict(fields).items() if isinstance(v, str)}
    if "theme" in values:
        check_theme(values["theme"])
    if "answer_by" in values:
        values["answer_by"] = deadline(work, values["answer_by"])
    if "service" in values:
        former, chosen = work.get(Service, current.service), offered(work, values["service"])
        values["organisation"] = chosen.organisation
        if current.documents == former.documents:
            values.setdefault("documents", chosen.documents)
    return work.change(current, **values)


@action(_("Effacer le brouillon d’orientation"))
def remove_referral(work: Work, referral: str) -> Referral:
    """Give up a draft. What was handed over is revoked instead, with its reason."""
    return work.remove(only_draft(work, referral, _("Annulez-la plutôt, en disant pourquoi.")))


@action(_("Remettre l’orientation"))
def hand_over(work: Work, referral: str, consent: ConsentSaid | str = "", on: str = "") -> Referral:
    """The letter is in the person’s hands. `consent` is what they just said, the id of a consent, or "" for
    the one in force; without a valid one the hand-over is refused.
    """
    return hand(work, live(work, referral), consent, on)


@action(_("Orienter la personne"))
def refer(
    work: Work,
    resident: str,
    service: str,
    purpose: str,
    theme: str = "",
    documents: str | None = None,
    answer_by: str = "",
    consent_how: str = "",
    consent_detail: str = "",
    consent_on: str = "",
) -> Referral:
    """Draft, consent and hand-over at once. Without `consent_how`, a consent already in force is needed."""
    drafted = prepare(work, resident, service, purpose, theme, documents, answer_by)
    said = ConsentSaid(how=consent_how, detail=consent_detail, on=consent_on)
    return hand(work, drafted, said if consent_how else "")


@action(_("Noter la suite de l’orientation"))
def move_referral(
    work: Work,
    referral: str,
    state: str,
    on: str = "",
    reason: str = "",
    detail: str = "",
    appointment_at: str = "",
    place: str = "",
) -> Referral:
    """What became of a referral, on which day. An appointment needs `appointment_at`, an outcome `detail`."""
    current = live(work, referral)
    if state == "handed_over":
        return hand(work, current, "", on)
    return move(work, current, state, on, reason, detail, appointment_at, place)


@query
def list_referrals(
    reading: Reading, state: str = "", late: bool = False, text: str = "", limit: int = 100, after: str = ""
) -> list[ReferralRow]:
    """A page of referrals, after the one whose id is `after`.

    `state` is a state, or "open", "closed", "broken" for all those so sewn; `late` keeps the answers overdue;
    `text` begins the names of the person or of the partner, or the reference.
    """
    states = (state,) if state in REFERRAL_STATES else tuple(s for s in REFERRAL_STATES if stitch(s) == state)
    if state and not states:
        raise Refused(_("«\u00a0{state}\u00a0» n’est pas un état d’orientation.").format(state=state))
    return lists.listed(reading.connection, reading.today, states if state else (), late, text, limit, after)


@query
def referrals_of(reading: Reading, resident: str) -> list[ReferralRow]:
    """The referrals of one person, with their seam and its age, latest first."""
    return reads.of_person(reading.connection, reading.today, identities(reading.connection, resident))


@query
def count_referrals(reading: Reading) -> ReferralCounts:
    """How many referrals in each state, and how many answers are late."""
    return lists.counts(reading.connection, reading.today)


@query
def referral_page(reading: Reading, referral: str) -> ReferralPage:
    """One referral in full."""
    found = load(reading.connection, Referral, referral)
    shown = reads.one(reading.connection, reading.today, found.id)
    if not shown:
        raise Refused(_("Cette orientation a été effacée. Annulez d’abord cet effacement."))
    others = [one for one in reads.by_reference(reading.connection, found.reference) if one.id != found.id]
    return ReferralPage(
        found,
        shown[0],
        load(reading.connection, Service, found.service),
        load(reading.connection, Organisation, found.organisation),
        reads.happened(reading.connection, found.id),
        tuple(of_referral(reading.connection, found.id)),
        next_states(found.state),
        tuple(_names(reading, others)),
        *_sender(reading, found),
    )


def _sender(reading: Reading, referral: Referral) -> tuple[str, str]:
    """Who made it, and their telephone, else that of their organisation."""
    by = named(reading.connection, Adviser, {referral.from_adviser}).get(referral.from_adviser)
    home = named(reading.connection, Organisation, {referral.from_organisation}).get(
        referral.from_organisation
    )
    return by.name if by else "", (by and by.phone) or (home.phone if home else "")


@query
def referral_by_reference(reading: Reading, text: str) -> Referral:
    """The referral whose reference was typed or heard, in any usual way of writing it.

    Raises `Refused` when none carries it, or several: which one is then a question of whom it is about.
    """
    found = reads.by_reference(reading.connection, reference.normalise(text))
    if not found:
        raise Refused(_("Aucune orientation de ce carnet ne porte cette référence."))
    if len(found) > 1:
        names = _(" et ").join(_names(reading, found))
        raise Refused(
            _(
                "Plusieurs orientations portent cette référence, pour {names}\u00a0: demandez de qui il "
                "s’agit, et choisissez d’après la personne."
            ).format(names=names)
        )
    return found[0]


def _names(reading: Reading, found: Sequence[Referral]) -> list[str]:
    """Whom these referrals are about."""
    known = people(reading.connection, {one.resident for one in found})
    return [known[one.resident].name for one in found]
