"""Proposing work to several people at once, then noting each answer apart."""

from collections.abc import Iterable
from typing import Any

from cad.domain.errors import Refused
from cad.domain.names import display_name
from cad.domain.offer import Offer
from cad.domain.procurement import Opening
from cad.domain.proposal import NEXT, PROPOSAL_STATES, Proposal
from cad.domain.text import _, n_
from cad.services.action import action
from cad.services.people import person
from cad.services.placements import follow
from cad.store.reads import candidates as reads
from cad.store.reads.residents import identities
from cad.store.work import Work


@action(_("Proposer le poste"))
def propose_position(work: Work, opening: str, residents: tuple[str, ...]) -> list[Proposal]:
    """Propose a position of a lot."""
    place = work.get(Opening, opening)
    if place.closed_on:
        raise Refused(_("Ce poste est fermé\u00a0: rouvrez-le pour le proposer."))
    return propose(work, "opening", place.id, residents)


@action(_("Proposer l’offre"))
def propose_offer(work: Work, offer: str, residents: tuple[str, ...]) -> list[Proposal]:
    """Propose the offer of a company."""
    found = work.get(Offer, offer)
    if found.closed_on:
        raise Refused(_("Cette offre est fermée\u00a0: rouvrez-la pour la proposer."))
    return propose(work, "offer", found.id, residents)


def propose(work: Work, what: str, record: str, residents: Iterable[str]) -> list[Proposal]:
    """Propose to each; `what` is the link of `Proposal` to the record. Nobody is asked twice."""
    who = [person(work, one) for one in dict.fromkeys(residents)]
    if not who:
        raise Refused(_("Choisissez à qui le proposer."))
    asked = {one.resident for one in reads.proposals(work.connection, what, record)}
    for one in who:
        if asked & {*identities(work.connection, one.id)}:
            raise Refused(
                _("C’est déjà proposé à {name}.").format(
                    name=display_name(one.usage_name, one.first_name, one.birth_name)
                )
            )
    links: dict[str, Any] = {what: record}
    return work.add_all([Proposal(resident=one.id, **links, on=work.today, adviser=work.by) for one in who])


def never_proposed(work: Work, what: str, record: str) -> None:
    """Raises `Refused` once it was proposed to people: it is closed rather than withdrawn."""
    if asked := reads.proposals(work.connection, what, record):
        raise Refused(
            n_(
                "Elle a été proposée à {n} personne\u00a0: fermez-la plutôt.",
                "Elle a été proposée à {n} personnes\u00a0: fermez-la plutôt.",
                len(asked),
            )
        )


@action(_("Noter la réponse à la proposition"))
def answer_proposal(work: Work, proposal: str, state: str, reason: str = "") -> Proposal:
    """What the person, or the company, answered."""
    current = work.get(Proposal, proposal)
    if state not in NEXT.get(current.state, PROPOSAL_STATES):
        raise Refused(
            _("De «\u00a0{before}\u00a0», on ne passe pas à «\u00a0{after}\u00a0».").format(
                before=PROPOSAL_STATES[current.state], after=PROPOSAL_STATES[state]
            )
        )
    made = work.change(current, state=state, on=work.today, reason=reason.strip())
    if made.reserved_place:
        follow(work, current.state, made)
    return made
